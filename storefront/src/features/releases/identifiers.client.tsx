"use client"

import { allotIdentifiers, importIdentifiers, saveIdentifiers, type IdentifierSources, type ReleaseDocument } from "@max-booster/api-contract"
import { type FormEvent, memo, useState } from "react"
import { Button } from "@/components/button"
import { Field, inputLook, Labelled, Message } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { cn } from "@/lib/cn"
import { ask } from "./ask"
import { set } from "./document-edits"
import { useEditing } from "./editing.client"
import { CodeField, Folded, Place } from "./fields.client"
import { Section } from "./section"
import { tell } from "./tell"

/** Codes of the release, and where they come from: allotted from a registrant code and a GS1 range, typed, or taken over from a list. */
export const Identifiers = memo(function Identifiers({ upc, grid, tracks, sources: known }: Pick<ReleaseDocument, "upc" | "grid"> & { tracks: ReleaseDocument["tracks"]; sources: IdentifierSources }) {
  const { id, act } = useEditing()
  const { outcome, isPending, run } = useOutcome()
  const [sources, setSources] = useState(known)
  const open = tracks.filter(({ isrc }) => isrc === null).length
  const allot = (what: { isrc: boolean; upc: boolean }, done: string) => { run(() => tell(async () => { await act(() => ask(allotIdentifiers, { params: { id }, body: what })); return done })) }
  return (
    <Section id="identifiers" title="Identifiers" lead="A UPC names the release, an ISRC each recording. Neither is invented: they come from ranges that are yours or the store’s, or from your distributor.">
      <div className="grid gap-4 sm:grid-cols-2">
        <CodeField path="upc" label="UPC or EAN" inputMode="numeric" hint="12 or 13 digits. Leave it empty when the distributor gives one." value={upc} to={(to) => set("upc", to)} />
        <CodeField path="grid" label="GRid" hint="Optional." value={grid} to={(to) => set("grid", to)} />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button tone="quiet" disabled={isPending || sources.isrc === null || open === 0} onClick={() => { allot({ isrc: true, upc: false }, "Every track has its ISRC.") }}>{open === 0 && tracks.length > 0 ? "Every track has an ISRC" : `Allot ${open === 1 ? "an ISRC" : `${open} ISRCs`}`}</Button>
        <Button tone="quiet" disabled={isPending || sources.gtin === null || upc !== null} onClick={() => { allot({ isrc: false, upc: true }, "The release has its UPC.") }}>Allot a UPC</Button>
        <OutcomeLine outcome={outcome} />
      </div>
      <dl className="grid gap-3 text-[15px] sm:grid-cols-2">
        <div><dt className="text-sm text-muted">ISRCs come from</dt><dd>{sources.isrc ? `${sources.isrc.prefix}, ${whose(sources.isrc.owner)}: ${sources.isrc.left.toLocaleString("en")} left in ${sources.isrc.year}` : "nowhere yet: enter your registrant code below"}</dd></div>
        <div><dt className="text-sm text-muted">UPCs come from</dt><dd>{sources.gtin ? `${sources.gtin.first} to ${sources.gtin.last}, ${whose(sources.gtin.owner)}: ${sources.gtin.left.toLocaleString("en")} left` : "nowhere yet: enter your GS1 range below, or take the distributor’s"}</dd></div>
      </dl>
      <Place path="sender"><Folded title="Registrant code and ranges of your own" note={sources.isrc?.owner === "seller" ? sources.isrc.prefix : undefined}><SourcesForm sources={sources} onSaved={setSources} /></Folded></Place>
      <Folded title="Take over ISRCs that exist"><ImportForm /></Folded>
    </Section>
  )
})

const whose = (owner: "seller" | "operator") => (owner === "seller" ? "your own" : "the store’s")

function SourcesForm({ sources, onSaved }: { sources: IdentifierSources; onSaved: (sources: IdentifierSources) => void }) {
  const { outcome, isPending, run } = useOutcome()
  const own = { isrc: sources.isrc?.owner === "seller" ? sources.isrc : null, gtin: sources.gtin?.owner === "seller" ? sources.gtin : null }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const text = (name: string) => String(data.get(name) ?? "").trim()
    const [prefix, first, last, dpid] = [text("isrc_prefix"), text("gtin_first"), text("gtin_last"), text("dpid")]
    run(() => tell(async () => {
      onSaved((await ask(saveIdentifiers, { body: { isrc_prefix: prefix || null, gtin_range: first || last ? { first, last } : null, dpid: dpid || null } })).identifiers)
      return "Saved."
    }))
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <Field id="isrc_prefix" label="ISRC registrant code" hint="Two letters and three letters or digits, from your national agency." maxLength={12} defaultValue={own.isrc?.prefix ?? ""} spellCheck={false} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="gtin_first" label="First GTIN of the range" hint="With its check digit." maxLength={20} inputMode="numeric" defaultValue={own.gtin?.first ?? ""} />
        <Field id="gtin_last" label="Last GTIN of the range" maxLength={20} inputMode="numeric" defaultValue={own.gtin?.last ?? ""} />
      </div>
      <Field id="dpid" label="DDEX party id" hint="Only when you deliver packages in your own name." maxLength={30} defaultValue={sources.dpid ?? ""} spellCheck={false} />
      <div className="flex flex-wrap items-center gap-3"><Button type="submit" tone="quiet" disabled={isPending}>{isPending ? "Saving…" : "Save"}</Button><OutcomeLine outcome={outcome} /></div>
    </form>
  )
}

function ImportForm() {
  const { outcome, isPending, run } = useOutcome()
  const [csv, setCsv] = useState("")
  const [problems, setProblems] = useState<{ line: number; message: string }[]>([])
  const send = () => {
    run(() => tell(async () => {
      const { taken, problems: found } = await ask(importIdentifiers, { body: { csv } })
      setProblems(found)
      return taken === 1 ? "One ISRC is taken over." : `${taken} ISRCs are taken over.`
    }))
  }
  return (
    <div className="grid gap-3">
      <Labelled id="isrc-csv" label="CSV with a column isrc, and one of recording_id, title, file"><textarea id="isrc-csv" rows={5} maxLength={2_000_000} spellCheck={false} value={csv} placeholder={"isrc,title\nNOX012600001,Night Bus"} className={cn(inputLook, "tabular py-2 font-mono text-sm")} onChange={(event) => { setCsv(event.target.value) }} /></Labelled>
      <label className="text-sm text-muted">Or a file: <input type="file" accept=".csv,text/csv" className="min-h-11 max-w-full py-2" onChange={(event) => { void event.target.files?.[0]?.text().then(setCsv) }} /></label>
      <div className="flex flex-wrap items-center gap-3"><Button tone="quiet" disabled={isPending || csv.trim() === ""} onClick={send}>{isPending ? "Reading…" : "Take over"}</Button><OutcomeLine outcome={outcome} /></div>
      {problems.length > 0 && <Message tone="warn" title="Some lines were left out"><ul className="list-disc pl-5">{problems.map(({ line, message }) => <li key={line}>{`Line ${line}: ${message}`}</li>)}</ul></Message>}
    </div>
  )
}
