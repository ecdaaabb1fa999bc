"use client"

import type { StemView } from "@max-booster/api-contract"
import { stemRoles } from "@max-booster/music"
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react"
import { useState } from "react"
import { Button } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { inputLook } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { Panel } from "@/components/panel"
import { useOutcome } from "@/components/use-outcome.client"
import { cn } from "@/lib/cn"
import { formatDuration } from "@/lib/format"
import { sayRate } from "../renditions/conversion"
import { arrangeStemsAction, deleteStemAction, mendStemAction, type StemMend } from "./actions"

type Edit = Pick<StemView, "name" | "role">

/** The stems of a beat: named, given roles, put in order, mended and removed. */
export function StemsList({ recordingId, stems }: { recordingId: string; stems: StemView[] }) {
  const [edits, setEdits] = useState<Record<string, Edit>>({})
  const [order, setOrder] = useState<string[] | null>(null)
  const { outcome, isPending, run } = useOutcome()
  const placed = order ? [...stems].sort((a, b) => placeOf(order, a.id) - placeOf(order, b.id)) : stems
  const isEdited = ({ id, name, role }: StemView) => { const to = edits[id]; return to !== undefined && (to.name !== name || to.role !== role) }
  // Told from what the page was read with: what was saved stays shown until the page has it.
  const isChanged = stems.some((stem, index) => isEdited(stem) || placed[index]?.id !== stem.id)
  const reset = () => { setEdits({}); setOrder(null) }
  const edit = (stem: StemView, part: Partial<Edit>) => { setEdits((before) => ({ ...before, [stem.id]: { name: stem.name, role: stem.role, ...before[stem.id], ...part } })) }
  const move = (index: number, by: -1 | 1) => {
    const ids = placed.map(({ id }) => id)
    const [moved] = ids.splice(index, 1)
    if (moved) ids.splice(index + by, 0, moved)
    setOrder(ids)
  }
  if (stems.length === 0) return null
  return (
    <Panel title="Names and roles" lead="As buyers get them: the order, the names of the files, and what each plays.">
      <ol className="grid gap-2">
        {placed.map((stem, index) => {
          const { id, original_name, state, problem, facts } = stem
          const { name, role } = edits[id] ?? stem
          return (
            <li key={id} className={cn("grid gap-2 rounded-lg border border-line bg-raised p-3", isEdited(stem) && "border-accent")}>
              <div className="grid grid-cols-[1fr_auto] items-center gap-2 sm:grid-cols-[2fr_1.2fr_auto]">
                <input aria-label={`Name of ${original_name}`} className={inputLook} value={name} maxLength={80} onChange={(event) => { edit(stem, { name: event.currentTarget.value }) }} />
                <select aria-label={`Role of ${name}`} className={cn(inputLook, "order-last col-span-2 sm:order-none sm:col-span-1")} value={role} onChange={(event) => { edit(stem, { role: event.currentTarget.value as StemView["role"] }) }}>{stemRoles.map((each) => <option key={each.id} value={each.id}>{each.label}</option>)}</select>
                <div className="flex">
                  <Control label={`Move ${name} up`} disabled={index === 0} onClick={() => { move(index, -1) }}><ArrowUp /></Control>
                  <Control label={`Move ${name} down`} disabled={index === placed.length - 1} onClick={() => { move(index, 1) }}><ArrowDown /></Control>
                  <Confirm trigger={<Control label={`Remove ${name}`} disabled={isPending}><Trash2 /></Control>} title={`Remove “${name}”?`} confirm="Remove" onConfirm={() => { run(() => deleteStemAction(recordingId, id)) }}>It is taken out of the zip that buyers get. You can upload it again.</Confirm>
                </div>
              </div>
              <p className="flex flex-wrap gap-x-3 text-sm tabular text-muted">
                <span className="min-w-0 break-all">{original_name}</span>
                {state === "processing" && <span role="status">Being checked…</span>}
                {facts && <span>{[formatDuration(facts.duration_ms), sayRate(facts.sample_rate), facts.bit_depth ? `${facts.bit_depth} bit` : null, facts.channels === 1 ? "mono" : "stereo"].filter(Boolean).join(" · ")}</span>}
              </p>
              {problem && <p role="alert" className="text-sm text-bad">{problem.message}</p>}
              {state === "ready" && isOff(stem.lag_ms) && <Align stem={stem} lagMs={stem.lag_ms} isPending={isPending} onAlign={() => { run(() => mendStemAction(recordingId, id, "align")) }} />}
              {state === "ready" && isOff(stem.off_ms) && <Mend stem={stem} offMs={stem.off_ms} isPending={isPending} onMend={(how) => { run(() => mendStemAction(recordingId, id, how)) }} />}
            </li>
          )
        })}
      </ol>
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={isPending || !isChanged} onClick={() => { run(() => arrangeStemsAction(recordingId, placed.map((stem) => ({ id: stem.id, ...(edits[stem.id] ?? { name: stem.name, role: stem.role }) })))) }}>{isPending ? "Saving…" : "Save names and order"}</Button>
        {isChanged && <Button tone="bare" onClick={reset}>Undo</Button>}
        <OutcomeLine outcome={outcome} />
      </div>
    </Panel>
  )
}

