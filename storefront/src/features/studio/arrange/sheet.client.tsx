"use client"

import { X } from "lucide-react"
import { Dialog } from "radix-ui"
import { useState } from "react"
import { cn } from "@/lib/cn"
import { fieldLook } from "../ui/transport-bar.client"
import { useEditor, useEditorState } from "../ui/use-editor.client"
import { perform, studioCommands } from "./commands"
import { say, setArrange } from "./state"

const groups = [...new Set(studioCommands.map(({ group }) => group))]

/** Every command with its keys, to search and to do. */
export function Sheet() {
  const editor = useEditor()
  const isOpen = useEditorState(({ arrange }) => arrange.isSheetOpen)
  const [search, setSearch] = useState("")
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const found = studioCommands.filter(({ label, keys = "", group }) => words.every((word) => `${label} ${keys} ${group}`.toLowerCase().includes(word)))
  return (
    <Dialog.Root open={isOpen} onOpenChange={(isNow) => { setArrange(editor, { isSheetOpen: isNow }); setSearch("") }}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/50" />
        <Dialog.Content aria-describedby={undefined} className="fixed inset-x-2 top-[5vh] z-50 mx-auto flex max-h-[90vh] max-w-4xl flex-col gap-3 rounded-2xl border border-line bg-raised p-4 shadow-card sm:p-6">
          <div className="flex items-center justify-between gap-3">
            <Dialog.Title className="text-xl font-bold">Shortcuts</Dialog.Title>
            <Dialog.Close aria-label="Close" className="grid size-11 place-items-center rounded-lg hover:bg-line/60"><X size={20} aria-hidden /></Dialog.Close>
          </div>
          <input type="search" aria-label="Search commands" placeholder="What do you want to do?" autoFocus className={cn(fieldLook, "min-h-11 w-full")} value={search} onChange={(event) => { setSearch(event.currentTarget.value) }} />
          <div className="min-h-0 overflow-y-auto sm:columns-2 sm:gap-8">
            {found.length === 0 && <p className="text-sm text-muted">Nothing is called that. Try one word, such as “fade”.</p>}
            {groups.filter((group) => found.some((command) => command.group === group)).map((group) => (
              <section key={group} className="pb-3">
                <h3 className="pb-1 text-sm font-bold text-muted">{group}</h3>
                <ul>
                  {found.filter((command) => command.group === group).map((command) => (
                    <li key={command.id} className="break-inside-avoid">
                      <button type="button" className="flex min-h-9 w-full items-center justify-between gap-3 rounded px-2 text-left text-sm hover:bg-line/60 pointer-coarse:min-h-11" onClick={() => { setArrange(editor, { isSheetOpen: false }); if (command.id !== "sheet") perform(editor, command, (reason) => { say(editor, reason) }) }}>
                        {command.label}
                        {command.keys && <kbd className="shrink-0 rounded border border-line-strong px-1.5 text-xs tabular text-muted">{command.keys}</kbd>}
                      </button>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
