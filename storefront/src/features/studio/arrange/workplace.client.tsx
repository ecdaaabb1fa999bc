"use client"

import type { ReactNode } from "react"
import { Roll } from "../notes/roll.client"
import { useEditorState } from "../ui/use-editor.client"
import { Asking, Said } from "./asking.client"
import { Inspector } from "./inspector.client"
import { Sheet } from "./sheet.client"
import { SoundsPanel } from "./sounds-panel.client"

/** The timeline with what belongs to it: panels beside it, the notes below, questions, and what happened in words. */
export function ArrangePlace({ children }: { children: ReactNode }) {
  const side = useEditorState(({ arrange }) => arrange.side)
  const rollId = useEditorState(({ arrange }) => arrange.rollId)
  return (
    <>
      <div className="relative flex min-h-0 flex-1">
        {children}
        {side === "sounds" && <SoundsPanel />}
        {side === "inspector" && <Inspector />}
        <Said />
      </div>
      {rollId !== null && <Roll key={rollId} regionId={rollId} />}
      <Sheet />
      <Asking />
    </>
  )
}
