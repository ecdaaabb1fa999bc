"use client"

import type { AnalysisView, RecordingView, RenditionView } from "@max-booster/api-contract"
import { camelotOf, chooseTempo } from "@max-booster/music"
import { RotateCw } from "lucide-react"
import { Button } from "@/components/button"
import { OutcomeLine } from "@/components/outcome-line"
import { Panel } from "@/components/panel"
import { useOutcome } from "@/components/use-outcome.client"
import { Waveform } from "@/components/waveform"
import { formatBpm, formatDate } from "@/lib/format"
import { requestRenditionAction } from "../renditions/actions"
import { RenditionRow } from "../renditions/rendition-row.client"
import { useRenditions } from "../renditions/use-renditions.client"
import { listMeasures, sayTroubles } from "./say-measures"

/** What the machine says of a recording: each engine's word, measures, and what is wrong; and the button that has it heard again. */
export function HearPanel({ recording, analyses }: { recording: RecordingView; analyses: RenditionView[] }) {
  const { outcome, isPending, run } = useOutcome()
  const [latest] = useRenditions(recording.id, analyses)
  const { id, analysis, peaks } = recording
  const isOpen = latest?.state === "waiting" || latest?.state === "working"
  const again = <Button tone="quiet" className="gap-2" disabled={isPending || isOpen} onClick={() => { run(() => requestRenditionAction(id, "analysis", {})) }}><RotateCw size={18} aria-hidden />Analyse again</Button>
  return (
    <Panel title="What we hear" lead={analysis?.analysed_at ? `Heard on ${formatDate(analysis.analysed_at)}. Your own word on tempo and key stays, whatever is heard.` : "Heard by an earlier version, which had less to say."} aside={again}>
      {analysis ? <Heard analysis={analysis} peaks={peaks} genre={recording.genre} /> : <p className="text-[15px] text-muted">Nothing yet. Have it analysed again.</p>}
      {latest && (latest.state !== "ready") && <ul aria-label="Analysis under way"><RenditionRow rendition={latest} label="Analysis" /></ul>}
      {outcome?.ok === false && <OutcomeLine outcome={outcome} />}
    </Panel>
  )
}

function Heard({ analysis, peaks, genre }: { analysis: AnalysisView; peaks: number[]; genre: RecordingView["genre"] }) {
  const troubles = sayTroubles(analysis)
  const { each } = chooseTempo(analysis.readings, genre ?? undefined)
  return (
    <>
      {analysis.beats.length > 0 && <BeatGrid analysis={analysis} peaks={peaks} />}
      {analysis.readings.length > 0 && (
        <table className="w-full text-left text-[15px]">
          <caption className="sr-only">What each engine hears</caption>
          <thead><tr className="text-sm text-muted"><th scope="col" className="py-1 font-medium">Engine</th><th scope="col" className="py-1 font-medium">Tempo</th><th scope="col" className="py-1 font-medium">Key</th></tr></thead>
          <tbody>
            {analysis.readings.map(({ engine, label, version, key }, n) => {
              const bpm = each[n] ?? null
              return <tr key={engine} className="border-t border-line"><th scope="row" className="py-2 pr-3 font-normal">{label}<span className="text-sm text-muted">{` ${version}`}</span></th><td className="tabular py-2 pr-3">{bpm === null ? "–" : `${formatBpm(bpm)} BPM`}</td><td className="py-2">{key ? `${key} · ${camelotOf(key)}` : "–"}</td></tr>
            })}
          </tbody>
        </table>
      )}
      <dl className="tabular grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">{listMeasures(analysis).map(([name, value]) => <div key={name}><dt className="text-sm text-muted">{name}</dt><dd className="font-semibold">{value}</dd></div>)}</dl>
      {troubles.length > 0
        ? <ul aria-label="What to look at" className="grid list-disc gap-1 pl-5 text-[15px] text-warn">{troubles.map((each) => <li key={each}>{each}</li>)}</ul>
        : analysis.measures && <p className="text-[15px] text-muted">No clipping, no long silence, no offset: nothing to mend.</p>}
    </>
  )
}

/** Bars over the waveform, from the first downbeat on; beats where no bar was heard. */
function BeatGrid({ analysis: { beats, first_downbeat: downbeat, duration_ms }, peaks }: { analysis: AnalysisView; peaks: number[] }) {
  const first = downbeat === null ? -1 : beats.indexOf(downbeat)
  const lines = first < 0 ? beats : beats.filter((_, n) => n >= first && (n - first) % 4 === 0)
  return (
    <figure className="grid gap-1">
      <div className="relative h-16 overflow-hidden">
        <Waveform peaks={peaks} bars={160} className="h-full w-full" />
        <svg viewBox={`0 0 ${duration_ms} 1`} preserveAspectRatio="none" aria-hidden className="absolute inset-0 h-full w-full"><path d={lines.map((seconds) => `M${Math.round(seconds * 1_000)} 0V1`).join("")} vectorEffect="non-scaling-stroke" className="stroke-accent opacity-50" strokeWidth={1} /></svg>
      </div>
      <figcaption className="text-sm text-muted">{first < 0 ? "Each line is a beat." : "Each line is the first beat of a bar."}</figcaption>
    </figure>
  )
}
