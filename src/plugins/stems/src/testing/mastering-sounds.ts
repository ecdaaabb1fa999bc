import { join } from "node:path"
import type { CheckedFile } from "../master/normalize"
import { loop, makeWithFfmpeg, writeWav } from "./sounds"

/** A sound of a kind, made anew in a folder. */
export type MadeSound = { name: string; make(folder: string, seconds: number): Promise<CheckedFile & { name: string }> }

const byFunction = (name: string, at: (t: number) => number): MadeSound => ({
  name, make: async (folder, seconds) => ({ name, path: await writeWav(join(folder, `${name}.wav`), seconds, at), sampleRate: 44_100, channels: 2 }),
})

/** FFmpeg's own source, through filters. */
const byFilter = (name: string, source: (seconds: number) => string, filters = "anull", sampleRate = 44_100, channels = 2): MadeSound => ({
  name, make: async (folder, seconds) => {
    const path = join(folder, `${name}.wav`)
    await makeWithFfmpeg("-f", "lavfi", "-i", source(seconds), "-af", `${filters},aresample=${sampleRate}`, "-ac", String(channels), "-c:a", "pcm_s24le", path)
    return { name, path, sampleRate, channels }
  },
})

/** Another sound, through filters. */
const changed = (name: string, from: MadeSound, filters: string): MadeSound => ({
  name, make: async (folder, seconds) => {
    const path = join(folder, `${name}.wav`)
    const source = await from.make(folder, seconds)
    await makeWithFfmpeg("-i", source.path, "-af", filters, "-c:a", "pcm_s24le", path)
    return { ...source, name, path }
  },
})

const noiseOf = (color: string, amplitude: number, seed: number) => (seconds: number) => `anoisesrc=c=${color}:d=${seconds}:r=44100:a=${amplitude}:seed=${seed}`

const beat = byFunction("beat", (t) => 0.5 * loop(140, [[9, "minor"], [5, "major"], [0, "major"], [7, "major"]])(t))

/** Mixes with spectra far from each other: each can be the other's reference. */
export const masteringSounds: readonly MadeSound[] = [
  beat,
  changed("wide-and-bright", byFunction("house", (t) => 0.6 * loop(124, [[2, "minor"], [10, "major"]])(t)), "aecho=0.8:0.6:23|37:0.3|0.2,equalizer=f=500:t=o:w=2:g=6:c=FL,equalizer=f=2500:t=o:w=2:g=6:c=FR,equalizer=f=900:t=o:w=1:g=-6,highshelf=f=5000:g=8"),
  changed("dull", beat, "lowpass=f=2500:p=1,equalizer=f=200:t=q:w=1:g=5"),
  byFilter("pink", noiseOf("pink", 0.3, 3), "equalizer=f=100:t=q:w=0.7:g=8,highshelf=f=6000:g=-6"),
]

/** Sounds of all kinds for loudness: dense, sparse, mono, quiet, clipped, at the edges of hearing. */
export const loudnessSounds: readonly MadeSound[] = [
  beat,
  byFunction("drums", (t) => { const at = t % 0.5; return 0.9 * Math.exp(-at * 25) * Math.sin(2 * Math.PI * (55 + 100 * Math.exp(-at * 40)) * at) }),
  byFunction("quiet", (t) => 0.004 * loop(90, [[0, "major"]])(t)),
  byFunction("half-silence", (t) => (t % 6 < 3 ? 0.5 * loop(100, [[4, "minor"]])(t) : 0)),
  byFunction("clicks", (t) => (t % 0.5 < 1 / 44_100 ? 0.9 : 0)),
  byFilter("pink", noiseOf("pink", 0.3, 3), "anull", 48_000),
  byFilter("white-mono", noiseOf("white", 0.1, 4), "anull", 44_100, 1),
  byFilter("brown-96k", noiseOf("brown", 0.6, 5), "anull", 96_000),
  byFilter("sine", (seconds) => `sine=1000:d=${seconds}:r=44100`),
  byFilter("bass", (seconds) => `sine=45:d=${seconds}:r=44100`),
  byFilter("quarter-rate", (seconds) => `sine=11025:d=${seconds}:r=44100`),
  changed("clipped", beat, "volume=18dB"),
]
