"use client"

import { AlertDialog } from "radix-ui"
import { useEffect, useState } from "react"
import { Button } from "@/components/button"
import { useEditor, useEditorState } from "../ui/use-editor.client"
import { setArrange } from "./state"

/** Asks before something is lost. */
export function Asking() {
  const editor = useEditor()
  const asking = useEditorState(({ arrange }) => arrange.asking)
  return (
    <AlertDialog.Root open={asking !== null} onOpenChange={(isOpen) => { if (!isOpen) setArrange(editor, { asking: null }) }}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-50 bg-black/50" />
        <AlertDialog.Content className="fixed left-1/2 top-1/2 z-50 grid w-[min(28rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 gap-4 rounded-2xl border border-line bg-raised p-6 shadow-card">
          <AlertDialog.Title className="text-xl font-bold">{asking?.title}</AlertDialog.Title>
          <AlertDialog.Description className="text-[15px] text-muted">{asking?.text}</AlertDialog.Description>
          <div className="flex flex-wrap justify-end gap-3">
            <AlertDialog.Cancel asChild><Button tone="quiet">Cancel</Button></AlertDialog.Cancel>
            <AlertDialog.Action asChild><Button tone="danger" onClick={() => { asking?.run() }}>{asking?.confirm}</Button></AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

/** What happened last: read out, and seen for a while. */
export function Said() {
  const said = useEditorState(({ arrange }) => arrange.said)
  const [isFresh, setFresh] = useState(false)
  useEffect(() => {
    if (said.count === 0) return
    setFresh(true)
    const timer = setTimeout(() => { setFresh(false) }, 2_600)
    return () => { clearTimeout(timer) }
  }, [said])
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 z-40 grid place-items-center px-3">
      {/* A zero-width mark makes the same words news again. */}
      <p role="status" aria-label="What happened" className={isFresh && said.text ? "rounded-lg bg-ink px-3 py-1.5 text-sm font-medium text-paper" : "sr-only"}>{said.text}{said.count % 2 === 1 ? "\u200b" : ""}</p>
    </div>
  )
}
