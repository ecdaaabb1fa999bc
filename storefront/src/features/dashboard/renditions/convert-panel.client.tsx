"use client"

import type { ConversionSpec, RecordingView, RenditionView } from "@max-booster/api-contract"
import { conversionSpec } from "@max-booster/api-contract"
import { useState } from "react"
import { Button } from "@/components/button"
import { inputLook, Labelled } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { Panel } from "@/components/panel"
import { useOutcome } from "@/components/use-outcome.client"
import { cn } from "@/lib/cn"
import { linkConversionAction, requestRenditionAction } from "./actions"
import { formatChoices, sayBitrate, sayConversion, sayRate } from "./conversion"
import { RenditionRow } from "./rendition-row.client"
import { useRenditions } from "./use-renditions.client"

type FormatId = ConversionSpec["format"]
const ids = Object.keys(formatChoices) as FormatId[]
const AS_IT_IS = ""

/** The beat, or its stems as one zip, in another format, with title and artist written into it. */
export function ConvertPanel({ recording: { id, title, analysis, artwork_url }, renditions, what = "beat" }: { recording: RecordingView; renditions: RenditionView[]; what?: "beat" | "stems" }) {
  const isBeat = what === "beat"
  const [spec, setSpec] = useState<ConversionSpec>({ format: "wav", bitDepth: 24 })
  const { outcome, isPending, run } = useOutcome()
  const shown = useRenditions(id, renditions)
  const { bitrates, bitDepths, sampleRates } = formatChoices[spec.format]
  const change = (part: Partial<ConversionSpec>) => { setSpec((before) => clean({ ...before, ...part })) }
  return (
    <Panel title={isBeat ? "Convert" : "Take them away"} lead={!isBeat ? "All stems as one zip, in the format you choose, with a manifest of names, roles, tempo, key and checksums." : `As uploaded: ${analysis ? [sayRate(analysis.sample_rate), analysis.bit_depth ? `${analysis.bit_depth} bit` : null, analysis.channels === 1 ? "mono" : "stereo"].filter(Boolean).join(", ") : "unknown"}. Title, artist${artwork_url ? " and cover" : ""} are written into the file.`}>
      <form className="grid gap-4" onSubmit={(event) => { event.preventDefault(); run(() => requestRenditionAction(id, isBeat ? "convert" : "stems", spec)) }}>
        <fieldset className="grid gap-2">
          <legend className="pb-1 text-sm font-semibold">Format</legend>
          <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
            {ids.map((format) => (
              <label key={format} className={cn("grid min-h-11 cursor-pointer content-start rounded-lg border border-line-strong bg-raised px-3 py-2 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent", spec.format === format && "border-accent bg-accent-soft")}>
                <input type="radio" name="format" value={format} checked={spec.format === format} className="sr-only" onChange={() => { setSpec(usualFor(format)) }} />
                <span className="font-semibold">{formatChoices[format].label}</span>
                <span className="text-sm text-muted">{formatChoices[format].about}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="grid gap-4 sm:grid-cols-3">
          {bitrates.length > 0 && <Choice id="bitrate" label="Bit rate" value={String(spec.bitrate ?? "")} options={bitrates.map((each) => [String(each), sayBitrate(each)])} onChange={(value) => { change({ bitrate: value === "v0" ? "v0" : Number(value) }) }} />}
          {bitDepths.length > 0 && <Choice id="bit-depth" label="Bit depth" hint={spec.bitDepth === 16 && (analysis?.bit_depth ?? 24) > 16 ? "Dithered down from the source." : undefined} value={String(spec.bitDepth ?? "")} options={bitDepths.map((each) => [String(each), `${each} bit`])} onChange={(value) => { change({ bitDepth: Number(value) as 16 | 24 }) }} />}
          <Choice id="sample-rate" label="Sample rate" value={String(spec.sampleRate ?? AS_IT_IS)} options={[[AS_IT_IS, "As it is"], ...sampleRates.map((each): [string, string] => [String(each), sayRate(each)])]} onChange={(value) => { change({ sampleRate: value === AS_IT_IS ? undefined : Number(value) }) }} />
          <Choice id="channels" label="Channels" value={String(spec.channels ?? AS_IT_IS)} options={[[AS_IT_IS, "As it is"], ["2", "Stereo"], ["1", "Mono"]]} onChange={(value) => { change({ channels: value === AS_IT_IS ? undefined : (Number(value) as 1 | 2) }) }} />
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" disabled={isPending}>{isPending ? "Asking…" : isBeat ? "Convert" : "Make the zip"}</Button>
          {isBeat && <Button tone="quiet" disabled={isPending} onClick={() => { run(async () => { const link = await linkConversionAction(id, spec); if (link.url) window.location.assign(link.url); return link }) }}>Download while it converts</Button>}
          <OutcomeLine outcome={outcome} />
        </div>
      </form>
      {shown.length > 0
        ? <ul aria-label={`Converted ${isBeat ? "files" : "stems"} of ${title}`} className="grid gap-2">{shown.map((rendition) => { const made = conversionSpec.safeParse(rendition.spec); return <RenditionRow key={rendition.id} rendition={rendition} label={made.success ? sayConversion(made.data) : "A converted file"} /> })}</ul>
        : <p className="text-[15px] text-muted">Nothing was converted yet. Files that are made stay here until you remove them.</p>}
    </Panel>
  )
}

/** The first bit rate or depth of a format, as most people want it. */
function usualFor(format: FormatId): ConversionSpec {
  const { bitrates: [bitrate], bitDepths: [bitDepth] } = formatChoices[format]
  return clean({ format, bitrate, bitDepth })
}

/** Leaves out what was not chosen, for the schema. */
const clean = (spec: { [Key in keyof ConversionSpec]: ConversionSpec[Key] | undefined }): ConversionSpec =>
  conversionSpec.parse(Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined)))

function Choice({ id, label, hint, value, options, onChange }: { id: string; label: string; hint?: string | undefined; value: string; options: readonly (readonly [string, string])[]; onChange: (value: string) => void }) {
  return (
    <Labelled id={id} label={label} hint={hint}>
      <select id={id} className={inputLook} value={value} onChange={(event) => { onChange(event.currentTarget.value) }}>
        {options.map(([each, words]) => <option key={each} value={each}>{words}</option>)}
      </select>
    </Labelled>
  )
}
