import { readFile } from "node:fs/promises"
import { join } from "node:path"
import type { Loudness } from "@max-booster/extension-api"
import { readEbur128 } from "../core/loudness"
import { UPLOAD_LIMITS } from "../core/limits"
import { runFfmpeg } from "./run"

/** Sample rate of the mono file for engines and peaks, Hz. */
export const MONO_RATE = 44_100

/** What one decode gives to every later phase. */
export type Measured = {
  loudness: Loudness
  /** Raw mono 44.1 kHz 32-bit float samples, in the job's folder. */
  monoPath: string
}

/**
 * Decodes a checked file once: loudness by ITU-R BS.1770-4 and true peak from FFmpeg's ebur128 filter, and a mono copy of its samples.
 * @param cwd the job's folder
 */
export async function measure(path: string, channels: number, cwd: string, signal: AbortSignal): Promise<Measured> {
  const monoPath = join(cwd, "mono.f32")
  const mono = channels === 1 ? "anull" : "pan=mono|c0=0.5*c0+0.5*c1"
  await runFfmpeg({
    inputs: [{ path, options: ["-t", String(UPLOAD_LIMITS.maxSeconds + 1)] }],
    // The filter's summary has one decimal, its frame metadata three.
    graph: `[0:a:0]asplit=2[full][copy];[full]ebur128=peak=true:metadata=1,ametadata=print:file=loudness.txt[measured];[copy]${mono},aresample=${MONO_RATE}[mono]`,
    outputs: [
      { path: null, options: ["-map", "[measured]"] },
      { path: monoPath, options: ["-map", "[mono]", "-f", "f32le"] },
    ],
    cwd, signal,
  })
  return { loudness: readEbur128(await readFile(join(cwd, "loudness.txt"), "latin1")), monoPath }
}
