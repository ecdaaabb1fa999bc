"use client"

import type { AiDisclosure, ReleaseTrack } from "@max-booster/api-contract"
import { memo } from "react"
import { Button } from "@/components/button"
import { setTrack, toggled, type Change } from "./document-edits"
import { useEditing } from "./editing.client"
import { Place, Tick } from "./fields.client"
import { Section } from "./section"
import { machinePartNames } from "./words"

const PARTS = Object.keys(machinePartNames) as AiDisclosure["parts"]

/** What machines took part in, and whether machines may learn from it, track by track. */
export const Machines = memo(function Machines({ tracks }: { tracks: ReleaseTrack[] }) {
  const { edit } = useEditing()
  const [first] = tracks
  const toAll: Change = (document) => (first ? { ...document, tracks: document.tracks.map((track) => ({ ...track, ai: first.ai })) } : document)
  return (
    <Section id="ai" title="AI and training" lead="Stores ask for both. What you say goes into the package; training is reserved unless you permit it." aside={tracks.length > 1 && <Button tone="quiet" onClick={() => { edit(toAll) }}>All as the first track</Button>}>
      {tracks.length === 0 && <p className="text-[15px] text-muted">There is nothing to say before there is a track.</p>}
      <ul className="grid gap-3">{tracks.map((track) => <li key={track.id}><OfTrack track={track} /></li>)}</ul>
    </Section>
  )
})

const OfTrack = memo(function OfTrack({ track: { id, title, ai } }: { track: ReleaseTrack }) {
  const { edit } = useEditing()
  const path = `tracks.${id}.ai`
  return (
    <Place path={path}>
      <fieldset className="grid gap-1 rounded-lg border border-line bg-raised px-4 py-3">
        <legend className="sr-only">{`AI in ${title || "a track without a title"}`}</legend>
        <p className="break-words font-semibold">{title || "Without a title"}</p>
        <div data-path={`${path}.parts`} className="flex flex-wrap items-center gap-x-6"><span className="text-sm text-muted">Made by a machine:</span>{PARTS.map((part) => <Tick key={part} label={machinePartNames[part]} checked={ai.parts.includes(part)} onChange={(isOn) => { edit(setTrack(id, { ai: { ...ai, parts: toggled(ai.parts, part, isOn, PARTS) } })) }} />)}</div>
        <div data-path={`${path}.training`}><Tick label="Machines may learn from it" checked={ai.training === "permitted"} onChange={(isOn) => { edit(setTrack(id, { ai: { ...ai, training: isOn ? "permitted" : "reserved" } })) }} /></div>
      </fieldset>
    </Place>
  )
})
