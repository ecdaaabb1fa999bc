"use client"

import type { PresetView } from "@max-booster/api-contract"
import { intensities, presetFor, type Intensity, type MasteringChain } from "@max-booster/mastering"
import { genreOf, genres, type GenreId } from "@max-booster/music"
import { useState } from "react"
import { Button } from "@/components/button"
import { inputLook, Labelled } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { deletePresetAction, savePresetAction } from "./actions"

type Props = { recordingId: string; genre: string | null; presets: readonly PresetView[]; chain: MasteringChain; onTake: (chain: MasteringChain) => void }

const named: Record<Intensity, string> = { gentle: "Gentle", balanced: "Balanced", loud: "Loud" }

/** A chain to begin with, by genre and intensity or as saved; and a place to save the present one. */
export function PresetChooser({ recordingId, genre, presets, chain, onTake }: Props) {
  const [choice, setChoice] = useState<{ genre: GenreId; intensity: Intensity }>({ genre: genres.find(({ id }) => id === genre)?.id ?? "trap", intensity: "balanced" })
  const [name, setName] = useState("")
  const [saved, setSaved] = useState("")
  const { outcome, isPending, run } = useOutcome()
  const take = (next: typeof choice) => { setChoice(next); setSaved(""); onTake(presetFor(next.genre, next.intensity)) }
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Labelled id="preset-genre" label="Genre"><select id="preset-genre" className={inputLook} value={choice.genre} onChange={(event) => { const id = genres.find((each) => each.id === event.currentTarget.value)?.id; if (id) take({ ...choice, genre: id }) }}>{genres.map(({ id, label }) => <option key={id} value={id}>{label}</option>)}</select></Labelled>
        <div className="grid content-start gap-1.5">
          <span id="intensity" className="text-sm font-semibold">Intensity</span>
          <div role="group" aria-labelledby="intensity" className="grid grid-cols-3 gap-1 rounded-lg border border-line-strong p-1">{intensities.map((each) => <button key={each} type="button" aria-pressed={choice.intensity === each} className="min-h-11 rounded-md text-[15px] font-semibold aria-pressed:bg-ink aria-pressed:text-paper" onClick={() => { take({ ...choice, intensity: each }) }}>{named[each]}</button>)}</div>
        </div>
        {presets.length > 0 && (
          <Labelled id="preset-saved" label="Your presets">
            <div className="flex gap-2">
              <select id="preset-saved" className={inputLook} value={saved} onChange={(event) => { const found = presets.find(({ id }) => id === event.currentTarget.value); setSaved(found?.id ?? ""); if (found) { setName(found.name); onTake(found.chain) } }}><option value="">Choose one</option>{presets.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}</select>
              {saved !== "" && <Button tone="bare" disabled={isPending} onClick={() => { run(() => deletePresetAction(recordingId, saved), ({ ok }) => { if (ok) setSaved("") }) }}>Delete</Button>}
            </div>
          </Labelled>
        )}
      </div>
      <form className="flex flex-wrap items-end gap-3" onSubmit={(event) => { event.preventDefault(); run(() => savePresetAction(recordingId, { name, chain })) }}>
        <div className="min-w-0 flex-1 basis-48 sm:max-w-xs"><Labelled id="preset-name" label="Save this chain as"><input id="preset-name" className={inputLook} value={name} maxLength={60} placeholder={`My ${genreOf(choice.genre)?.label ?? ""}`} onChange={(event) => { setName(event.currentTarget.value) }} /></Labelled></div>
        <Button type="submit" tone="quiet" disabled={isPending || name.trim() === ""}>Save preset</Button>
        <OutcomeLine outcome={outcome} className="min-h-0 basis-full" />
      </form>
    </div>
  )
}
