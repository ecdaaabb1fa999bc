import { execFile } from "node:child_process"
import { promisify } from "node:util"

const RATE = 44_100

/** The samples of a sound file, mixed to one channel at 44.1 kHz. */
export async function samplesOf(path: string): Promise<Float32Array> {
  const { stdout } = await promisify(execFile)(process.env["FFMPEG_PATH"] ?? "ffmpeg", ["-v", "error", "-nostdin", "-i", path, "-f", "f32le", "-ac", "1", "-ar", String(RATE), "-"], { encoding: "buffer", maxBuffer: 2 ** 28 })
  return new Float32Array(stdout.buffer, stdout.byteOffset, Math.floor(stdout.length / 4))
}

/** How loud one tone is between two moments, in dBFS. Source: Goertzel 1958. */
export function levelOf(hz: number, samples: Float32Array, fromSeconds: number, toSeconds: number): number {
  const part = samples.subarray(Math.round(fromSeconds * RATE), Math.round(toSeconds * RATE))
  let [re, im] = [0, 0]
  part.forEach((sample, n) => {
    const window = 1 - Math.cos((2 * Math.PI * n) / part.length) // Hann, so that loud neighbors do not leak in
    re += sample * window * Math.cos((2 * Math.PI * hz * n) / RATE)
    im += sample * window * Math.sin((2 * Math.PI * hz * n) / RATE)
  })
  return 20 * Math.log10((2 * Math.hypot(re, im)) / part.length + 1e-9)
}
