import type { Loudness } from "@max-booster/extension-api"

/** The level at which the ebur128 filter's gate rests when nothing passed it. */
const NOTHING_LUFS = -70

/**
 * Reads what FFmpeg's `ebur128=peak=true:metadata=1,ametadata=print` wrote: the last values are those of the whole file.
 * @param log `lavfi.r128.I=-14.012` and so on, a line each
 */
export function readEbur128(log: string): Loudness {
  const last = (key: string) => {
    const at = log.lastIndexOf(`lavfi.r128.${key}=`)
    if (at < 0) return undefined
    const value = Number.parseFloat(log.slice(at + key.length + 12, at + key.length + 40))
    return Number.isFinite(value) ? value : undefined
  }
  const integrated = last("I")
  const measured = integrated !== undefined && integrated > NOTHING_LUFS
  // The filter gives true peaks as amplitudes.
  const peak = last("true_peak") ?? 0
  return {
    integratedLufs: measured ? integrated : null,
    rangeLu: measured ? last("LRA") ?? null : null,
    truePeakDbtp: peak > 0 ? round3(20 * Math.log10(peak)) : null,
  }
}

/**
 * Gain that brings a file to a target loudness, at most 20 dB up: what is quieter is noise more than music.
 * @param targetLufs e.g. -14
 */
export const gainTo = (targetLufs: number, { integratedLufs }: Loudness): number =>
  integratedLufs === null ? 0 : round3(Math.min(20, targetLufs - integratedLufs))

const round3 = (value: number) => Math.round(value * 1_000) / 1_000
