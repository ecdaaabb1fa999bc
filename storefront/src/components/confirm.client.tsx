"use client"

import { AlertDialog } from "radix-ui"
import type { ReactNode } from "react"
import { Button } from "@/components/button"

type Props = { trigger: ReactNode; title: string; children: ReactNode; confirm: string; tone?: "accent" | "danger"; onConfirm: () => void }

/** Asks before something that others notice. */
export function Confirm({ trigger, title, children, confirm, tone = "danger", onConfirm }: Props) {
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger asChild>{trigger}</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-50 bg-black/50" />
        <AlertDialog.Content className="fixed left-1/2 top-1/2 z-50 grid w-[min(28rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 gap-4 rounded-2xl border border-line bg-raised p-6 shadow-card">
          <AlertDialog.Title className="text-xl font-bold">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild><div className="text-[15px] text-muted">{children}</div></AlertDialog.Description>
          <div className="flex flex-wrap justify-end gap-3">
            <AlertDialog.Cancel asChild><Button tone="quiet">Cancel</Button></AlertDialog.Cancel>
            <AlertDialog.Action asChild><Button tone={tone} onClick={onConfirm}>{confirm}</Button></AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
