import type { NoteRecord, RegionRecord } from "../records"

/** A note as it sounds, in ticks of the timeline. */
export type SoundingNote = { readonly tick: number; readonly end: number; readonly pitch: number; readonly velocity: number }

/** Every time the notes of a region sound: in each round of its loop, ended where round or region end. */
export function soundingNotes(region: RegionRecord, notes: readonly NoteRecord[]): SoundingNote[] {
  const round = region.loopTicks > 0 ? region.loopTicks : region.ticks
  const end = region.start + region.ticks
  const sounding: SoundingNote[] = []
  for (let begin = 0; begin < region.ticks && round > 0; begin += round) {
    for (const { start, ticks, pitch, velocity } of notes) {
      const tick = region.start + begin + start
      if (start < 0 || start >= round || tick >= end) continue
      sounding.push({ tick, end: Math.min(tick + ticks, region.start + begin + round, end), pitch, velocity })
    }
  }
  return sounding
}
