import { execFile } from "node:child_process"
import { writeFile } from "node:fs/promises"
import { promisify } from "node:util"
import { encodeWav } from "../core/wav"

const RATE = 44_100

/** A sine, or any function of time in seconds, as samples. */
export function samplesOf(seconds: number, at: (t: number) => number, rate = RATE): Float32Array {
  const samples = new Float32Array(Math.round(seconds * rate))
  for (let n = 0; n < samples.length; n++) samples[n] = at(n / rate)
  return samples
}

/** Writes a 16-bit stereo WAV of a function of time. */
export async function writeWav(path: string, seconds: number, at: (t: number) => number, rate = RATE): Promise<string> {
  const samples = samplesOf(seconds, at, rate)
  await writeFile(path, encodeWav([samples, samples], rate))
  return path
}

/** A sine at a level. */
export const sine = (hz: number, amplitude = 0.5) => (t: number): number => amplitude * Math.sin(2 * Math.PI * hz * t)

/** A chord of a loop: its root in semitones above C, major or minor. */
export type Chord = readonly [root: number, mode: "major" | "minor"]

/** Drums, bass and a chord a bar at a tempo: something that a beat tracker and a key finder can follow. */
export function loop(bpm: number, chords: readonly Chord[]) {
  const beat = 60 / bpm
  return (t: number): number => {
    const position = t / beat
    const inBeat = (position % 1) * beat
    const index = Math.floor(position)
    const [root, mode] = chords[Math.floor(index / 4) % chords.length] ?? [0, "minor"]
    const third = mode === "minor" ? 3 : 4
    const kick = index % 2 === 0 ? 0.5 * Math.exp(-inBeat * 18) * Math.sin(2 * Math.PI * (50 + 60 * Math.exp(-inBeat * 30)) * inBeat) : 0
    const snare = index % 2 === 1 ? 0.3 * Math.exp(-inBeat * 22) * noise(t) : 0
    const eighth = ((position * 2) % 1) * (beat / 2)
    const hat = 0.12 * Math.exp(-eighth * 60) * noise(t * 1.7)
    const chord = (voice(t, 60 + root) + voice(t, 60 + root + third) + voice(t, 67 + root)) * 0.06
    const bass = 0.18 * Math.sin(2 * Math.PI * midiHz(36 + root) * t) * Math.exp(-inBeat * 3)
    return kick + snare + hat + chord + bass
  }
}

const midiHz = (note: number) => 440 * 2 ** ((note - 69) / 12)
function voice(t: number, note: number): number {
  const phase = 2 * Math.PI * midiHz(note) * t
  return Math.sin(phase) + 0.35 * Math.sin(2 * phase) + 0.2 * Math.sin(3 * phase)
}
/** Noise that is the same each time. */
const noise = (t: number) => { const x = Math.sin(t * 128_999.17) * 43_758.5453; return (x - Math.floor(x)) * 2 - 1 }

/** Runs FFmpeg to make a test file. */
export async function makeWithFfmpeg(...args: string[]): Promise<void> {
  await promisify(execFile)(process.env.FFMPEG_PATH ?? "ffmpeg", ["-v", "error", "-nostdin", "-y", ...args])
}
