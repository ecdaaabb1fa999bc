import { unlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { correctionFor, linearPhaseFir, refineCorrection, type Correction } from "@max-booster/mastering"
import { matchGraph } from "./graph"
import { rawOf, through, type Bench, type Sound } from "./sound"
import { hear, spectralGap, type Heard } from "./spectra"

/** A whole match is refined while it is further away, dB, at most so many times. */
const CLOSE_DB = 0.6
const MOST_REFINEMENTS = 2

/**
 * Gives a sound the spectrum of a model, by a linear-phase filter for mid and one for side. What a whole match leaves (a curve smoothed over a third
 * octave misses lone partials) is measured and corrected once more.
 */
export async function match(heard: Heard, model: Heard, strength: number, bench: Bench): Promise<{ sound: Sound; correction: Correction | null }> {
  if (strength === 0 || heard.sound.loudness.integratedLufs === null || model.sound.loudness.integratedLufs === null) return { sound: heard.sound, correction: null }
  let correction = correctionFor(heard.spectra.loud, model.spectra.loud, strength)
  let sound = await apply(correction, heard.sound, "match-0", bench)
  for (let round = 1; strength === 1 && round <= MOST_REFINEMENTS; round++) {
    const matched = await hear(sound, bench.signal)
    if (spectralGap(matched, model, "loud") <= CLOSE_DB) break
    correction = refineCorrection(correction, correctionFor(matched.spectra.loud, model.spectra.loud, 1))
    await unlink(sound.path)
    sound = await apply(correction, heard.sound, `match-${round}`, bench)
  }
  return { sound, correction }
}

async function apply({ hz, midDb, sideDb }: Correction, sound: Sound, name: string, bench: Bench): Promise<Sound> {
  const { sampleRate, channels } = sound
  const [mid, side] = [midDb, sideDb].map((db) => linearPhaseFir(hz, db, sampleRate)) as [Float32Array, Float32Array]
  const path = join(bench.folder, "filter.f32")
  await writeFile(path, Buffer.from(Float32Array.from({ length: mid.length * 2 }, (_, n) => (n % 2 === 0 ? mid : side)[n >> 1] as number).buffer))
  return through({ inputs: [rawOf(sound), rawOf({ path, sampleRate, channels })], graph: matchGraph((mid.length - 1) / 2), name, sampleRate, channels }, bench)
}
