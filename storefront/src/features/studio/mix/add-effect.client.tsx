"use client"

import { builtInEffects, type AnyAudioEffect } from "@max-booster/studio-sound"
import { Plus } from "lucide-react"
import { Popover } from "radix-ui"
import { useState } from "react"
import { cn } from "@/lib/cn"

/** Effects whose name, parameters or presets hold every word that is looked for; those whose name does come first. */
export function found(effects: Iterable<AnyAudioEffect>, search: string): AnyAudioEffect[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const inName = ({ label }: AnyAudioEffect) => words.every((word) => label.toLowerCase().includes(word))
  const texts = (effect: AnyAudioEffect) => [effect.label, effect.id, ...Object.values(effect.params).map(({ label }) => label ?? ""), ...(effect.presets ?? []).map(({ label }) => label)].join(" ").toLowerCase()
  const matches = [...effects].filter((effect) => words.every((word) => texts(effect).includes(word)))
  return [...matches.filter(inName), ...matches.filter((effect) => !inName(effect))]
}

/** A menu of effects with a search field; arrows choose, Enter adds. */
export function AddEffect({ trackName, onAdd }: { trackName: string; onAdd: (effect: AnyAudioEffect) => void }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className="flex min-h-11 items-center gap-1 rounded-lg border border-line-strong px-3 text-sm font-semibold hover:border-ink"><Plus size={16} aria-hidden />Add effect</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content side="top" align="start" sideOffset={6} aria-label={`Add an effect to ${trackName}`} className="z-50 w-64 rounded-xl border border-line-strong bg-raised p-2 shadow-[var(--shadow)]">
          <Choice onAdd={(effect) => { setOpen(false); onAdd(effect) }} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Choice({ onAdd }: { onAdd: (effect: AnyAudioEffect) => void }) {
  const [search, setSearch] = useState("")
  const [at, setAt] = useState(0)
  const effects = found(builtInEffects.values(), search)
  const chosen = effects[Math.min(at, effects.length - 1)]
  return (
    <>
      <input
        autoFocus role="combobox" aria-expanded aria-controls="effects-found" aria-activedescendant={chosen ? `effect-${chosen.id}` : undefined} aria-label="Search effects" placeholder="Search effects" value={search}
        className="mb-2 min-h-11 w-full rounded-lg border border-line-strong bg-surface px-3 text-sm"
        onChange={(event) => { setSearch(event.currentTarget.value); setAt(0) }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); setAt((now) => Math.max(0, Math.min(effects.length - 1, now + (event.key === "ArrowDown" ? 1 : -1)))) }
          if (event.key === "Enter" && chosen) { event.preventDefault(); onAdd(chosen) }
        }}
      />
      <ul id="effects-found" role="listbox" aria-label="Effects" className="max-h-64 overflow-y-auto">
        {effects.map((effect) => (
          <li key={effect.id} id={`effect-${effect.id}`} role="option" aria-selected={effect === chosen} onClick={() => { onAdd(effect) }} className={cn("flex min-h-11 cursor-pointer items-center rounded-lg px-3 text-sm hover:bg-line/60", effect === chosen && "bg-accent-soft")}>{effect.label}</li>
        ))}
      </ul>
      {effects.length === 0 && <p className="px-3 py-2 text-sm text-muted">No effect is called so. Try “EQ” or “room”.</p>}
    </>
  )
}
