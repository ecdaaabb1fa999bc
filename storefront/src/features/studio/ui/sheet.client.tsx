"use client"

import { X } from "lucide-react"
import { Dialog } from "radix-ui"
import type { ReactNode } from "react"

/** A sheet over the editor: from the side on a wide screen, over all of a phone's. Closed by Escape, by its button, or by a press outside. */
export function Sheet({ title, trigger, open, onOpenChange, children }: { title: string; trigger: ReactNode; open: boolean; onOpenChange: (open: boolean) => void; children: ReactNode }) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Trigger asChild>{trigger}</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content aria-describedby={undefined} className="fixed inset-y-0 right-0 z-50 grid w-full max-w-md grid-rows-[auto_1fr] border-l border-line bg-surface shadow-card">
          <div className="flex items-center justify-between border-b border-line px-4 py-2">
            <Dialog.Title className="text-lg font-bold">{title}</Dialog.Title>
            <Dialog.Close aria-label="Close" className="grid size-11 place-items-center rounded-lg hover:bg-line/60"><X size={20} aria-hidden /></Dialog.Close>
          </div>
          <div className="min-h-0 overflow-y-auto p-4">{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
