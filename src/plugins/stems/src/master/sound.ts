import { readFile, unlink } from "node:fs/promises"
import { join } from "node:path"
import type { Loudness, SourceSound } from "@max-booster/extension-api"
import { runFfmpeg, type FfmpegInput } from "@max-booster/ffmpeg"
import { readEbur128 } from "../core/loudness"
import { UPLOAD_LIMITS } from "../core/limits"
import { readBlocks, readLoudnessOverTime, type LoudnessOverTime } from "./loudness-over-time"

/** Raw 32-bit float samples of ours in a job's folder, and how loud they are. */
export type Sound = { path: string; sampleRate: number; channels: number; loudness: Loudness; overTime: LoudnessOverTime; blocks: number[] }

/** How FFmpeg reads a sound. */
export const rawOf = ({ path, sampleRate, channels }: Pick<Sound, "path" | "sampleRate" | "channels">): FfmpegInput => ({ path, raw: { sampleRate, channels } })

type Pass = {
  inputs: readonly FfmpegInput[]
  /** From `[0:a:0]` and so on to `[sound]`. */
  graph: string
  /** Of the file, without an ending. */
  name: string
  sampleRate: number
  channels: number
}

/** Everything between reading and writing, in the folder of a job. */
export type Bench = { folder: string; signal: AbortSignal }

/** Does a phase of a work and says how far it is, 0 to 1. */
export type During<Phase extends string> = <Result>(phase: Phase, work: (report: (fraction: number) => void) => Promise<Result>) => Promise<Result>

/** Sends sound through filters and measures what comes out, in one run. */
export async function through({ inputs, graph, name, sampleRate, channels }: Pass, { folder, signal }: Bench): Promise<Sound> {
  const path = join(folder, `${name}.f32`)
  const log = `${name}.loudness.txt`
  await runFfmpeg({
    inputs,
    // The filter's summary has one decimal, its frame metadata three.
    graph: `${graph};[sound]asplit=2[kept][copy];[copy]ebur128=peak=true:metadata=1,ametadata=print:file=${log}[measured]`,
    outputs: [{ path: null, options: ["-map", "[measured]"] }, { path, options: ["-map", "[kept]", "-f", "f32le"] }],
    cwd: folder, signal, timeoutMs: 15 * 60_000,
  })
  const text = await readFile(join(folder, log), "latin1")
  await unlink(join(folder, log))
  return { path, sampleRate, channels, loudness: readEbur128(text), overTime: readLoudnessOverTime(text), blocks: readBlocks(text) }
}

/** Decodes a checked file. @param channels wanted; a mono file becomes two equal channels */
export const decode = (path: string, from: { channels: number }, to: { sampleRate: number; channels: number }, name: string, bench: Bench): Promise<Sound> =>
  through({
    inputs: [{ path, options: ["-t", String(UPLOAD_LIMITS.maxSeconds + 1)] }],
    graph: `[0:a:0]${from.channels < to.channels ? "pan=stereo|c0=c0|c1=c0," : ""}aresample=${to.sampleRate}:resampler=soxr[sound]`,
    name, ...to,
  }, bench)

/** Loudness of a checked file, to its blocks; the samples are not kept. */
export async function measureTrack(path: string, { facts: { sampleRate, channels } }: SourceSound, bench: Bench): Promise<{ blocks: number[]; lufs: number | null; truePeakDbtp: number | null }> {
  const sound = await decode(path, { channels }, { sampleRate, channels }, "track", bench)
  await unlink(sound.path)
  return { blocks: sound.blocks, lufs: sound.loudness.integratedLufs, truePeakDbtp: sound.loudness.truePeakDbtp }
}

/** The rate of a master: 44.1 kHz for its family, 48 kHz for all others. */
export const masterRate = (sampleRate: number): number => (sampleRate % 11_025 === 0 ? 44_100 : 48_000)
