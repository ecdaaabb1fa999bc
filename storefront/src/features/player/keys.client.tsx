"use client"
import { Dialog } from "radix-ui"
import { useEffect, useState } from "react"
import { usePlayer } from "./store.client"

const shortcuts = [["Space", "Play and pause"], ["J", "Next beat"], ["K", "Previous beat"], ["/", "Search"], ["?", "This sheet"]] as const

/** The keyboard of the shop: space, j, k, /, ? wherever nobody types. */
export function Shortcuts() {
  const player = usePlayer()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isBusy(event)) return
      const act = { " ": player.toggle, j: player.next, k: player.previous, "/": focusSearch, "?": () => { setOpen(true) } }[event.key]
      if (!act || (event.key === " " && !player.current)) return
      event.preventDefault()
      act()
    }
    addEventListener("keydown", onKey)
    return () => { removeEventListener("keydown", onKey) }
  }, [player])
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-black/50" />
        <Dialog.Content aria-describedby={undefined} className="fixed left-1/2 top-1/2 z-50 w-[min(24rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded-2xl border border-line bg-raised p-6 shadow-card">
          <Dialog.Title className="mb-4 text-xl font-bold">Keyboard</Dialog.Title>
          <dl className="grid gap-3">
            {shortcuts.map(([key, does]) => (
              <div key={key} className="flex items-center justify-between gap-4"><dt>{does}</dt><dd><kbd className="rounded border border-line-strong bg-paper px-2 py-1 font-mono text-sm">{key}</kbd></dd></div>
            ))}
          </dl>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Somebody types, or the key belongs to the control in focus. */
function isBusy(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement
  if (target instanceof HTMLInputElement && target.type === "range") return false
  if (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName)) return true
  return event.key === " " && ["BUTTON", "A", "SUMMARY"].includes(target.tagName)
}

function focusSearch(): void {
  const box = document.querySelector<HTMLInputElement>('input[type="search"]')
  if (box) box.focus()
  else location.assign("/beats")
}
