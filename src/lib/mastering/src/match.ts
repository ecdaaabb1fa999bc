import { clamp, powerToDecibels, rounded } from "./decibels"
import { logSpaced } from "./eq"
import { powerIn } from "./spectrum"

/** Mean power of mid and of side, by bins 0 to size / 2 of one size of transform. */
export type MidSide = { mid: ArrayLike<number>; side: ArrayLike<number>; sampleRate: number }

/** A correction as data: gains of mid and of side over frequency. */
export type Correction = { hz: number[]; midDb: number[]; sideDb: number[] }

/** What a match may do. Beyond these frequencies files differ by their encoder, not by their sound. */
export const MATCH = { points: 121, fromHz: 20, toHz: 20_000, trustedFromHz: 30, trustedToHz: 16_500, maxDb: 15, smoothOctaves: 1 / 3 } as const

/**
 * The gains that give one recording the spectrum of another: the ratio of their mean powers in spans of a third octave on a logarithmic axis,
 * for mid and for side, after both have the same mid level. The method is the published one of reference mastering (Matchering, described).
 * @param strength 0 to 1
 * @returns a smooth curve within ±15 dB, flat outside 30 Hz - 16.5 kHz; without side correction where either is mono
 */
export function correctionFor(target: MidSide, reference: MidSide, strength: number): Correction {
  const hz = logSpaced(MATCH.fromHz, MATCH.toHz, MATCH.points)
  const level = powerIn(reference.mid, reference.sampleRate, MATCH.trustedFromHz, MATCH.trustedToHz) / powerIn(target.mid, target.sampleRate, MATCH.trustedFromHz, MATCH.trustedToHz)
  const gains = (part: "mid" | "side") => hz.map((f) => {
    const at = clamp(f, MATCH.trustedFromHz, MATCH.trustedToHz)
    const half = 2 ** (MATCH.smoothOctaves / 2)
    const [wanted, there] = [reference, target].map((from) => powerIn(from[part], from.sampleRate, at / half, at * half)) as [number, number]
    const floor = 1e-6 * powerIn(target.mid, target.sampleRate, at / half, at * half)
    return part === "side" && (there <= floor || wanted <= floor * level) ? 0 : powerToDecibels(wanted / level / there)
  })
  const finish = (db: number[]) => smooth(db).map((gain) => rounded(clamp(Number.isFinite(gain) ? gain : 0, -MATCH.maxDb, MATCH.maxDb) * strength, 3))
  return { hz: hz.map((f) => rounded(f, 2)), midDb: finish(gains("mid")), sideDb: finish(gains("side")) }
}

/** A weighted mean of each point with its neighbours, a twelfth of an octave to each side. */
const smooth = (db: readonly number[]): number[] =>
  db.map((here, index) => 0.25 * (db[index - 1] ?? here) + 0.5 * here + 0.25 * (db[index + 1] ?? here))
