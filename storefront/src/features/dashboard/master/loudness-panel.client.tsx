"use client"

import { plainChain, ranges } from "@max-booster/mastering"
import { useState } from "react"
import { Button } from "@/components/button"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { normalizeAction, normalizeAlbumAction } from "./actions"
import { NumberField } from "./number-field.client"

const targets = [[-14, "Streaming"], [-16, "Podcasts, Apple"], [-9, "Club"]] as const

/** Loudness alone: a target under a ceiling, for this recording or for several as an album. */
export function LoudnessPanel({ id, others }: { id: string; others: readonly { id: string; title: string }[] }) {
  const [targetLufs, setTarget] = useState(plainChain.loudness.targetLufs)
  const [ceilingDbtp, setCeiling] = useState(plainChain.limiter.ceilingDbtp)
  const [album, setAlbum] = useState<readonly string[]>([])
  const { outcome, isPending, run } = useOutcome()
  return (
    <form className="grid gap-4" onSubmit={(event) => { event.preventDefault(); run(() => (album.length > 0 ? normalizeAlbumAction(id, { recording_ids: [id, ...album], targetLufs, ceilingDbtp }) : normalizeAction(id, { targetLufs, ceilingDbtp }))) }}>
      <div role="group" aria-label="Usual targets" className="flex flex-wrap gap-2">{targets.map(([lufs, name]) => <Button key={lufs} tone={targetLufs === lufs ? "ink" : "quiet"} aria-pressed={targetLufs === lufs} onClick={() => { setTarget(lufs) }}>{`−${-lufs} · ${name}`}</Button>)}</div>
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <NumberField label="Loudness" value={targetLufs} range={ranges.targetLufs} onChange={setTarget} />
        <NumberField label="True peak at most" value={ceilingDbtp} range={ranges.ceilingDbtp} onChange={setCeiling} />
      </div>
      {others.length > 0 && (
        <details>
          <summary className="inline-flex min-h-11 items-center text-[15px] font-semibold">{album.length > 0 ? `As an album of ${album.length + 1}` : "As an album with other recordings"}</summary>
          <fieldset className="grid max-h-72 gap-1 overflow-y-auto"><legend className="pb-1 text-sm text-muted">All move by one gain, so that their distances stay; the album as a whole is at the target.</legend>{others.map((other) => <label key={other.id} className="flex min-h-11 min-w-0 items-center gap-3 text-[15px]"><input type="checkbox" className="size-5 shrink-0 accent-(--accent)" checked={album.includes(other.id)} onChange={(event) => { const isIn = event.currentTarget.checked; setAlbum((before) => (isIn ? [...before, other.id] : before.filter((each) => each !== other.id))) }} /><span className="truncate">{other.title}</span></label>)}</fieldset>
        </details>
      )}
      <div className="flex flex-wrap items-center gap-4"><Button type="submit" disabled={isPending || album.length > 49}>{isPending ? "Asking…" : album.length > 0 ? `Normalise ${album.length + 1} recordings` : "Normalise"}</Button><OutcomeLine outcome={outcome} /></div>
    </form>
  )
}
