import { type Note, type Region } from "../records/schema"
import { type TempoMap } from "./tempo"

/** Speed at which an audio region plays its source: as set, or the tempo at its start over its own when it follows the tempo. */
export const ratioOf = ({ start, ratio, sourceBpm }: Region, tempo: TempoMap): number =>
  sourceBpm > 0 ? Math.min(16, Math.max(1 / 16, tempo.bpmAt(start) / sourceBpm)) : ratio

/** Seconds for which an audio region is heard. */
export const heardSeconds = (region: Region, tempo: TempoMap): number => (region.length * region.loops) / ratioOf(region, tempo)

/** The tick at which a region ends; not rounded for audio. */
export const endOf = (region: Region, tempo: TempoMap): number =>
  region.kind === "notes" ? region.start + region.ticks : tempo.ticksAt(tempo.secondsAt(region.start) + heardSeconds(region, tempo))

/** Whether a region plays: not muted, and not a take that waits in its folder (lane 0 is the comp, the others are takes). */
export const isHeard = ({ muted, takeId, takeLane }: Region): boolean => !muted && (takeId === "" || takeLane === 0)

/**
 * The notes of a region as they are heard, in ticks from its start: those that begin within it (or within its loop), as often as the loop comes
 * round, each cut off where region or loop ends.
 */
export function heardNotes<N extends Note>({ ticks, loopTicks }: Pick<Region, "ticks" | "loopTicks">, notes: readonly N[]): N[] {
  const round = loopTicks > 0 ? loopTicks : ticks
  const within = notes.filter(({ start }) => start >= 0 && start < round)
  return Array.from({ length: Math.ceil(ticks / round) }, (_, index) => index * round).flatMap((from) => within
    .filter(({ start }) => from + start < ticks)
    .map((note) => ({ ...note, start: from + note.start, ticks: Math.min(note.ticks, round - note.start, ticks - from - note.start) })))
}
