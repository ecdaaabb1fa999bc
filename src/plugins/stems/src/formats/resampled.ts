/** 44.1 or 48 kHz, whichever divides the rate without a rest; lower rates are raised to 44.1. */
export const nearestStudioRate = (sampleRate: number): 44_100 | 48_000 =>
  sampleRate >= 48_000 && sampleRate % 48_000 === 0 ? 48_000 : 44_100

/**
 * Output options that bring sound to a rate and, where asked, to other channels or fewer bits.
 * @param rate Hz
 * @param options bits are rounded with triangular high-passed dither, so that what falls below the last bit becomes noise and no distortion
 */
export const resampled = (rate: number, { channels, ditherTo16 = false }: { channels?: 1 | 2 | undefined; ditherTo16?: boolean } = {}): readonly string[] => [
  "-ar", String(rate), ...(channels ? ["-ac", String(channels)] : []), ...(ditherTo16 ? ["-af", "aresample=osf=s16:dither_method=triangular_hp"] : []),
]
