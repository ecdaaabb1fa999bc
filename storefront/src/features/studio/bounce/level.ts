import { toAmplitude } from "@max-booster/mastering/decibels"
import { Limiter, limiterLatency } from "@max-booster/studio-sound/dsp/limiter"
import { LoudnessMeter } from "@max-booster/studio-sound/dsp/loudness"

/** How loud a bounce becomes. Loudness: LUFS under a true peak, dBTP. Peak: its true peak alone. */
export type Level = { kind: "as-is" } | { kind: "loudness"; lufs: number; ceilingDbtp: number } | { kind: "peak"; ceilingDbtp: number }

type Channels = readonly Float32Array<ArrayBuffer>[]

/** What is heard of a sound: integrated LUFS and true peak dBTP (ITU-R BS.1770-5), minus infinity where there is nothing; samples beyond full scale; its outline, 0 to 1. */
export type Measured = { lufs: number; truePeakDbtp: number; clipped: number; wave: number[] }

/** A sound at its level. `limitedDb`: most that the limiter took; `shortLu`: by how much the target was missed. */
export type Levelled = { channels: Channels; gainDb: number; limitedDb: number; shortLu: number; before: Measured; after: Measured }

/** Called with 0 to 1. */
type Progress = (part: number) => void

const BLOCK_FRAMES = 48_000
const WAVE_COLUMNS = 180
/** How near to the target is near enough, LU. */
const NEAR_LU = 0.03
const MOST_PASSES = 8
/** A limiter that costs more loudness than this is not driven further: the target is missed instead, dB. */
const MOST_DRIVEN_DB = 12
const RELEASE_MS = 100

/** Measures a sound, block by block. */
export function measure(channels: Channels, sampleRate: number, progress: Progress = ignore): Measured {
  const meter = new LoudnessMeter(sampleRate, channels.length)
  const frames = channels[0]?.length ?? 0
  const wave = new Array<number>(Math.min(WAVE_COLUMNS, Math.max(1, frames))).fill(0)
  let clipped = 0
  for (let from = 0; from < frames; from += BLOCK_FRAMES) {
    const block = channels.map((samples) => samples.subarray(from, from + BLOCK_FRAMES))
    meter.push(block)
    for (const samples of block) {
      for (let n = 0; n < samples.length; n++) {
        const size = Math.abs(samples[n] as number)
        const column = Math.floor(((from + n) / frames) * wave.length)
        if (size > (wave[column] as number)) wave[column] = size
        if (size > 1) clipped++
      }
    }
    progress(Math.min(1, (from + BLOCK_FRAMES) / frames))
  }
  // What lies within the meter's filter at the end comes out with silence.
  meter.push(channels.map(() => new Float32Array(TAIL_FRAMES)))
  return { lufs: meter.integrated(), truePeakDbtp: meter.truePeak(), clipped, wave: wave.map((size) => Math.min(1, size)) }
}

/** Longer than the filter that finds peaks between samples. */
const TAIL_FRAMES = 12

/**
 * Brings a sound to a level: by gain alone where its peaks stay under the ceiling, else through the true-peak limiter, as often as it takes for the
 * loudness that the limiter costs. Silence stays as it is.
 */
export function toLevel(channels: Channels, sampleRate: number, level: Level, progress: Progress = ignore): Levelled {
  const parts = level.kind === "as-is" ? 1 : EXPECTED_PASSES + 1
  const before = measure(channels, sampleRate, (part) => { progress(part / parts) })
  const asItIs = { channels, gainDb: 0, limitedDb: 0, shortLu: 0, before, after: before }
  const start = level.kind === "as-is" ? 0 : level.kind === "peak" ? level.ceilingDbtp - before.truePeakDbtp : level.lufs - before.lufs
  if (level.kind === "as-is" || !Number.isFinite(start)) return asItIs
  let gainDb = start
  let last: { gainDb: number; lufs: number } | undefined
  for (let pass = 1; ; pass++) {
    const mine = (part: number) => { progress(Math.min(1, (Math.min(pass, EXPECTED_PASSES) + part) / parts)) }
    const isOver = before.truePeakDbtp + gainDb > level.ceilingDbtp + ROUNDING_DB
    const made = isOver ? limited(channels, sampleRate, gainDb, level.ceilingDbtp, (part) => { mine(part / 2) }) : { channels: amplified(channels, gainDb), limitedDb: 0 }
    const after = measure(made.channels, sampleRate, (part) => { mine(0.5 + part / 2) })
    const missing = level.kind === "peak" ? 0 : level.lufs - after.lufs
    const most = start + MOST_DRIVEN_DB
    if (Math.abs(missing) <= NEAR_LU || pass === MOST_PASSES || (gainDb >= most && missing > 0)) return { ...made, gainDb, shortLu: Math.abs(missing) <= NEAR_LU ? 0 : missing, before, after }
    const slope = last && Math.abs(gainDb - last.gainDb) > 1e-3 ? Math.min(1, Math.max(0.1, (after.lufs - last.lufs) / (gainDb - last.gainDb))) : 1
    last = { gainDb, lufs: after.lufs }
    gainDb = Math.min(most, gainDb + missing / slope)
  }
}

/** Most sounds need so many; progress waits at the end for those that need more. */
const EXPECTED_PASSES = 3
/** Of a gain that puts the peak just on the ceiling, dB. */
const ROUNDING_DB = 0.005

/** One gain for all stems, measured on the mix, dB: so loud as the target or the ceiling lets the mix be without a limiter. */
export function stemsGain({ lufs, truePeakDbtp }: Pick<Measured, "lufs" | "truePeakDbtp">, level: Level): { gainDb: number; isHeldBack: boolean } {
  if (level.kind === "as-is" || !Number.isFinite(truePeakDbtp)) return { gainDb: 0, isHeldBack: false }
  const room = level.ceilingDbtp - truePeakDbtp
  const wanted = level.kind === "peak" || !Number.isFinite(lufs) ? room : level.lufs - lufs
  return { gainDb: Math.min(room, wanted), isHeldBack: wanted - room > 0.1 }
}

/** By so many dB louder. */
export function amplified(channels: Channels, gainDb: number): Channels {
  const gain = toAmplitude(gainDb)
  return gainDb === 0 ? channels : channels.map((samples) => samples.map((sample) => sample * gain))
}

/** Louder, and held under a true peak by the limiter; what that delays is taken off. */
function limited(channels: Channels, sampleRate: number, gainDb: number, ceilingDbtp: number, progress: Progress): { channels: Channels; limitedDb: number } {
  const limiter = new Limiter(sampleRate)
  const late = limiterLatency(sampleRate)
  const frames = channels[0]?.length ?? 0
  const made = channels.map(() => new Float32Array(frames))
  const params = { gain: [gainDb], ceiling: [ceilingDbtp], release: [RELEASE_MS] }
  for (let from = 0; from < frames + late; from += BLOCK_FRAMES) {
    const block = [0, 1].map((side) => {
      const samples = new Float32Array(BLOCK_FRAMES)
      samples.set((channels[side] ?? channels[0] ?? samples).subarray(from, from + BLOCK_FRAMES))
      return samples
    })
    limiter.process(block, block, params)
    const to = from - late
    made.forEach((samples, side) => { samples.set((block[side] as Float32Array).subarray(Math.max(0, -to), Math.max(0, Math.min(BLOCK_FRAMES, frames - to))), Math.max(0, to)) })
    progress(Math.min(1, (from + BLOCK_FRAMES) / (frames + late)))
  }
  return { channels: made, limitedDb: -limiter.meter() }
}

const ignore = () => undefined
