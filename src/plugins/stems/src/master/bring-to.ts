import { unlink } from "node:fs/promises"
import { bestOf, firstSetting, MOST_TRIES, nextSetting, type Aim, type Setting, type Try } from "./aim"
import { rawOf, through, type Bench, type Sound } from "./sound"

/** A sound at its loudness, and what was done to it. */
export type Brought = { sound: Sound; setting: Setting; tries: number }

/** Rate of the limiter, Hz: between samples there are none left to miss. */
const LIMITER_RATE = 192_000

/**
 * Brings a sound to a loudness under a true peak: gain, and, only if peaks rise over the ceiling, a limiter at 192 kHz, again until both are right.
 * Silence comes back as it is.
 */
export async function bringTo(sound: Sound, aim: Aim & { releaseMs: number }, bench: Bench, onFraction?: (fraction: number) => void): Promise<Brought> {
  const { integratedLufs, truePeakDbtp } = sound.loudness
  if (integratedLufs === null || truePeakDbtp === null) return { sound, setting: { gainDb: 0, limitDb: null }, tries: 0 }
  const tries: Try[] = []
  const made: Sound[] = []
  let best = 0
  for (let setting: Setting | null = firstSetting(aim, integratedLufs, truePeakDbtp); setting; setting = nextSetting(aim, truePeakDbtp, tries)) {
    const each = await level(sound, setting, aim.releaseMs, `level-${tries.length}`, bench)
    made.push(each)
    tries.push({ ...setting, lufs: each.loudness.integratedLufs ?? -70, truePeakDbtp: each.loudness.truePeakDbtp ?? -Infinity })
    best = await keepBest(aim, tries, made, best)
    onFraction?.(tries.length / MOST_TRIES)
  }
  const { gainDb, limitDb } = tries[best] as Try
  return { sound: made[best] as Sound, setting: { gainDb, limitDb }, tries: tries.length }
}

/** Removes the worse of the last try and the best before it: only one file stays. */
async function keepBest(aim: Aim, tries: readonly Try[], made: readonly Sound[], before: number): Promise<number> {
  const best = bestOf(aim, tries)
  const worse = best === before ? tries.length - 1 : before
  if (worse !== best) await unlink((made[worse] as Sound).path)
  return best
}

/** One gain and one limiter over a sound. */
export function level(sound: Sound, { gainDb, limitDb }: Setting, releaseMs: number, name: string, bench: Bench): Promise<Sound> {
  const { sampleRate, channels } = sound
  // alimiter raises everything to its ceiling unless level=0, and comes late unless latency=1.
  const limiter = limitDb === null ? "" : `,aresample=${LIMITER_RATE}:resampler=soxr,alimiter=level=0:limit=${(10 ** (limitDb / 20)).toFixed(6)}:attack=5:release=${releaseMs}:latency=1,aresample=${sampleRate}:resampler=soxr`
  return through({ inputs: [rawOf(sound)], graph: `[0:a:0]aformat=sample_fmts=dblp,volume=${gainDb.toFixed(4)}dB:precision=double${limiter}[sound]`, name, sampleRate, channels }, bench)
}
