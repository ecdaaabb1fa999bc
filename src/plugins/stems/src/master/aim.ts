import type { Loudness } from "@max-booster/extension-api"

/** Where a track shall end: integrated loudness, LUFS, under a true peak, dBTP. */
export type Aim = { targetLufs: number; ceilingDbtp: number }

/** One try: gain before the limiter, and the limiter's level; null sends the sound past the limiter. */
export type Setting = { gainDb: number; limitDb: number | null }
export type Try = Setting & { lufs: number; truePeakDbtp: number }

/** The limiter takes no more from a track's highest peak: beyond, music is crushed and the target is out of reach. dB. */
export const MOST_LIMITING_DB = 15
/** Good enough to stop, LU and dB: half of what is promised. */
const CLOSE = { lufs: 0.04, peakDb: 0.02 } as const
export const MOST_TRIES = 9

/** The gain that is tried first; a track without peaks over the ceiling needs no other. */
export function firstSetting({ targetLufs, ceilingDbtp }: Aim, lufs: number, truePeakDbtp: number): Setting {
  const gainDb = Math.min(targetLufs - lufs, mostGain(ceilingDbtp, truePeakDbtp))
  return { gainDb, limitDb: truePeakDbtp + gainDb <= ceilingDbtp ? null : ceilingDbtp }
}

const mostGain = (ceilingDbtp: number, truePeakDbtp: number) => ceilingDbtp - truePeakDbtp + MOST_LIMITING_DB

/**
 * What to try after these tries, by secant on loudness and by the overshoot on the limiter's level.
 * @param truePeakDbtp of the sound before the limiter
 * @returns null when the last one is close enough, or can be no closer
 */
export function nextSetting(aim: Aim, truePeakDbtp: number, tries: readonly Try[]): Setting | null {
  const last = tries.at(-1)
  if (!last || last.limitDb === null || tries.length >= MOST_TRIES) return null
  const missing = aim.targetLufs - last.lufs
  const over = last.truePeakDbtp - aim.ceilingDbtp
  const most = mostGain(aim.ceilingDbtp, truePeakDbtp)
  const isAsLoudAsItGets = last.gainDb >= most - 1e-6 && missing > 0
  if (over <= CLOSE.peakDb && (Math.abs(missing) <= CLOSE.lufs || isAsLoudAsItGets)) return null
  return {
    gainDb: Math.min(most, last.gainDb + missing / slopeOf(tries)),
    limitDb: over > CLOSE.peakDb ? last.limitDb - over : last.limitDb,
  }
}

/** LU of loudness a dB of gain, from the last two tries; a limiter at work gives less than one. */
function slopeOf(tries: readonly Try[]): number {
  const [before, last] = tries.slice(-2)
  if (!before || !last || Math.abs(last.gainDb - before.gainDb) < 0.01) return 1
  return Math.min(1, Math.max(0.15, (last.lufs - before.lufs) / (last.gainDb - before.gainDb)))
}

/** The best of the tries: under the ceiling first, then nearest to the target. */
export function bestOf(aim: Aim, tries: readonly Try[]): number {
  const cost = ({ lufs, truePeakDbtp }: Try) => 100 * Math.max(0, truePeakDbtp - aim.ceilingDbtp - CLOSE.peakDb) + Math.abs(aim.targetLufs - lufs)
  return tries.reduce((best, each, index) => (cost(each) < cost(tries[best] ?? each) ? index : best), 0)
}

/** How a track ended against its aim, in words; empty when it is there. */
export function shortfall({ targetLufs, ceilingDbtp }: Aim, before: Loudness, after: Loudness): string[] {
  if (before.integratedLufs === null || before.truePeakDbtp === null || after.integratedLufs === null) return ["There is nothing to hear in this recording, so its loudness was left as it is."]
  const missing = targetLufs - after.integratedLufs
  if (Math.abs(missing) <= 0.1) return []
  return [`${spoken(targetLufs)} LUFS was not reached: it would take more than ${MOST_LIMITING_DB} dB of limiting under ${spoken(ceilingDbtp)} dBTP, which crushes music. This is ${spoken(after.integratedLufs)} LUFS. Choose a lower target, or tame the peaks in the mix.`]
}

const spoken = (value: number) => value.toFixed(1).replace("-", "−").replace(/\.0$/, "")
