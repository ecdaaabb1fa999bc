import * as core from "../index"
import { openSession, seedProject, type Command, type Id, type Region, type Session } from "../index"
import { idsOf } from "./people"

/** The hash of a recording of ten seconds. */
export const HASH = "b".repeat(64)
/** A new project at 120 bpm with a ten-second recording: 1,920 ticks a second. */
export function aStudio() {
  const session = openSession(seedProject({ name: "Night Trains" }), { person: "ana", makeId: idsOf("a") })
  const make = (command: Command): Id => { const verdict = session.run(command); if (!verdict.done) throw new Error(verdict.reason); return verdict.created[0] ?? "" }
  const audio = make(core.addTrack({ kind: "audio", name: "Vocals" }))
  const bass = make(core.addTrack({ kind: "instrument", name: "Bass" }))
  make(core.addAsset({ hash: HASH, name: "take.wav", frames: 480_000, sampleRate: 48_000, channels: 1 }))
  const region = (fields: Partial<Region> = {}) => make(core.addRegion({ kind: "audio", trackId: audio, assetId: HASH, length: 4, offset: 2, ...fields }))
  const line = (notes: [start: number, ticks: number][], fields: Partial<Region> = {}) => {
    const id = make(core.addRegion({ kind: "notes", trackId: bass, ticks: 3840, ...fields }))
    session.run(core.addNotes(id, notes.map(([start, ticks]) => ({ start, ticks, pitch: 40, velocity: 90 }))))
    return id
  }
  const get = (id: Id) => session.project.get("regions", id) as Region
  const notes = (id: Id) => core.notesOf(session.project, id).map(({ start, ticks }) => [start, ticks])
  const onTrack = (id: Id) => session.project.of("regions", "trackId", id).sort((a, b) => a.start - b.start)
  return { session, make, audio, bass, region, line, get, notes, onTrack }
}
/** Why a command was refused; "done" when it was not. */
export const reasonOf = (session: Session, command: Command) => { const verdict = session.run(command); return verdict.done ? "done" : verdict.reason }
/** What of the source is heard when, as if played: source seconds at each of some seconds, null in silence. */
export function playback(session: Session, trackId: Id, times: readonly number[]): (number | null)[] {
  const { tempo } = session.project
  return times.map((time) => {
    const region = session.project.of("regions", "trackId", trackId).find((each) => core.isHeard(each) && tempo.secondsAt(each.start) <= time + 1e-9 && time < tempo.secondsAt(each.start) + core.heardSeconds(each, tempo) - 1e-9)
    if (!region) return null
    const at = (time - tempo.secondsAt(region.start)) * core.ratioOf(region, tempo)
    const within = at % region.length
    return Math.round((region.reversed ? region.offset + region.length - within : region.offset + within) * 1e3) / 1e3
  })
}
/** Moments between those where something begins. */
export const everyTenth = Array.from({ length: 130 }, (_, index) => index / 10 + 0.05)
