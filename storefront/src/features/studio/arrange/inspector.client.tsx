"use client"

import { endOf, formatPosition, moveRegions, parsePosition, setFades, setRegions, setTracks, stretchRegion, trimEnd, type Command, type Entry } from "@max-booster/studio-core"
import { useEditor, useEditorState, useProject } from "../ui/use-editor.client"
import { trackColours } from "../view/colours"
import { SoundChoice } from "../notes/sound-choice.client"
import { Check, Colours, Row, TypedNumber, TypedText } from "./fields.client"
import { Side } from "./side.client"
import { say, told } from "./state"

/** All values of what is selected, to be typed. */
export function Inspector() {
  const project = useProject()
  const selected = useEditorState((state) => state.selected)
  const trackId = useEditorState((state) => state.trackId)
  const ids = [...selected].filter((id) => project.get("regions", id))
  const region = project.get("regions", ids[0] ?? "")
  const track = project.get("tracks", trackId ?? "")
  return (
    <Side title="Values">
      {region && ids[0] !== undefined ? <OfRegions region={{ ...region, id: ids[0] }} ids={ids} /> : track && trackId !== null ? <OfTrack track={{ ...track, id: trackId }} /> : <p className="text-sm text-muted">Select a region or a track to see its values.</p>}
    </Side>
  )
}

function OfRegions({ region, ids }: { region: Entry<"regions">; ids: string[] }) {
  const editor = useEditor()
  const { project } = editor
  const run = (command: Command) => { told(editor, editor.session.run(command)) }
  const end = endOf(region, project.tempo)
  const isAudio = region.kind === "audio"
  const place = (text: string, use: (tick: number) => void) => { const tick = parsePosition(project.meter, text); if (tick === undefined) say(editor, "A place is written like 5.3 or 5.3.240: bar, beat, ticks."); else use(tick) }
  return (
    <div className="grid gap-1">
      {ids.length > 1 && <p className="pb-1 text-sm font-semibold">{ids.length} regions; values are the first one’s</p>}
      <Row label="Name"><TypedText label="Name of region" value={region.name} onChange={(name) => { run(setRegions(ids, { name })) }} /></Row>
      <Row label="Begins at"><TypedText label="Region begins at" value={formatPosition(project.meter, region.start)} onChange={(text) => { place(text, (tick) => { run(moveRegions(ids, { by: tick - region.start })) }) }} /></Row>
      <Row label="Ends at"><TypedText label="Region ends at" value={formatPosition(project.meter, end)} onChange={(text) => { place(text, (tick) => { run(trimEnd(region.id, tick)) }) }} /></Row>
      <Row label="Gain"><TypedNumber label="Gain of region" unit="dB" value={region.gainDb} min={-144} max={24} step={0.5} onChange={(gainDb) => { run(setRegions(ids, { gainDb })) }} /></Row>
      {isAudio && <>
        <Row label="Fade-in"><TypedNumber label="Fade-in" unit="s" value={region.fadeIn} min={0} max={600} step={0.01} onChange={(fadeIn) => { run(setFades(ids, { fadeIn })) }} /></Row>
        <Row label="Its curve"><TypedNumber label="Curve of the fade-in" value={region.fadeInCurve} min={-1} max={1} step={0.1} onChange={(fadeInCurve) => { run(setFades(ids, { fadeInCurve })) }} /></Row>
        <Row label="Fade-out"><TypedNumber label="Fade-out" unit="s" value={region.fadeOut} min={0} max={600} step={0.01} onChange={(fadeOut) => { run(setFades(ids, { fadeOut })) }} /></Row>
        <Row label="Its curve"><TypedNumber label="Curve of the fade-out" value={region.fadeOutCurve} min={-1} max={1} step={0.1} onChange={(fadeOutCurve) => { run(setFades(ids, { fadeOutCurve })) }} /></Row>
        <Row label="Repeats"><TypedNumber label="Repeats" unit="×" value={region.loops} min={0.01} max={10_000} step={1} onChange={(loops) => { run(setRegions(ids, { loops })) }} /></Row>
        <Row label="Speed"><TypedNumber label="Speed" unit="%" value={region.ratio * 100} min={6.25} max={1600} step={1} onChange={(percent) => { run(setRegions(ids, { ratio: percent / 100, sourceBpm: 0 })) }} /></Row>
        <Row label="Stretch to"><TypedText label="Stretch to" value={formatPosition(project.meter, end)} onChange={(text) => { place(text, (tick) => { run(stretchRegion(region.id, tick)) }) }} /></Row>
        <Row label="Own tempo"><TypedNumber label="Own tempo; 0 does not follow" unit="BPM" value={region.sourceBpm} min={0} max={999} step={0.1} onChange={(sourceBpm) => { run(setRegions(ids, { sourceBpm })) }} /></Row>
        <Row label="Transpose"><TypedNumber label="Transpose" unit="semitones" value={region.transpose} min={-48} max={48} step={1} onChange={(transpose) => { run(setRegions(ids, { transpose })) }} /></Row>
        <Check label="Reversed" isOn={region.reversed} onChange={(reversed) => { run(setRegions(ids, { reversed })) }} />
      </>}
      <Check label="Muted" isOn={region.muted} onChange={(muted) => { run(setRegions(ids, { muted })) }} />
      <Row label="Color"><Colours label="Color of region" value={region.colour} choices={trackColours} onChange={(colour) => { run(setRegions(ids, { colour })) }} /></Row>
    </div>
  )
}

function OfTrack({ track }: { track: Entry<"tracks"> }) {
  const editor = useEditor()
  const run = (command: Command) => { told(editor, editor.session.run(command)) }
  const ids = [track.id]
  return (
    <div className="grid gap-1">
      <Row label="Name"><TypedText label="Name of track" value={track.name} onChange={(name) => { if (name) run(setTracks(ids, { name })) }} /></Row>
      {track.kind === "instrument" && <Row label="Sound"><SoundChoice track={track} /></Row>}
      <Row label="Volume"><TypedNumber label="Volume of track" unit="dB" value={track.gainDb} min={-144} max={24} step={0.5} onChange={(gainDb) => { run(setTracks(ids, { gainDb })) }} /></Row>
      <Row label="Pan"><TypedNumber label="Pan of track, percent" unit="%" value={track.pan * 100} min={-100} max={100} step={1} onChange={(percent) => { run(setTracks(ids, { pan: percent / 100 })) }} /></Row>
      <Check label="Mute" isOn={track.mute} onChange={(mute) => { run(setTracks(ids, { mute })) }} />
      <Check label="Solo" isOn={track.solo} onChange={(solo) => { run(setTracks(ids, { solo })) }} />
      <Row label="Color"><Colours label="Color of track" value={track.colour} choices={trackColours} onChange={(colour) => { run(setTracks(ids, { colour })) }} /></Row>
    </div>
  )
}
