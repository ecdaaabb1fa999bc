import { encodeWav, type WavDepth } from "@max-booster/studio-sound/offline/wav"
import { amplified, measure, toLevel, type Level, type Measured } from "./level"

/** A sound that was rendered, and what becomes of it: a level, or a gain that was found before; a WAV, or samples for another encoder. */
export type LevelRequest = { channels: Float32Array<ArrayBuffer>[]; sampleRate: number; to: { level: Level } | { gainDb: number }; wav: WavDepth | null }
/** What came out, measured before and after. */
export type LevelResult = { wav: Uint8Array<ArrayBuffer> | null; channels: Float32Array<ArrayBuffer>[]; gainDb: number; limitedDb: number; shortLu: number; before: Measured; after: Measured }
export type LevelAnswer = { part: number } | { done: LevelResult } | { failed: string }

/** Of the work, the rest is encoding. */
const LEVELLED = 0.85

function work({ channels, sampleRate, to, wav }: LevelRequest): LevelResult {
  const told = (part: number) => { postMessage({ part: part * LEVELLED } satisfies LevelAnswer) }
  const made = "level" in to ? toLevel(channels, sampleRate, to.level, told) : withGain(channels, sampleRate, to.gainDb, told)
  return { ...made, channels: wav === null ? [...made.channels] : [], wav: wav === null ? null : encodeWav(made.channels, sampleRate, wav) }
}

function withGain(channels: Float32Array<ArrayBuffer>[], sampleRate: number, gainDb: number, told: (part: number) => void) {
  const made = amplified(channels, gainDb)
  const after = measure(made, sampleRate, told)
  return { channels: made, gainDb, limitedDb: 0, shortLu: 0, before: after, after }
}

addEventListener("message", ({ data }: MessageEvent<LevelRequest>) => {
  try {
    const done = work(data)
    postMessage({ done } satisfies LevelAnswer, { transfer: [...(done.wav ? [done.wav.buffer] : []), ...done.channels.map(({ buffer }) => buffer)] })
  } catch (error) {
    postMessage({ failed: error instanceof Error ? error.message : String(error) } satisfies LevelAnswer)
  }
})
