import { execFile } from "node:child_process"
import { writeFile } from "node:fs/promises"
import { promisify } from "node:util"
import { encodeWav } from "../core/wav"

const RATE = 44_100

/** A sine, or any function of time in seconds, as samples. */
export const samplesOf = (seconds: number, at: (t: number) => number, rate = RATE): Float32Array =>
  Float32Array.from({ length: Math.round(seconds * rate) }, (_, n) => at(n / rate))

/** Writes a 16-bit stereo WAV of a function of time. */
export async function writeWav(path: string, seconds: number, at: (t: number) => number, rate = RATE): Promise<string> {
  const samples = samplesOf(seconds, at, rate)
  await writeFile(path, encodeWav([samples, samples], rate))
  return path
}

/** A sine at a level. */
export const sine = (hz: number, amplitude = 0.5) => (t: number): number => amplitude * Math.sin(2 * Math.PI * hz * t)

/** Four bars of drums, bass and a minor-key chord loop at a tempo: something that a beat tracker can follow. */
export function loop(bpm: number, roots: readonly number[], mode: "major" | "minor") {
  const beat = 60 / bpm
  const third = mode === "minor" ? 3 : 4
  return (t: number): number => {
    const position = t / beat
    const inBeat = (position % 1) * beat
    const index = Math.floor(position)
    const root = roots[Math.floor(index / 4) % roots.length] ?? 0
    const kick = index % 2 === 0 ? 0.5 * Math.exp(-inBeat * 18) * Math.sin(2 * Math.PI * (50 + 60 * Math.exp(-inBeat * 30)) * inBeat) : 0
    const snare = index % 2 === 1 ? 0.3 * Math.exp(-inBeat * 22) * noise(t) : 0
    const eighth = ((position * 2) % 1) * (beat / 2)
    const hat = 0.12 * Math.exp(-eighth * 60) * noise(t * 1.7)
    const chord = [0, third, 7].reduce((sum, step) => sum + voice(t, 60 + root + step), 0) * 0.06
    const bass = 0.18 * Math.sin(2 * Math.PI * midiHz(36 + root) * t) * Math.exp(-inBeat * 3)
    return kick + snare + hat + chord + bass
  }
}

const midiHz = (note: number) => 440 * 2 ** ((note - 69) / 12)
const voice = (t: number, note: number) =>
  [1, 2, 3].reduce((sum, partial) => sum + Math.sin(2 * Math.PI * midiHz(note) * partial * t) / partial ** 1.5, 0)
/** Noise that is the same each time. */
const noise = (t: number) => { const x = Math.sin(t * 128_999.17) * 43_758.5453; return (x - Math.floor(x)) * 2 - 1 }

/** Runs FFmpeg to make a test file. */
export async function makeWithFfmpeg(...args: string[]): Promise<void> {
  await promisify(execFile)(process.env.FFMPEG_PATH ?? "ffmpeg", ["-v", "error", "-nostdin", "-y", ...args])
}
