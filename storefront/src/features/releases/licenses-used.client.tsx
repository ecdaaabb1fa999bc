"use client"

import type { UsableLicense } from "@max-booster/api-contract"
import Link from "next/link"
import { Badge } from "@/components/badge"
import { formatDay } from "@/lib/format"
import { setTrack, toggled } from "./document-edits"
import { useEditing } from "./editing.client"
import { Place } from "./fields.client"

/** The licenses of the beats that a track uses, among those that were bought; one that is gone can still be taken off. */
export function LicensesUsed({ track, chosen, licenses }: { track: string; chosen: string[]; licenses: readonly UsableLicense[] }) {
  const { edit } = useEditing()
  const gone = chosen.filter((id) => !licenses.some((each) => each.id === id))
  const all = [...licenses.map(({ id }) => id), ...gone]
  const set = (id: string, isOn: boolean) => { edit(setTrack(track, { licenses: toggled(chosen, id, isOn, all) })) }
  return (
    <Place path={`tracks.${track}.licenses`}>
      <fieldset className="grid gap-1">
        <legend className="pb-1 text-sm font-semibold">Licensed beats used in this track</legend>
        {all.length === 0 && <p className="text-[15px] text-muted">None: you bought no beat here. <Link href="/beats" className="underline underline-offset-2">Find one</Link>, or leave this empty when everything is your own.</p>}
        {licenses.map((license) => <LicenseChoice key={license.id} license={license} isOn={chosen.includes(license.id)} onChange={(isOn) => { set(license.id, isOn) }} />)}
        {gone.map((id) => <label key={id} className="flex min-h-11 items-center gap-3 text-[15px]"><input type="checkbox" checked className="size-6 accent-(--accent)" onChange={() => { set(id, false) }} />A license that is not yours any more</label>)}
      </fieldset>
    </Place>
  )
}

function LicenseChoice({ license: { number, label, beat_title, producer, state, ends_on, credit_line, audio_streams, producer_share, content_id }, isOn, onChange }: { license: UsableLicense; isOn: boolean; onChange: (isOn: boolean) => void }) {
  const terms = [
    `Credit: ${credit_line}`, ends_on ? `until ${formatDay(ends_on)}` : null, audio_streams === null ? "unlimited streams" : `${audio_streams.toLocaleString("en")} streams`,
    producer_share > 0 ? `${producer_share}% of the publishing is the producer’s` : null, content_id ? null : "no Content ID",
  ].filter(Boolean)
  return (
    <label className="flex min-h-11 items-start gap-3 rounded-lg border border-line bg-raised p-3 text-[15px] has-checked:border-accent">
      <input type="checkbox" checked={isOn} className="size-6 shrink-0 accent-(--accent)" onChange={(event) => { onChange(event.target.checked) }} />
      <span className="grid min-w-0 gap-0.5"><span className="flex flex-wrap items-center gap-2"><span className="font-semibold">{`${beat_title} by ${producer}`}</span><Badge tone={state === "valid" ? "good" : "bad"}>{state === "valid" ? label : `${label}: ${state}`}</Badge></span><span className="text-sm text-muted">{`${terms.join(" · ")} · ${number}`}</span></span>
    </label>
  )
}
