import { type Entry, type Project } from "../live"
import { type Note, type Region } from "../records/schema"
import { endOf, heardSeconds, ratioOf } from "../time/lengths"
import { type TempoMap } from "../time/tempo"

/** Nearer than this, s, two places in a source are one. */
const SAME = 1e-9

/**
 * The parts of an audio region from one tick to another, as they sound within it: one, or, when a loop is cut within a pass, the rest of that pass and
 * the passes after it. Those begin on a whole tick, up to one tick early.
 */
export function sliceAudio(region: Region, from: number, to: number, tempo: TempoMap): Region[] {
  const ratio = ratioOf(region, tempo)
  const began = tempo.secondsAt(region.start)
  const total = region.length * region.loops
  const isWhole = { start: from <= region.start, end: to >= endOf(region, tempo) - 1e-6 }
  const first = isWhole.start ? 0 : (tempo.secondsAt(from) - began) * ratio
  const last = isWhole.end ? total : Math.min(total, (tempo.secondsAt(to) - began) * ratio)
  const start = Math.max(from, region.start)
  const pass = Math.floor((first + SAME) / region.length)
  const within = Math.max(0, first - pass * region.length)
  const left = last - first
  if (!(left > SAME)) return []

  const part = (at: number, a: number, b: number): Region =>
    ({ ...region, start: at, offset: region.offset + (region.reversed ? region.length - b : a), length: b - a, loops: 1 })
  const looped = (at: number, seconds: number): Region => (seconds > region.length + SAME ? { ...region, start: at, loops: seconds / region.length } : part(at, 0, Math.min(region.length, seconds)))
  const parts = [within < SAME ? looped(start, left) : part(start, within, Math.min(region.length, within + left))]
  const rest = within < SAME ? 0 : within + left - region.length
  if (rest > SAME) {
    const at = Math.floor(tempo.ticksAt(began + (first + region.length - within) / ratio) + 1e-6)
    const end = (tempo.secondsAt(at) - began) * ratio - first + within
    parts.splice(0, 1, ...(at > start ? [part(start, within, Math.min(region.length, end))] : []), looped(at, rest))
  }
  return parts.map((each, index) => withFadesThatFit({ ...each, fadeIn: index === 0 && isWhole.start ? each.fadeIn : 0, fadeOut: index === parts.length - 1 && isWhole.end ? each.fadeOut : 0 }, tempo))
}

/** A region whose fades take no more time than it has. */
export function withFadesThatFit(region: Region, tempo: TempoMap): Region {
  const heard = heardSeconds(region, tempo)
  const fadeIn = Math.min(region.fadeIn, heard)
  return { ...region, fadeIn, fadeOut: Math.min(region.fadeOut, heard - fadeIn) }
}

/** What of a region's notes is heard from one tick to another, in ticks from the first; a note that the first cuts begins there. */
export function sliceNotes(notes: readonly Entry<"notes">[], from: number, to: number): Entry<"notes">[] {
  return notes.filter(({ start, ticks }) => start < to && start + ticks > from)
    .map((note) => ({ ...note, start: Math.max(0, note.start - from), ticks: Math.min(to, note.start + note.ticks) - Math.max(from, note.start) }))
}

/** The notes of a loop that begins later by a part of it: the same sound from there on. */
export function rotateNotes(notes: readonly Entry<"notes">[], by: number, loopTicks: number): Entry<"notes">[] {
  const within = notes.filter(({ start }) => start >= 0 && start < loopTicks).map((note) => ({ ...note, ticks: Math.min(note.ticks, loopTicks - note.start) }))
  return [...sliceNotes(within, by, loopTicks), ...sliceNotes(within, 0, by).map((note) => ({ ...note, start: note.start + loopTicks - by }))]
}

/** A region that plays its source once, made to reach from one tick to another (or to where it ended): shorter, or longer as far as the source goes, on a whole tick. */
export function spanOf(region: Region, from: number, to: number | undefined, { tempo }: Pick<Project, "tempo">, source: number): Region {
  const [began, ratio] = [tempo.secondsAt(region.start), ratioOf(region, tempo)]
  const [before, behind] = region.reversed ? [source - region.offset - region.length, region.offset] : [region.offset, source - region.offset - region.length]
  const start = Math.max(Math.round(from), Math.ceil(tempo.ticksAt(began - before / ratio) - 1e-6))
  const first = Math.max(-before, (tempo.secondsAt(start) - began) * ratio)
  const last = to === undefined ? region.length : Math.min((tempo.secondsAt(to) - began) * ratio, region.length + behind)
  return withFadesThatFit({ ...region, start, offset: region.offset + (region.reversed ? region.length - last : first), length: Math.max(0, last - first) }, tempo)
}

/** Seconds of the source, as far as the recording is known. */
export function sourceSeconds(project: Project, { assetId }: Pick<Region, "assetId">): number {
  const asset = project.get("assets", assetId)
  return asset && asset.frames > 0 ? asset.frames / asset.sampleRate : Infinity
}

/** A note without what the project adds to it. */
export const plainNote = ({ regionId, start, ticks, pitch, velocity }: Note): Note => ({ regionId, start, ticks, pitch, velocity })
