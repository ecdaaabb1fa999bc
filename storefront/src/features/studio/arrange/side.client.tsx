"use client"

import { X } from "lucide-react"
import type { ReactNode } from "react"
import { Tool } from "../ui/transport-bar.client"
import { useEditor } from "../ui/use-editor.client"
import { setArrange } from "./state"

/** A panel beside the timeline; over it on a phone. */
export function Side({ title, children }: { title: string; children: ReactNode }) {
  const editor = useEditor()
  return (
    <aside aria-label={title} className="absolute inset-y-0 right-0 z-30 flex w-full max-w-80 flex-col border-l border-line-strong bg-surface shadow-card lg:static lg:w-72 lg:shrink-0 lg:shadow-none">
      <div className="flex items-center justify-between border-b border-line pl-3">
        <h2 className="text-sm font-bold">{title}</h2>
        <Tool label={`Close ${title.toLowerCase()}`} onClick={() => { setArrange(editor, { side: null }) }}><X /></Tool>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-3">{children}</div>
    </aside>
  )
}
