import { addAsset, addRegion, addTakes, addTrack, chooseTake, deleteRegions, endOf, splitRegions, takesOf, type Id, type Session } from "@max-booster/studio-core"
import type { Library, Sound } from "../audio/library"
import { passesOf, takeOf } from "./placement"
import type { TakeMeta } from "./take-file"
import { discard, fileOf, noteHash } from "./take-store"
import { foldersOf, heardBetween } from "./takes"

/**
 * Brings a finished take into its project, where it was played: among the sounds of this device first, then as regions in one step, and only then is the take let go.
 * @returns the tracks it went to
 * @throws {Error} in words; the take stays and is offered again
 */
export async function placeTake(session: Session, library: Library, meta: TakeMeta, hash: string): Promise<Id[]> {
  const file = await fileOf(meta.id)
  if (file) await noteHash(meta, hash)
  const sound = file ? await library.adopt(file, hash, meta.name) : await library.known(hash, meta.name)
  const trackIds = session.gesture(() => putTake(session, meta, sound), `Record “${meta.name}”`)
  await discard(meta.id)
  return trackIds
}

/**
 * Puts a recording where it was played: a region, or takes where it went round or where takes are already. What was heard there before makes room.
 * @returns the tracks it went to
 */
export function putTake(session: Session, meta: TakeMeta, sound: Sound): Id[] {
  const { project } = session
  const { played, sampleRate } = meta
  const passes = played ? passesOf(played, { firstFrame: played.firstFrame, frames: sound.frames, sampleRate }, played.latencyFrames, played.punch) : []
  const takes = passes.length > 0
    ? passes.map((pass) => takeOf(pass, sampleRate, project))
    : [{ start: meta.cursor, offset: 0, length: sound.frames / sampleRate }] // played is unknown, or it ended before the beginning: better somewhere than lost
  session.run(addAsset(sound))
  return targetsOf(session, meta).map((trackId) => {
    const [from, to] = [Math.min(...takes.map(({ start }) => start)), Math.ceil(Math.max(...takes.map(({ start, length }) => project.tempo.ticksAt(project.tempo.secondsAt(start) + length))))]
    const last = takes.at(-1) ?? { start: meta.cursor, offset: 0, length: 0 }
    const folder = foldersOf(project, trackId).find((each) => each.from <= last.start && last.start < each.to)
    makeRoom(session, trackId, takes.length > 1 || folder ? last.start : from, to)
    const isFolder = takes.length > 1 || folder !== undefined
    const before = folder ? takesOf(project, folder.takeId).filter(({ takeLane }) => takeLane > 0).length : 0
    if (isFolder) {
      const made = session.run(addTakes(trackId, last.start, takes.map((take, index) => ({ ...take, assetId: sound.hash, name: `Take ${before + index + 1}` })), folder?.takeId))
      const whole = takes.findLastIndex(({ length }) => length > last.length * 1.05)
      // It was stopped within a round: the last whole one is heard, what there is of the other waits on its lane.
      if (made.done && whole >= 0) session.run(chooseTake(made.created[whole] ?? "", from, to))
    } else session.run(addRegion({ ...last, kind: "audio", trackId, assetId: sound.hash, name: meta.name }))
    return trackId
  })
}

/** The tracks it was recorded for; a new one where none of them is there any more. */
function targetsOf({ run, project }: Session, { trackIds, name }: TakeMeta): Id[] {
  const there = trackIds.filter((id) => project.get("tracks", id)?.kind === "audio")
  if (there.length > 0) return there
  const made = run(addTrack({ kind: "audio", name }))
  return made.done ? made.created.slice(0, 1) : []
}

/** Cuts away what was heard there: takes of a folder stay on their lanes. */
function makeRoom({ run, project }: Session, trackId: Id, from: number, to: number): void {
  for (const tick of [from, to]) {
    const crossed = heardBetween(project, trackId, from, to).filter((region) => region.start < tick && endOf(region, project.tempo) > tick)
    if (crossed.length > 0) run(splitRegions(crossed.map(({ id }) => id), tick))
  }
  const covered = heardBetween(project, trackId, from + 1, to - 1)
  if (covered.length > 0) run(deleteRegions(covered.map(({ id }) => id)))
}
