import { expect, it } from "vitest"
import { addAsset, addInsert, addLane, addMarker, addNotes, addPoints, addRegion, addSend, addTrack, moveTracks, openSession, seedProject, setFades, setLaneMode, setRegions, setTempo, toDawProject } from "../index"
import { el, writeXml } from "./xml"

function aProject() {
  let count = 0
  const session = openSession(seedProject({ name: "Night <Drive> & “more”", bpm: 120 }), { person: "ana", makeId: () => `id-${(count += 1)}` })
  const made = (verdict: ReturnType<typeof session.run>) => (verdict.done ? (verdict.created[0] ?? "") : "")
  const { run } = session
  const folder = made(run(addTrack({ kind: "folder", name: "Band" })))
  const drums = made(run(addTrack({ kind: "audio", name: "Drums & <bass>", colour: "#aa3300", gainDb: -6, pan: -0.5 })))
  const keys = made(run(addTrack({ kind: "instrument", name: "Keys" })))
  const bus = made(run(addTrack({ kind: "bus", name: "Reverb" })))
  run(moveTracks([drums], { parentId: folder }))
  run(addSend(drums, bus, { gainDb: -12 }))
  run(addInsert(drums, { effect: "compressor", version: 1, bypassed: false, params: { threshold: -18 } } as never))
  run(addAsset({ hash: "a0", name: "Loop", frames: 96_000, sampleRate: 48_000, channels: 2 }))
  const region = made(run(addRegion({ kind: "audio", trackId: drums, assetId: "a0", name: "Loop", start: 960, offset: 0.5, length: 1 })))
  run(setFades([region], { fadeIn: 0.1 }))
  const fast = made(run(addRegion({ kind: "audio", trackId: drums, assetId: "a0", start: 9_600, length: 2 })))
  run(setRegions([fast], { sourceBpm: 60 }))
  const notes = made(run(addRegion({ kind: "notes", trackId: keys, start: 0, ticks: 3_840 })))
  run(addNotes(notes, [{ start: 0, ticks: 480, pitch: 60, velocity: 127 }]))
  const lane = made(run(addLane(drums, "gain")))
  run(setLaneMode([lane], "read"))
  run(addPoints(lane, [{ tick: 0, value: -6 }, { tick: 960, value: 0 }]))
  run(addMarker({ tick: 3_840, name: "Drop" }))
  run(setTempo({ tick: 7_680, bpm: 140 }))
  return session.project.toData()
}

it("a project becomes a DAWproject with its tracks, clips, notes, automation, tempo and markers", () => {
  const { projectXml, audio } = toDawProject(aProject(), () => "wav")
  expect([...audio]).toEqual([["a0", "audio/a0.wav"]])
  for (const part of [
    'name="Drums &amp; &lt;bass&gt;" contentType="audio" loaded="true" color="#aa3300"', 'destination="c-id-1"', 'unit="normalized" value="0.25"',
    'time="1" duration="2" enable="true" fadeTimeUnit="seconds" fadeInTime="0.1" fadeOutTime="0" contentTimeUnit="seconds" playStart="0.5"',
    '<File path="audio/a0.wav"/>', '<Warp time="2" contentTime="2"/>', '<Note time="0" duration="0.5" channel="0" key="60" vel="1"/>',
    '<Marker time="4" name="Drop"/>', '<RealPoint time="8" value="140" interpolation="hold"/>', 'deviceName="compressor"',
  ]) expect(projectXml).toContain(part)
  // A fader moves evenly in dB: a curve in the file's linear values.
  expect(projectXml.match(/<RealPoint time="0\.\d*" value="0\.\d+"/g)?.length).toBe(15)
})

it("text is written so that XML holds it", () => {
  expect(writeXml(el("A", { text: 'a"<>&\u0000\u000b\n🎵', none: undefined }, [el("B"), undefined]))).toContain('<A text="a&quot;&lt;&gt;&amp;&#10;🎵">\n  <B/>\n</A>')
})
