"use client"

import { ranges } from "@max-booster/mastering"
import { Button } from "@/components/button"
import { NumberField } from "@/features/dashboard/master/number-field.client"
import type { Level } from "./level"
import type { BounceWish } from "./plan"
import { Answer, Step } from "./step.client"

const targets = [[-14, "Streaming"], [-16, "Podcasts, Apple"], [-9, "Club"]] as const
const first = { lufs: -14, ceilingDbtp: -1 }

/** How loud it becomes. */
export function LevelStep({ wish, onChange }: { wish: BounceWish; onChange: (wish: BounceWish) => void }) {
  const { level } = wish
  const ceilingDbtp = level.kind === "as-is" ? first.ceilingDbtp : level.ceilingDbtp
  const take = (next: Level) => { onChange({ ...wish, level: next }) }
  return (
    <Step number={2} title="Level">
      <Answer name="bounce-level" label="As it is" isChosen={level.kind === "as-is"} onChoose={() => { take({ kind: "as-is" }) }} />
      <Answer name="bounce-level" label="To a loudness" about="peaks that go over are held by a limiter" isChosen={level.kind === "loudness"} onChoose={() => { take({ kind: "loudness", lufs: first.lufs, ceilingDbtp }) }} />
      <Answer name="bounce-level" label="To a peak" about="by gain alone" isChosen={level.kind === "peak"} onChoose={() => { take({ kind: "peak", ceilingDbtp }) }} />
      {level.kind !== "as-is" && (
        <div className="grid gap-3 rounded-lg border border-line bg-raised p-3">
          {level.kind === "loudness" && (
            <>
              <div role="group" aria-label="Usual targets" className="flex flex-wrap gap-2">{targets.map(([lufs, name]) => <Button key={lufs} tone={level.lufs === lufs ? "ink" : "quiet"} className="px-3" aria-pressed={level.lufs === lufs} onClick={() => { take({ ...level, lufs }) }}>{`−${-lufs} · ${name}`}</Button>)}</div>
              <NumberField label="Loudness" value={level.lufs} range={ranges.targetLufs} onChange={(lufs) => { take({ ...level, lufs }) }} />
            </>
          )}
          <NumberField label={level.kind === "peak" ? "True peak" : "True peak at most"} value={ceilingDbtp} range={ranges.ceilingDbtp} onChange={(value) => { take({ ...level, ceilingDbtp: value }) }} />
          {wish.kind === "stems" && <p className="text-sm text-muted">All stems get one gain, measured on the mix, and no limiter: together they stay in balance.</p>}
        </div>
      )}
    </Step>
  )
}
