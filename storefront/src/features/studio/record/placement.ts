import type { Project, Take } from "@max-booster/studio-core"

/** What was played while something was recorded, in frames: where the context and the timeline were when it began, and what was played in circles. */
export type Played = { readonly startFrame: number; readonly from: number; readonly loop?: { readonly from: number; readonly to: number } | undefined }

/** A part of a recording, and the frame of the timeline to which it was played. */
export type Pass = { readonly at: number; /** Frames into the recording. */ readonly offset: number; readonly frames: number }

/** Shorter than this, s, the last round of a loop is no take but the time that it took to press stop. */
const LEAST_SECONDS = 0.3

/**
 * Cuts a recording into what was played in each round. What a person hears at a frame of the context comes back so much later: that is the latency, and
 * by it each part is put earlier; no sample is touched.
 * @param firstFrame of the context, where the recording begins
 * @param latencyFrames from the graph through speaker and microphone back into the graph
 * @param range of the timeline that is wanted: punch in and out
 */
export function passesOf(played: Played, { firstFrame, frames, sampleRate }: { firstFrame: number; frames: number; sampleRate: number }, latencyFrames: number, range?: { from: number; to: number }): Pass[] {
  /** Frame of the recording at which the timeline began. */
  const zero = played.startFrame + latencyFrames - firstFrame
  const loop = played.loop && played.loop.to > played.loop.from && played.from < played.loop.to ? played.loop : undefined
  const passes: Pass[] = []
  for (let offset = zero, at = played.from; offset < frames; ) {
    const length = loop ? loop.to - at : frames - offset
    const [first, last] = [Math.max(offset, 0, range ? offset + range.from - at : 0), Math.min(offset + length, frames, range ? offset + range.to - at : frames)]
    if (last > first) passes.push({ at: at + first - offset, offset: first, frames: last - first })
    offset += length
    at = loop?.from ?? at
  }
  const long = passes.filter((pass) => pass.frames >= LEAST_SECONDS * sampleRate)
  return long.length > 0 ? long : passes.slice(0, 1)
}

/** A part as a region begins and plays it: on a whole tick, and in its source that much later. */
export function takeOf({ at, offset, frames }: Pass, sampleRate: number, { tempo }: Pick<Project, "tempo">): Omit<Take, "assetId" | "name"> & { start: number } {
  const time = at / sampleRate
  const start = Math.ceil(tempo.ticksAt(time) - 1e-6)
  const late = tempo.secondsAt(start) - time
  return { start, offset: Math.max(0, offset / sampleRate + late), length: Math.max(1 / sampleRate, frames / sampleRate - late) }
}