/** Below this a difference is an encoder's rounding. */
const NOTEWORTHY_MS = 10
const isOff = (ms: number | null): ms is number => ms !== null && Math.abs(ms) > NOTEWORTHY_MS
const sayMs = (ms: number) => `${(Math.abs(ms) / 1_000).toFixed(2)} s`
const placeOf = (order: readonly string[], id: string) => { const at = order.indexOf(id); return at < 0 ? order.length : at }

function Align({ stem: { name }, lagMs, isPending, onAlign }: { stem: StemView; lagMs: number; isPending: boolean; onAlign: () => void }) {
  const seconds = sayMs(lagMs)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="text-sm text-warn">{`It seems to begin ${seconds} too ${lagMs > 0 ? "early" : "late"}: in the beat the same is heard ${seconds} ${lagMs > 0 ? "later" : "earlier"}.`}</p>
      {lagMs > 0
        ? <Button tone="quiet" disabled={isPending} onClick={onAlign}>Move it to its place</Button>
        : <Confirm trigger={<Button tone="quiet" disabled={isPending}>Move it to its place</Button>} title={`Move “${name}” forward by ${seconds}?`} confirm="Move" onConfirm={onAlign}>{`Its first ${seconds} are cut. You can upload the file again.`}</Confirm>}
    </div>
  )
}

function Mend({ stem, offMs, isPending, onMend }: { stem: StemView; offMs: number; isPending: boolean; onMend: (how: StemMend) => void }) {
  const seconds = sayMs(offMs)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className={cn("text-sm", stem.fits ? "text-muted" : "text-warn")}>{offMs < 0 ? `${seconds} shorter than the beat.` : `${seconds} longer than the beat.`}</p>
      {offMs < 0
        ? <><Button tone="quiet" disabled={isPending} onClick={() => { onMend("pad-end") }}>Add silence at the end</Button><Button tone="quiet" disabled={isPending} onClick={() => { onMend("pad-start") }}>Add silence at the start</Button></>
        : <Confirm trigger={<Button tone="quiet" disabled={isPending}>Cut the end</Button>} title={`Cut ${seconds} off “${stem.name}”?`} confirm="Cut" onConfirm={() => { onMend("cut-end") }}>What is cut is gone from this stem. You can upload the file again.</Confirm>}
    </div>
  )
}

const Control = ({ label, children, ...props }: { label: string; disabled?: boolean; onClick?: () => void; children: React.ReactNode }) => (
  <button type="button" aria-label={label} title={label} className="grid size-11 shrink-0 place-items-center rounded-lg text-muted hover:bg-line/60 hover:text-ink disabled:opacity-30 [&>svg]:size-5" {...props}>{children}</button>
)
