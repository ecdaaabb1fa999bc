import { clamp, powerToDecibels, rounded } from "./decibels"
import { logSpaced } from "./eq"
import { interpolate } from "./fir"
import { powerIn } from "./spectrum"

/** Mean power of mid and of side, by bins 0 to size / 2 of one size of transform. */
export type MidSide = { mid: ArrayLike<number>; side: ArrayLike<number>; sampleRate: number }

/** A correction as data: gains of mid and of side over frequency. */
export type Correction = { hz: number[]; midDb: number[]; sideDb: number[] }

/** What a match may do. Beyond these frequencies files differ by their encoder, not by their sound. */
export const MATCH = { points: 121, fromHz: 20, toHz: 20_000, trustedFromHz: 30, trustedToHz: 16_500, maxDb: 18, smoothOctaves: 1 / 3, rounds: 4 } as const

/**
 * The gains that give one recording the spectrum of another: the ratio of their mean powers in spans of a third octave on a logarithmic axis,
 * for mid and for side, after both have the same level. The method is the published one of reference mastering (Matchering, described).
 * Where the target is mono there is no side to raise: its mid gets the reference's mid and side together.
 * @param strength 0 to 1
 * @returns a smooth curve within ±18 dB, flat outside 30 Hz - 16.5 kHz
 */
export function correctionFor(target: MidSide, reference: MidSide, strength: number): Correction {
  let whole = correctOnce(target, reference)
  // A span's gain also moves its neighbours' partials: what is left of the distance is corrected where it is foreseen.
  for (let round = 1; round < MATCH.rounds; round++) whole = refineCorrection(whole, correctOnce(foreseen(target, whole), reference))
  const part = (db: readonly number[]) => db.map((each) => rounded(each * strength, 3))
  return { hz: whole.hz, midDb: part(whole.midDb), sideDb: part(whole.sideDb) }
}

/** The spectrum that a correction will leave. */
function foreseen({ mid, side, sampleRate }: MidSide, { hz, midDb, sideDb }: Correction): MidSide {
  const binHz = sampleRate / 2 / (mid.length - 1)
  const through = (power: ArrayLike<number>, db: readonly number[]) => Float64Array.from(power, (each, bin) => each * 10 ** (interpolate(hz, db, bin * binHz) / 10))
  return { mid: through(mid, midDb), side: through(side, sideDb), sampleRate }
}

function correctOnce(target: MidSide, reference: MidSide): Correction {
  const hz = logSpaced(MATCH.fromHz, MATCH.toHz, MATCH.points)
  const level = between(reference, MATCH.trustedFromHz, MATCH.trustedToHz).both / between(target, MATCH.trustedFromHz, MATCH.trustedToHz).both
  const gains = hz.map((f) => {
    const at = clamp(f, MATCH.trustedFromHz, MATCH.trustedToHz)
    const half = 2 ** (MATCH.smoothOctaves / 2)
    const [there, wanted] = [between(target, at / half, at * half), between(reference, at / half, at * half)]
    const isMono = there.side <= there.mid * MONO
    return { mid: gain(isMono ? wanted.both : wanted.mid, there.mid, level), side: isMono ? 0 : gain(wanted.side, there.side, level) }
  })
  return { hz: hz.map((f) => rounded(f, 2)), midDb: smooth(gains.map(({ mid }) => mid)), sideDb: smooth(gains.map(({ side }) => side)) }
}

/** Side against mid, as power, below which there is no side but rounding. */
const MONO = 1e-6

function between({ mid, side, sampleRate }: MidSide, fromHz: number, toHz: number): { mid: number; side: number; both: number } {
  const [inMid, inSide] = [mid, side].map((power) => powerIn(power, sampleRate, fromHz, toHz)) as [number, number]
  return { mid: inMid, side: inSide, both: inMid + inSide }
}

/** What takes one power to another, within what a match may do; 0 dB where there is nothing. */
function gain(wanted: number, there: number, level: number): number {
  return there > 0 ? clamp(powerToDecibels(wanted / level / there), -MATCH.maxDb, MATCH.maxDb) : 0
}

/** A weighted mean of each point with its neighbours, a twelfth of an octave to each side. */
const smooth = (db: readonly number[]): number[] =>
  db.map((here, index) => 0.25 * (db[index - 1] ?? here) + 0.5 * here + 0.25 * (db[index + 1] ?? here))

/** A correction and what it left to correct, as one. */
export function refineCorrection({ hz, midDb, sideDb }: Correction, rest: Correction): Correction {
  const add = (db: readonly number[], more: readonly number[]) => db.map((gain, at) => rounded(clamp(gain + (more[at] ?? 0), -MATCH.maxDb, MATCH.maxDb), 3))
  return { hz, midDb: add(midDb, rest.midDb), sideDb: add(sideDb, rest.sideDb) }
}
