"use client"

import type { RecordingView } from "@max-booster/api-contract"
import { genres, keyNames } from "@max-booster/music"
import Link from "next/link"
import { type ReactNode, useRef, useState } from "react"
import { Button } from "@/components/button"
import { inputLook, Message } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { Panel } from "@/components/panel"
import { useOutcome } from "@/components/use-outcome.client"
import { cn } from "@/lib/cn"
import { useLiveProgress } from "../beats/use-live-progress.client"
import { saveManyFactsAction, type ManyOutcome } from "./actions"
import { draftOf, isComplete, rowOf } from "./drafts"
import { readFactsCsv, writeFactsCsv, type Draft } from "./facts-csv"

type Drafts = Record<string, Draft>

/** The facts of beats that wait for their producer's last word, as a table; a CSV can fill it in. */
export function FactsTable({ recordings }: { recordings: RecordingView[] }) {
  const [changed, setChanged] = useState<Drafts>({})
  const [undo, setUndo] = useState<Drafts | null>(null)
  const [problems, setProblems] = useState<string[]>([])
  const [refused, setRefused] = useState<Record<string, string>>({})
  const { outcome, isPending, run } = useOutcome()
  const input = useRef<HTMLInputElement>(null)
  const progressOf = useLiveProgress(recordings.some(({ state }) => state === "processing"))
  const drafts = recordings.map((recording) => ({ recording, draft: changed[recording.id] ?? draftOf(recording) }))
  const complete = drafts.filter(({ recording: { state }, draft }) => state === "ready" && isComplete(draft))
  const touched = drafts.filter(({ recording }) => recording.id in changed)

  const change = (recording: RecordingView, part: Partial<Draft>) => { setChanged((before) => ({ ...before, [recording.id]: { ...(before[recording.id] ?? draftOf(recording)), ...part } })) }
  const save = (rows: typeof drafts, confirm: boolean) => {
    run(() => saveManyFactsAction(rows.map(({ recording, draft }) => rowOf(recording.id, draft, draftOf(recording), confirm))), (result: ManyOutcome) => {
      const wrong = result.refused ?? {}
      setRefused(wrong)
      if (result.refused) setChanged((before) => Object.fromEntries(Object.entries(before).filter(([id]) => id in wrong || !rows.some(({ recording }) => recording.id === id))))
      setUndo(null)
    })
  }
  const readCsv = async (file: File) => {
    const { rows, problems: faults } = readFactsCsv(await file.text(), recordings)
    setProblems(faults)
    setUndo(changed)
    setChanged((before) => ({ ...before, ...Object.fromEntries(rows.flatMap(({ id, facts }) => { const recording = recordings.find((each) => each.id === id); return recording ? [[id, { ...(before[id] ?? draftOf(recording)), ...facts }]] : [] })) }))
  }

  if (recordings.length === 0) return null
  return (
    <Panel title="Facts of your new beats" lead="Fill them in while we listen; a genre helps to hear the tempo. What you leave empty is what the machine hears.">
      {problems.length > 0 && <Message tone="warn" title="Some of the CSV was left out"><ul className="list-disc pl-5">{problems.map((problem) => <li key={problem} className="[overflow-wrap:anywhere]">{problem}</li>)}</ul></Message>}
      <ul className="grid gap-3">
        {drafts.map(({ recording, draft }) => {
          const { id, original_name, state } = recording
          const set = (field: keyof Draft) => (event: { currentTarget: { value: string } }) => { change(recording, { [field]: event.currentTarget.value }) }
          return (
            <li key={id} className={cn("grid gap-2 rounded-lg border border-line bg-raised p-3", id in changed && "border-accent")}>
              <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm"><Link href={`/sell/beats/${id}`} className="min-w-0 break-all font-semibold underline-offset-2 hover:underline">{original_name}</Link><span className="tabular text-muted">{state === "processing" ? `${progressOf(recording).phase || "Waiting"} · ${Math.round(progressOf(recording).fraction * 100)}%` : recording.analysis?.ask_to_confirm ? "Please listen: we are not sure" : "Ready"}</span></p>
              <div className="grid grid-cols-2 gap-2 lg:grid-cols-[2fr_1.3fr_0.8fr_1.2fr_2fr]">
                <Cell label="Title" className="col-span-2 lg:col-span-1"><input className={inputLook} value={draft.title} onChange={set("title")} maxLength={120} /></Cell>
                <Cell label="Genre"><select className={inputLook} value={draft.genre} onChange={set("genre")}><option value="">Choose one</option>{genres.map((genre) => <option key={genre.id} value={genre.id}>{genre.label}</option>)}</select></Cell>
                <Cell label="BPM"><input className={cn(inputLook, "tabular")} inputMode="decimal" value={draft.bpm} onChange={set("bpm")} /></Cell>
                <Cell label="Key"><select className={inputLook} value={draft.key} onChange={set("key")}><option value="">Not stated</option>{keyNames.map((key) => <option key={key} value={key}>{key}</option>)}</select></Cell>
                <Cell label="Moods"><input className={inputLook} value={draft.moods} onChange={set("moods")} placeholder="dark, cold" /></Cell>
              </div>
              {recording.duplicate_of && <p className="text-sm text-warn">This file was uploaded before: <Link href={`/sell/beats/${recording.duplicate_of}`} className="underline underline-offset-2">see that recording</Link>.</p>}
              {refused[id] && <p role="alert" className="text-sm text-bad">{refused[id]}</p>}
            </li>
          )
        })}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={isPending || complete.length === 0} onClick={() => { save(complete, true) }}>{`Confirm ${complete.length === 0 ? "what is complete" : complete.length === 1 ? "one beat" : `${complete.length} beats`}`}</Button>
        <Button tone="quiet" disabled={isPending || touched.length === 0} onClick={() => { save(touched, false) }}>{isPending ? "Saving…" : "Save what I typed"}</Button>
        <Button tone="quiet" disabled={isPending} onClick={() => { input.current?.click() }}>Read a CSV</Button>
        <Button tone="bare" onClick={() => { download(writeFactsCsv(drafts.map(({ recording, draft }) => ({ file: recording.original_name, ...draft })))) }}>Save as CSV</Button>
        {undo && <Button tone="bare" onClick={() => { setChanged(undo); setUndo(null); setProblems([]) }}>Undo the CSV</Button>}
        <input ref={input} type="file" accept=".csv,text/csv" aria-label="CSV of facts" className="sr-only" tabIndex={-1} onChange={(event) => { const [file] = event.currentTarget.files ?? []; if (file) void readCsv(file); event.currentTarget.value = "" }} />
        <OutcomeLine outcome={outcome} />
      </div>
    </Panel>
  )
}

const Cell = ({ label, className, children }: { label: string; className?: string; children: ReactNode }) => <label className={cn("grid content-start gap-1", className)}><span className="text-sm text-muted">{label}</span>{children}</label>

function download(csv: string): void {
  const url = URL.createObjectURL(new Blob([csv], { type: "text/csv" }))
  const link = Object.assign(document.createElement("a"), { href: url, download: "facts.csv" })
  link.click()
  URL.revokeObjectURL(url)
}
