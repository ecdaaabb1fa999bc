"use client"

import type { Project } from "@max-booster/studio-core"
import { Button } from "@/components/button"
import { fieldLook } from "../ui/transport-bar.client"
import { LONGEST_TAIL, sayLength, sayRange, stemTracks, wholeOf, type BounceKind, type BounceWish, type Range } from "./plan"
import { Answer, Check, Step } from "./step.client"

type Props = { project: Project; cycle: Range; wish: BounceWish; onChange: (wish: BounceWish) => void }

/** What is bounced, and how long it rings on. */
export function WhatStep({ project, cycle, wish, onChange }: Props) {
  const whole = wholeOf(project)
  const said = (range: Range) => (range.to > range.from ? `${sayRange(project, range)}, ${sayLength(project.tempo.secondsAt(range.to) - project.tempo.secondsAt(range.from))}` : "nothing yet")
  // A beat has stems, so whoever takes them away means a recording.
  const choose = (kind: BounceKind) => { onChange({ ...wish, kind, where: kind !== "stems" && wish.where === "beat" ? "recording" : kind === "stems" && (wish.where === "recording" || wish.where === "release") ? "beat" : wish.where }) }
  return (
    <Step number={1} title="What">
      <Answer name="bounce-what" label="Everything, mixed" about={said(whole)} isChosen={wish.kind === "mix"} onChoose={() => { choose("mix") }} />
      <Answer name="bounce-what" label="What plays in circles" about={said(cycle)} isChosen={wish.kind === "selection"} onChoose={() => { choose("selection") }} />
      <Answer name="bounce-what" label="Stems" about="each track and bus by itself" isChosen={wish.kind === "stems"} onChoose={() => { choose("stems") }} />
      {wish.kind === "stems" && <Stems project={project} wish={wish} onChange={onChange} />}
      <label className="flex min-h-11 items-center justify-between gap-3 text-[15px]">Tail after the end
        <span className="flex items-center gap-2"><input type="number" min={0} max={LONGEST_TAIL} step={0.5} value={wish.tailSeconds[wish.kind]} className={`${fieldLook} min-h-11 w-20 text-right`} onChange={(event) => { onChange({ ...wish, tailSeconds: { ...wish.tailSeconds, [wish.kind]: Math.min(LONGEST_TAIL, Math.max(0, event.currentTarget.valueAsNumber || 0)) } }) }} /><span className="text-sm text-muted">s</span></span>
      </label>
    </Step>
  )
}

function Stems({ project, wish, onChange }: Omit<Props, "cycle">) {
  const tracks = stemTracks(project)
  const take = (id: string, isIn: boolean) => { onChange({ ...wish, without: isIn ? wish.without.filter((each) => each !== id) : [...wish.without, id] }) }
  if (tracks.length === 0) return <p className="text-sm text-muted">There is no track yet.</p>
  return (
    <div className="grid gap-1 rounded-lg border border-line bg-raised px-3 py-2">
      <div role="group" aria-label="Tracks and buses" className="grid max-h-60 grid-cols-2 gap-x-4 overflow-y-auto">
        {tracks.map(({ id, name, kind }) => <Check key={id} label={kind === "bus" ? `${name} (bus)` : name} isOn={!wish.without.includes(id)} onChange={(isIn) => { take(id, isIn) }} />)}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 border-t border-line pt-1">
        <Check label="With effects" isOn={wish.withEffects} onChange={(withEffects) => { onChange({ ...wish, withEffects }) }} />
        <span className="flex"><Button tone="bare" onClick={() => { onChange({ ...wish, without: [] }) }}>All</Button><Button tone="bare" onClick={() => { onChange({ ...wish, without: tracks.map(({ id }) => id) }) }}>None</Button></span>
      </div>
    </div>
  )
}
