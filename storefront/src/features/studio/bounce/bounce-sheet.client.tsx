"use client"

import { useEffect, useRef, useState } from "react"
import { Button } from "@/components/button"
import { Message } from "@/components/field"
import { ProgressBar } from "@/components/progress-bar"
import { formatBytes } from "@/lib/format"
import { Sheet } from "../ui/sheet.client"
import { useEditorState, useProject } from "../ui/use-editor.client"
import { Bounces } from "../versions/bounces/bounces.client"
import { KeepBounce } from "../versions/bounces/keep-bounce.client"
import { FormatStep } from "./format-step.client"
import { LevelStep } from "./level-step.client"
import { MadeList } from "./made-list.client"
import { firstWish, planOf, sayLength, type BounceWish, type Plan } from "./plan"
import { Published } from "./published.client"
import { useBounce, type Stage } from "./use-bounce.client"
import { useHasShop } from "./use-has-shop.client"
import { WhatStep } from "./what-step.client"
import { WhereStep } from "./where-step.client"

type Props = { projectId: string; worklets: string; hasShop: boolean }

/** From the project to files, to a recording, a beat or a master: what, how loud, in which format, and where to. It goes on while the sheet is closed. */
export function BounceSheet({ projectId, worklets, hasShop }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [wish, setWish] = useState(firstWish)
  const work = useBounce(projectId, worklets)
  const { stage } = work
  const trigger = stage.at === "working" ? `Bounce, ${Math.round(stage.part * 100)}%` : "Bounce"
  return (
    <Sheet title="Bounce" open={isOpen} onOpenChange={setOpen} trigger={<button type="button" className="min-h-11 rounded-lg bg-accent px-4 text-sm font-semibold tabular whitespace-nowrap text-accent-ink hover:brightness-110">{trigger}</button>}>
      {stage.at === "published"
        ? <Published recordingId={stage.recordingId} isBeat={stage.isBeat} isMastered={stage.isMastered} releaseId={stage.releaseId} onBack={work.begin} />
        : <Steps projectId={projectId} worklets={worklets} hadShop={hasShop} wish={wish} onChange={setWish} work={work} />}
    </Sheet>
  )
}

type StepsProps = { projectId: string; worklets: string; hadShop: boolean; wish: BounceWish; onChange: (wish: BounceWish) => void; work: ReturnType<typeof useBounce> }

function Steps({ projectId, worklets, hadShop, wish, onChange, work: { stage, made, isStale, isFresh, run, cancel } }: StepsProps) {
  const project = useProject()
  const cycle = useEditorState((state) => state.cycle)
  const hasShop = useHasShop(hadShop, true)
  const plan = planOf(project, wish, cycle)
  const isWorking = stage.at === "working"
  const [kept, setKept] = useState(0)
  const shown = made && (made.kind === "stems" ? [...(wish.where === "beat" && made.mix ? [made.mix] : []), ...made.stems] : made.mix ? [made.mix] : [])
  return (
    <div className="grid gap-4">
      <div inert={isWorking} className={isWorking ? "grid gap-4 opacity-60" : "grid gap-4"}>
        <WhatStep project={project} cycle={cycle} wish={wish} onChange={onChange} />
        <LevelStep wish={wish} onChange={onChange} />
        <FormatStep wish={wish} onChange={onChange} />
        <WhereStep wish={wish} hasShop={hasShop} onChange={onChange} />
      </div>
      <div className="sticky -bottom-4 z-10 -mx-4 grid gap-2 border-t border-line bg-surface px-4 py-3">
        {stage.at === "failed" && <Message title={stage.title}>{stage.reason}</Message>}
        {isWorking
          ? <Working stage={stage} onCancel={cancel} />
          : (
            <div className="flex flex-wrap items-center justify-between gap-3">
              <Said plan={plan} />
              <Button disabled={plan.problem !== null} onClick={() => { void run(wish, cycle) }}>{wordsFor(wish, stage, isFresh(wish, cycle))}</Button>
            </div>
          )}
      </div>
      {shown && made && <MadeList name={project.settings.name} files={shown} format={made.format} isHeldBack={made.isHeldBack} />}
      {shown && made && <KeepBounce key={made.requestIds.mix} projectId={projectId} made={made} isStale={isStale} onKept={() => { setKept(kept + 1) }} />}
      <p className="flex flex-wrap gap-x-4 border-t border-line pt-3 text-sm text-muted">The project itself:<a className="font-semibold text-ink underline underline-offset-2" href={`/api/studio/projects/${projectId}/export`}>with all its sounds (zip)</a><a className="font-semibold text-ink underline underline-offset-2" href={`/api/studio/projects/${projectId}/export?as=dawproject`}>for other studios (DAWproject)</a></p>
      <Bounces projectId={projectId} worklets={worklets} stamp={String(kept)} />
    </div>
  )
}

function wordsFor({ where }: BounceWish, { at }: Stage, isFresh: boolean): string {
  if (where === "files") return "Bounce to files"
  if (isFresh) return at === "failed" ? "Send again" : "Send it to my shop"
  if (where === "release") return "Put it on the release"
  return where === "beat" ? "Publish with stems" : "Bounce and publish"
}

/** What will come out, before it does. */
function Said({ plan: { problem, seconds, files, bytes } }: { plan: Plan }) {
  return <p role="status" aria-label="What will come out" className="min-w-0 flex-1 basis-40 text-sm tabular text-muted">{problem ?? `${files === 1 ? "1 file" : `${files} files`} of ${sayLength(seconds)}, ${files === 1 ? "" : "together "}${formatBytes(bytes)}`}</p>
}

function Working({ stage: { words, part, left }, onCancel }: { stage: Stage & { at: "working" }; onCancel: () => void }) {
  // The button that was pressed is gone; Enter, held a moment too long, must not cancel.
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => { place.current?.focus() }, [])
  return (
    <div ref={place} tabIndex={-1} className="grid gap-2 outline-none">
      <ProgressBar fraction={part} label={words} />
      <p className="flex items-center justify-between gap-3 text-sm"><span role="status" className="min-w-0 truncate">{words}</span><span className="ml-auto tabular whitespace-nowrap text-muted">{`${Math.round(part * 100)}%${left ? `, ${left}` : ""}`}</span><Button tone="quiet" onClick={onCancel}>Cancel</Button></p>
    </div>
  )
}
