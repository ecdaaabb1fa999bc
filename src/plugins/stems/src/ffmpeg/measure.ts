import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { PassThrough } from "node:stream"
import type { Loudness, Measures, SourceSound } from "@max-booster/extension-api"
import { runFfmpeg } from "@max-booster/ffmpeg"
import { UPLOAD_LIMITS } from "../core/limits"
import { readEbur128 } from "../core/loudness"
import { MeasureCollector } from "../core/measures"
import { wholeSamples } from "../pcm"

/** Sample rate of the mono file for engines and peaks, Hz. */
export const MONO_RATE = 44_100

/**
 * Loudness by ITU-R BS.1770-4 and true peak of a checked file, from FFmpeg's ebur128 filter.
 * @param cwd the job's folder
 */
export async function measureLoudness(path: string, cwd: string, signal: AbortSignal): Promise<Loudness> {
  await runFfmpeg({
    inputs: [inputOf(path)],
    // The filter's summary has one decimal, its frame metadata three.
    graph: "[0:a:0]ebur128=peak=true:metadata=1,ametadata=print:file=loudness.txt[measured]",
    outputs: [{ path: null, options: ["-map", "[measured]"] }],
    cwd, signal,
  })
  return readEbur128(await readFile(join(cwd, "loudness.txt"), "latin1"))
}

/**
 * Decodes a checked file once: its samples as they are, measured while they stream by, and a mono copy for engines.
 * @param cwd the job's folder
 */
export async function decodeAndMeasure(path: string, sound: SourceSound, cwd: string, signal: AbortSignal): Promise<{ monoPath: string; measures: Measures }> {
  const { channels, sampleRate } = sound.facts
  const monoPath = join(cwd, "mono.f32")
  const collector = new MeasureCollector(sampleRate, channels)
  // fluent-ffmpeg takes a stream that closes, as a read one does by itself, for a failure.
  const samples = new PassThrough({ emitClose: false, highWaterMark: 1024 * 1024 })
  await Promise.all([
    runFfmpeg({
      inputs: [inputOf(path)],
      graph: `[0:a:0]asplit=2[all][copy];[copy]${monoOf(channels)}[mono]`,
      outputs: [toFile(monoPath), { path: samples, options: ["-map", "[all]", "-f", "f32le"] }],
      cwd, signal,
    }).catch((error: unknown) => { samples.destroy(); throw error }),
    collect(samples, collector, channels),
  ])
  return { monoPath, measures: collector.finish(sound.loudness) }
}

async function collect(stream: AsyncIterable<Buffer>, collector: MeasureCollector, channels: number): Promise<void> {
  for await (const samples of wholeSamples(stream, channels)) collector.push(samples)
}

const inputOf = (path: string) => ({ path, options: ["-t", String(UPLOAD_LIMITS.maxSeconds + 1)] })
const toFile = (path: string) => ({ path, options: ["-map", "[mono]", "-f", "f32le"] })
const monoOf = (channels: number) => `${channels === 1 ? "anull" : "pan=mono|c0=0.5*c0+0.5*c1"},aresample=${MONO_RATE}`
