"use client"

import { ContextMenu } from "radix-ui"
import type { ReactNode } from "react"
import { useEditor } from "../ui/use-editor.client"
import { commandsOf, perform, type Place } from "./commands"
import { say } from "./state"

/** A context menu with the commands for what it is opened on; by right press, by a resting finger, or by the menu key. */
export function StudioMenu({ place, children }: { place: Place; children: ReactNode }) {
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger asChild>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal><Items place={place} /></ContextMenu.Portal>
    </ContextMenu.Root>
  )
}

const names: Record<Place, string> = { region: "Region", track: "Track", ruler: "Timeline" }

/** Made anew each time it opens, so that what cannot be done now is known. */
function Items({ place }: { place: Place }) {
  const editor = useEditor()
  return (
    <ContextMenu.Content aria-label={names[place]} collisionPadding={8} className="z-50 max-h-(--radix-context-menu-content-available-height) min-w-60 overflow-y-auto rounded-lg border border-line-strong bg-raised p-1 shadow-card">
      {commandsOf(place).map((command) => (
        <ContextMenu.Item
          key={command.id}
          disabled={command.refuse?.(editor) !== undefined}
          onSelect={() => { perform(editor, command, (reason) => { say(editor, reason) }) }}
          className="flex min-h-8 cursor-default items-center justify-between gap-6 rounded px-3 text-sm outline-none data-disabled:opacity-40 data-highlighted:bg-accent data-highlighted:text-accent-ink pointer-coarse:min-h-11"
        >
          {command.label}
          {command.keys && <kbd className="text-xs opacity-70 pointer-coarse:hidden">{command.keys.split(" or ")[0]}</kbd>}
        </ContextMenu.Item>
      ))}
    </ContextMenu.Content>
  )
}
