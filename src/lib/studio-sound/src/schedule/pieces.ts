import { toAmplitude } from "@max-booster/mastering/decibels"
import { CHUNK_FRAMES } from "../buffers/buffer-pool"
import type { RegionRecord } from "../records"
import { frameAt, type Tempo } from "./tempo"

/** Where an audio region lies and what it plays, in frames of the context. */
export type RegionPlan = {
  readonly start: number
  /** Of one round through the source, as heard. */
  readonly cycle: number
  readonly end: number
  readonly ratio: number
  /** Whether the source goes through the stretcher. */
  readonly isStretched: boolean
}

/** A part of a region that is played from one buffer. */
export type Piece = { /** Frame of the timeline. */ readonly at: number; readonly frames: number; /** Part of the source. */ readonly chunk: number; /** Frames into the part. */ readonly offset: number }

export function planOf(region: RegionRecord, tempo: Tempo, sampleRate: number): RegionPlan {
  const ratio = region.sourceBpm > 0 ? tempo.bpmAt(region.start) / region.sourceBpm : region.ratio
  const start = frameAt(tempo, region.start, sampleRate)
  const cycle = Math.max(1, Math.round((region.length / ratio) * sampleRate))
  return { start, cycle, end: start + cycle * Math.max(1, region.loops), ratio, isStretched: Math.abs(ratio - 1) > 1e-6 || region.transpose !== 0 }
}

/**
 * What of a region is played between two frames of the timeline, cut where a round or a part of the source ends.
 * @param sourceFrames length of the source, at the context's rate
 */
export function piecesOf(region: RegionRecord, plan: RegionPlan, sourceFrames: number, from: number, to: number, sampleRate: number): Piece[] {
  const offset = Math.round(region.offset * sampleRate)
  // A stretched region is one buffer that begins with the region; reversed, it is the mirror image of its range.
  const base = plan.isStretched ? 0 : region.reversed ? sourceFrames - offset - plan.cycle : offset
  const size = plan.isStretched ? Number.POSITIVE_INFINITY : CHUNK_FRAMES
  const pieces: Piece[] = []
  for (let at = Math.max(from, plan.start); at < Math.min(to, plan.end); ) {
    const round = Math.floor((at - plan.start) / plan.cycle)
    const source = base + at - plan.start - round * plan.cycle
    const chunk = Number.isFinite(size) ? Math.floor(source / size) : 0
    const inChunk = source - (chunk === 0 ? 0 : chunk * size)
    const frames = Math.min(plan.start + (round + 1) * plan.cycle, to, plan.end, at + size - inChunk) - at
    if (source + frames > 0 && (plan.isStretched || source < sourceFrames)) pieces.push({ at, frames, chunk, offset: inChunk })
    at += frames
  }
  return pieces
}

/**
 * Gain of a fade that has gone a part of its way: a quarter of a sine, so that a crossfade keeps its power.
 * @param part 0 to 1 @param curve -1 (late) to 1 (early)
 */
export const fadeGain = (part: number, curve: number): number => Math.sin((Math.PI / 2) * Math.min(1, Math.max(0, part)) ** (4 ** -curve))

/** Gain of a region at each frame from one of the timeline on, one more than `frames`; null when it is the same throughout. */
export function envelopeOf(region: RegionRecord, { start, end }: RegionPlan, from: number, frames: number, sampleRate: number): Float32Array<ArrayBuffer> | null {
  const [fadeIn, fadeOut] = [region.fadeIn * sampleRate, region.fadeOut * sampleRate]
  const isFading = from < start + fadeIn || from + frames > end - fadeOut
  if (!isFading) return null
  const gain = toAmplitude(region.gainDb)
  return Float32Array.from({ length: frames + 1 }, (_, i) => {
    const at = from + i
    const up = fadeIn > 0 ? fadeGain((at - start) / fadeIn, region.fadeInCurve) : 1
    const down = fadeOut > 0 ? fadeGain((end - at) / fadeOut, region.fadeOutCurve) : 1
    return gain * up * down
  })
}
