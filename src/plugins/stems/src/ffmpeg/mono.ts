import { readFile, rm } from "node:fs/promises"
import { join } from "node:path"
import { runFfmpeg } from "@max-booster/ffmpeg"
import { UPLOAD_LIMITS } from "../core/limits"

/** One channel of a checked file at a rate, -1 to 1. */
export async function monoOf(path: string, sampleRate: number, cwd: string, signal: AbortSignal): Promise<Float32Array> {
  const to = join(cwd, "mono.f32")
  await runFfmpeg({
    inputs: [{ path, options: ["-t", String(UPLOAD_LIMITS.maxSeconds + 1)] }],
    outputs: [{ path: to, options: ["-map", "0:a:0", "-ac", "1", "-ar", String(sampleRate), "-f", "f32le"] }],
    cwd, signal,
  })
  const bytes = await readFile(to)
  await rm(to)
  return new Float32Array(new Uint8Array(bytes).buffer)
}
