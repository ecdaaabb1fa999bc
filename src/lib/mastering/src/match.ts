import { clamp, powerToDecibels, rounded } from "./decibels"
import { interpolate } from "./fir"
import { BAND_EDGE, powerIn, thirdOctaves } from "./spectrum"

/** Mean power of mid and of side, by bins 0 to size / 2 of one size of transform. */
export type MidSide = { mid: ArrayLike<number>; side: ArrayLike<number>; sampleRate: number }

/** A correction as data: gains of mid and of side over frequency. */
export type Correction = { hz: number[]; midDb: number[]; sideDb: number[] }

/** What a match may do. Beyond these frequencies files differ by their encoder, not by their sound. */
export const MATCH = { trustedFromHz: 30, trustedToHz: 16_500, maxDb: 18, rounds: 10, step: 0.8 } as const

/**
 * The gains that give one recording the spectrum of another: the ratio of their mean powers in each third octave, for mid and for side,
 * after both have the same level. The method is the published one of reference mastering (Matchering, described).
 * Where the target is mono there is no side to raise: its mid gets the reference's mid and side together.
 * @param strength 0 to 1
 * @returns a smooth curve within ±18 dB, flat outside 30 Hz - 16.5 kHz
 */
export function correctionFor(target: MidSide, reference: MidSide, strength: number): Correction {
  let whole = correctOnce(target, reference)
  // Between its points a curve also moves the neighbours' partials: what that will leave is corrected in turn.
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
  const level = between(reference, MATCH.trustedFromHz, MATCH.trustedToHz).both / between(target, MATCH.trustedFromHz, MATCH.trustedToHz).both
  const gains = thirdOctaves.map((f) => {
    const at = clamp(f, MATCH.trustedFromHz, MATCH.trustedToHz)
    const [there, wanted] = [between(target, at / BAND_EDGE, at * BAND_EDGE), between(reference, at / BAND_EDGE, at * BAND_EDGE)]
    const isMono = there.side <= there.mid * MONO
    return { mid: gain(isMono ? wanted.both : wanted.mid, there.mid, level), side: isMono ? 0 : gain(wanted.side, there.side, level) }
  })
  return { hz: thirdOctaves.map((f) => rounded(f, 2)), midDb: gains.map(({ mid }) => mid * MATCH.step), sideDb: gains.map(({ side }) => side * MATCH.step) }
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

/** A correction and what it left to correct, as one. */
export function refineCorrection({ hz, midDb, sideDb }: Correction, rest: Correction): Correction {
  const add = (db: readonly number[], more: readonly number[]) => db.map((gain, at) => rounded(clamp(gain + (more[at] ?? 0), -MATCH.maxDb, MATCH.maxDb), 3))
  return { hz, midDb: add(midDb, rest.midDb), sideDb: add(sideDb, rest.sideDb) }
}
