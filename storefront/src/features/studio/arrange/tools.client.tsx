"use client"

import { AudioLines, Footprints, Keyboard, MousePointer2, Scissors, SlidersVertical, StretchHorizontal } from "lucide-react"
import { Tool } from "../ui/transport-bar.client"
import { useEditor, useEditorState } from "../ui/use-editor.client"
import { setArrange, type Tool as ToolName } from "./state"

const tools: readonly { name: ToolName; label: string; icon: React.ReactNode }[] = [
  { name: "select", label: "Select and move", icon: <MousePointer2 /> },
  { name: "split", label: "Split tool", icon: <Scissors /> },
  { name: "slip", label: "Slip tool", icon: <StretchHorizontal /> },
]

/** What a press does, and what is open beside the timeline. */
export function ArrangeTools() {
  const editor = useEditor()
  const tool = useEditorState(({ arrange }) => arrange.tool)
  const side = useEditorState(({ arrange }) => arrange.side)
  const isFollowing = useEditorState(({ arrange }) => arrange.isFollowing)
  return (
    <div role="group" aria-label="Arranging" className="flex shrink-0">
      {tools.map(({ name, label, icon }) => <Tool key={name} label={label} isOn={tool === name} onClick={() => { setArrange(editor, { tool: name }) }}>{icon}</Tool>)}
      <Tool label="Go with what plays" isOn={isFollowing} onClick={() => { setArrange(editor, { isFollowing: !isFollowing }) }}><Footprints /></Tool>
      <Tool label="Sounds of the project" isOn={side === "sounds"} onClick={() => { setArrange(editor, { side: side === "sounds" ? null : "sounds" }) }}><AudioLines /></Tool>
      <Tool label="All values" isOn={side === "inspector"} onClick={() => { setArrange(editor, { side: side === "inspector" ? null : "inspector" }) }}><SlidersVertical /></Tool>
      <Tool label="All shortcuts" onClick={() => { setArrange(editor, { isSheetOpen: true }) }}><Keyboard /></Tool>
    </div>
  )
}
