"use client"

import { deleteRegions, duplicateRegions, moveRegions, setRegions, splitRegions } from "@max-booster/studio-core"
import { useEffect } from "react"
import { recordingOf } from "../record/recording"
import { zoomed } from "../view/geometry"
import type { Editor } from "./editor"
import { useEditor } from "./use-editor.client"

/** A key of the studio, as its sheet shows it. */
export type Shortcut = { keys: string; label: string; matches: (event: KeyboardEvent) => boolean; run: (editor: Editor) => void }

const isMod = ({ metaKey, ctrlKey }: KeyboardEvent) => metaKey || ctrlKey
const plain = (key: string) => (event: KeyboardEvent) => !isMod(event) && !event.altKey && event.key.toLowerCase() === key
const withMod = (key: string, shift = false) => (event: KeyboardEvent) => isMod(event) && event.shiftKey === shift && event.key.toLowerCase() === key
const ids = ({ state }: Editor) => [...state.selected]
const beat = ({ project, state }: Editor) => project.meter.barAt(state.cursor).beatTicks

/** All keys, in the order of the sheet. */
export const shortcuts: readonly Shortcut[] = [
  { keys: "Space", label: "Play or stop", matches: (event) => event.key === " ", run: (editor) => { void editor.toggle() } },
  { keys: "R", label: "Record or stop", matches: plain("r"), run: (editor) => { void recordingOf(editor).toggle() } },
  { keys: "Home", label: "To the beginning", matches: plain("home"), run: (editor) => { editor.seek(0) } },
  { keys: "← →", label: "A beat back or on", matches: (event) => !isMod(event) && !event.altKey && /^Arrow(Left|Right)$/.test(event.key), run: () => undefined },
  { keys: "Alt ← →", label: "Move what is selected by a beat", matches: (event) => event.altKey && /^Arrow(Left|Right)$/.test(event.key), run: () => undefined },
  { keys: "L", label: "Play in circles", matches: plain("l"), run: (editor) => { editor.set({ cycle: { ...editor.state.cycle, isOn: !editor.state.cycle.isOn } }) } },
  { keys: "S", label: "Split at the cursor", matches: plain("s"), run: (editor) => { editor.session.run(splitRegions(ids(editor), editor.state.cursor)) } },
  { keys: "M", label: "Mute or unmute what is selected", matches: plain("m"), run: (editor) => { const first = editor.project.get("regions", ids(editor)[0] ?? ""); if (first) editor.session.run(setRegions(ids(editor), { muted: !first.muted })) } },
  { keys: "Ctrl D", label: "Duplicate", matches: withMod("d"), run: (editor) => { const made = editor.session.run(duplicateRegions(ids(editor))); if (made.done) editor.set({ selected: new Set(made.created.filter((id) => editor.project.get("regions", id))) }) } },
  { keys: "Delete", label: "Delete", matches: (event) => event.key === "Delete" || event.key === "Backspace", run: (editor) => { editor.session.run(deleteRegions(ids(editor))); editor.set({ selected: new Set() }) } },
  { keys: "Ctrl A", label: "Select everything", matches: withMod("a"), run: (editor) => { editor.set({ selected: new Set(editor.project.all("regions").map(({ id }) => id)) }) } },
  { keys: "Ctrl Z", label: "Undo", matches: withMod("z"), run: ({ session }) => { session.undo() } },
  { keys: "Ctrl Shift Z", label: "Redo", matches: withMod("z", true), run: ({ session }) => { session.redo() } },
  { keys: "+ −", label: "Closer or farther", matches: (event) => !isMod(event) && /^[+=-]$/.test(event.key), run: () => undefined },
]

/** Listens to keys wherever nothing is typed. */
export function useKeys(): void {
  const editor = useEditor()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest("input, select, textarea, [contenteditable], [role=dialog]") && !(event.target instanceof HTMLInputElement && event.target.type === "range" && event.key === " ")) return
      if (event.target instanceof HTMLButtonElement && (event.key === " " || event.key === "Enter")) return
      const shortcut = shortcuts.find(({ matches }) => matches(event))
      if (!shortcut) return
      event.preventDefault()
      const way = event.key === "ArrowLeft" || event.key === "-" ? -1 : 1
      if (shortcut.keys === "← →") editor.seek(editor.state.cursor + way * beat(editor))
      else if (shortcut.keys === "Alt ← →") editor.session.run(moveRegions(ids(editor), { by: way * beat(editor) }))
      else if (shortcut.keys === "+ −") editor.set({ view: zoomed(editor.state.view, 200, way > 0 ? 0.8 : 1.25) })
      else shortcut.run(editor)
    }
    window.addEventListener("keydown", onKey)
    return () => { window.removeEventListener("keydown", onKey) }
  }, [editor])
}
