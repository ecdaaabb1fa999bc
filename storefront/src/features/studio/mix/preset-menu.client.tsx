"use client"

import { presetOf, replaceByPreset, type Entry } from "@max-booster/studio-core"
import type { AnyAudioEffect } from "@max-booster/studio-sound"
import { ChevronDown, Pencil, Save, Trash2 } from "lucide-react"
import { Popover } from "radix-ui"
import { useState } from "react"
import { useEditor } from "../ui/use-editor.client"
import { builtIn, deletePreset, ownPresets, renamePreset, savePreset, type NamedPreset } from "./presets"
import { Small } from "./rack.client"
import { attempt } from "./state"

/** Presets of an effect: those that ship with it, and a person's own, kept on the device. */
export function PresetMenu({ insert, effect }: { insert: Entry<"inserts">; effect: AnyAudioEffect }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className="flex min-h-11 items-center gap-1 rounded-lg border border-line-strong px-3 text-sm font-semibold hover:border-ink">Presets<ChevronDown size={16} aria-hidden /></Popover.Trigger>
      <Popover.Portal>
        <Popover.Content side="top" align="start" sideOffset={6} aria-label={`Presets of ${effect.label}`} className="z-50 max-h-[70dvh] w-72 overflow-y-auto rounded-xl border border-line-strong bg-raised p-2 shadow-[var(--shadow)]">
          <Presets insert={insert} effect={effect} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Presets({ insert, effect }: { insert: Entry<"inserts">; effect: AnyAudioEffect }) {
  const editor = useEditor()
  const [own, setOwn] = useState(() => ownPresets(localStorage, effect.id))
  const [renaming, setRenaming] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const change = (write: () => void) => {
    try {
      write()
      setTrouble(null)
    } catch {
      setTrouble("There is no room on this device for another preset. Delete one you do not need.")
    }
    setOwn(ownPresets(localStorage, effect.id))
  }
  const load = ({ effect: id, version, params }: NamedPreset) => { attempt(editor, replaceByPreset(insert.id, { effect: id, version, params })) }
  const pick = (preset: NamedPreset) => <button type="button" onClick={() => { load(preset) }} className="min-h-11 min-w-0 flex-1 truncate rounded-lg px-3 text-left text-sm hover:bg-line/60">{preset.label}</button>
  return (
    <>
      <h2 className="px-3 py-1 text-xs font-semibold text-muted">Your presets</h2>
      {own.length === 0 && <p className="px-3 pb-2 text-sm text-muted">None yet. Save a sound that you like.</p>}
      <ul aria-label="Your presets">
        {own.map((preset) => (
          <li key={preset.label} className="flex items-center">
            {renaming === preset.label
              ? <NameForm label={`New name of ${preset.label}`} initial={preset.label} action="Rename" onName={(name) => { change(() => { renamePreset(localStorage, effect.id, preset.label, name) }); setRenaming(null) }} />
              : <>{pick(preset)}<Small label={`Rename ${preset.label}`} onClick={() => { setRenaming(preset.label) }}><Pencil /></Small><Small label={`Delete preset ${preset.label}`} onClick={() => { change(() => { deletePreset(localStorage, effect.id, preset.label) }) }}><Trash2 /></Small></>}
          </li>
        ))}
      </ul>
      <NameForm key={own.length} label="Name of the preset" initial="" action="Save" onName={(name) => { change(() => { savePreset(localStorage, name, presetOf(insert)) }) }} />
      {trouble && <p role="alert" className="px-3 py-1 text-sm text-bad">{trouble}</p>}
      <h2 className="mt-2 border-t border-line px-3 pt-2 pb-1 text-xs font-semibold text-muted">Built in</h2>
      <ul aria-label="Built-in presets">
        <li className="flex">{pick({ label: "Default", effect: effect.id, version: effect.version, params: {} })}</li>
        {builtIn(effect).map((preset) => <li key={preset.label} className="flex">{pick(preset)}</li>)}
      </ul>
    </>
  )
}

function NameForm({ label, initial, action, onName }: { label: string; initial: string; action: string; onName: (name: string) => void }) {
  const [name, setName] = useState(initial)
  return (
    <form className="flex flex-1 gap-1 p-1" onSubmit={(event) => { event.preventDefault(); if (name.trim()) onName(name.trim()) }}>
      <input aria-label={label} placeholder={label} value={name} maxLength={60} onChange={(event) => { setName(event.currentTarget.value) }} className="min-h-11 w-full min-w-0 rounded-lg border border-line-strong bg-surface px-3 text-sm" />
      <button type="submit" disabled={!name.trim()} className="flex min-h-11 items-center gap-1 rounded-lg px-3 text-sm font-semibold hover:bg-line/60 disabled:opacity-40"><Save size={16} aria-hidden />{action}</button>
    </form>
  )
}
