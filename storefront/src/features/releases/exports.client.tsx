"use client"

import { cancelExport, deliverExport, releaseTargetNames, requestExport, type ReleaseExport, type ReleaseTarget } from "@max-booster/api-contract"
import { Download, PackageCheck, Send, X } from "lucide-react"
import { useState } from "react"
import { Button } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { OutcomeLine } from "@/components/outcome-line"
import { ProgressBar } from "@/components/progress-bar"
import { useOutcome } from "@/components/use-outcome.client"
import { formatBytes, formatDate } from "@/lib/format"
import { cn } from "@/lib/cn"
import { ask } from "./ask"
import { useEditing } from "./editing.client"
import { IconButton, Tick } from "./fields.client"
import { tell } from "./tell"
import { exportWords } from "./words"

const SHOWN = 3
type Channel = { id: string; label: string }
type Props = { target: ReleaseTarget; exports: ReleaseExport[]; channels: Channel[]; /** Why none can be made. */ blocked: string | null; isLive: boolean; onChanged: () => void }

/** Packages of a target: made, followed, downloaded, handed over. */
export function Exports({ target, exports, channels, blocked, isLive, onChanged }: Props) {
  const { id } = useEditing()
  const { outcome, isPending, run } = useOutcome()
  const [flac, setFlac] = useState(false)
  const [showsAll, setShowsAll] = useState(false)
  const name = releaseTargetNames[target]
  const isMade = exports.some(({ state }) => state === "ready")
  const isBusy = exports.some(({ state }) => state === "waiting" || state === "working")
  const make = (takedown: boolean) => { run(() => tell(async () => { await ask(requestExport, { params: { id }, body: { target, flac, takedown } }); return null }), onChanged) }
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={isPending || isBusy || blocked !== null} aria-describedby={blocked ? `blocked-${target}` : undefined} onClick={() => { make(false) }}>{isBusy ? "Being made…" : isMade ? `Export an update for ${name}` : `Export for ${name}`}</Button>
        <Tick label="Audio as FLAC" checked={flac} onChange={setFlac} />
        {(isMade || isLive) && <Confirm trigger={<Button tone="bare" disabled={isPending || isBusy}>Make a takedown</Button>} title={`Take it down at ${name}?`} confirm="Make the takedown" onConfirm={() => { make(true) }}>A package is made that ends the deals. Nothing goes down before it is handed over.</Confirm>}
      </div>
      {blocked && <p id={`blocked-${target}`} className="flex flex-wrap items-center gap-x-3 text-[15px] text-warn">{blocked}<button type="button" className="min-h-11 font-semibold underline underline-offset-2" onClick={() => { document.getElementById("readiness")?.scrollIntoView() }}>See readiness</button></p>}
      {outcome?.ok === false && <OutcomeLine outcome={outcome} />}
      {exports.length > 0 && <ul aria-label={`Packages for ${name}`} className="grid gap-2">{(showsAll ? exports : exports.slice(0, SHOWN)).map((each) => <ExportRow key={each.id} made={each} channels={channels} onChanged={onChanged} />)}</ul>}
      {exports.length > SHOWN && !showsAll && <div><Button tone="bare" onClick={() => { setShowsAll(true) }}>{`${exports.length - SHOWN} earlier ones`}</Button></div>}
    </div>
  )
}

function ExportRow({ made, channels, onChanged }: { made: ReleaseExport; channels: Channel[]; onChanged: () => void }) {
  const { outcome, isPending, run } = useOutcome()
  const { id, state, batch, url, size, checked, created_at, deliveries } = made
  const isOpen = state === "waiting" || state === "working"
  const cancel = () => { run(() => tell(async () => { await ask(cancelExport, { params: { id } }); return null }), onChanged) }
  const deliver = (channel: string) => { run(() => tell(async () => { await ask(deliverExport, { params: { id }, body: { channel } }); return null }), onChanged) }
  return (
    <li className="grid gap-2 rounded-lg border border-line bg-surface p-3">
      <div className="flex flex-wrap items-center gap-3">
        <div className="min-w-0 flex-1 basis-48"><p className={cn("text-[15px] font-semibold", state === "failed" && "text-bad")} role={state === "failed" ? "alert" : undefined}>{exportWords(made)}</p><p className="tabular break-all text-sm text-muted">{`${formatDate(created_at)} · ${batch}`}</p></div>
        {url && <a href={url} download className="inline-flex min-h-11 items-center gap-2 rounded-lg border border-line-strong px-4 text-[15px] font-semibold hover:border-ink"><Download size={18} aria-hidden />Download{size !== null && <span className="tabular font-normal text-muted">{formatBytes(size)}</span>}</a>}
        {isOpen && <IconButton label="Give this package up" disabled={isPending} onClick={cancel}><X aria-hidden /></IconButton>}
        {state === "ready" && channels.map((channel) => <Button key={channel.id} tone="quiet" disabled={isPending || deliveries.some((each) => each.channel === channel.id && each.state !== "failed")} onClick={() => { deliver(channel.id) }}><Send size={16} aria-hidden />{`Hand over by ${channel.label}`}</Button>)}
      </div>
      {isOpen && <ProgressBar fraction={made.fraction} label="Package" />}
      {checked && <p className="flex items-center gap-2 text-sm text-muted"><PackageCheck size={16} aria-hidden />{checked === "schema" ? "Checked against the standard’s own schema." : "Checked by our own rules; the operator has no copy of the standard’s schema here."}</p>}
      {deliveries.map((each) => <p key={each.id} role="status" className={cn("text-sm", each.state === "failed" || each.state === "rejected" ? "text-bad" : "text-muted")}>{`${channels.find((channel) => channel.id === each.channel)?.label ?? each.channel}: ${each.words || each.state} · ${formatDate(each.at)}`}</p>)}
      {outcome?.ok === false && <OutcomeLine outcome={outcome} />}
    </li>
  )
}
