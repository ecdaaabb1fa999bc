import type { FormatChoice } from "@max-booster/extension-api"
import { nearestStudioRate, resampled } from "./resampled"

type Source = { sampleRate: number; bitDepth: number | null }

/** Bits, rate and the options for both: left to us, 16 bits stay 16 and everything finer becomes 24, and multiples of 44.1 and 48 kHz come down to them. */
export function pcmChoice({ sampleRate, bitDepth }: Source, choice: FormatChoice = {}): { bits: 16 | 24; options: readonly string[] } {
  const rate = choice.sampleRate ?? nearestStudioRate(sampleRate)
  const isSixteen = bitDepth !== null && bitDepth <= 16
  const bits = choice.bitDepth ?? (isSixteen && rate === sampleRate && choice.channels === undefined ? 16 : 24)
  const isUntouched = isSixteen && rate === sampleRate && choice.channels === undefined
  return { bits, options: resampled(rate, { channels: choice.channels, ditherTo16: bits === 16 && !isUntouched }) }
}
