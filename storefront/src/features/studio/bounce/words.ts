import type { Bounced } from "./bounce"
import type { Measured } from "./level"
import type { BounceFormat } from "./plan"

const signed = (value: number, digits = 1) => { const text = Math.abs(value).toFixed(digits); return `${Number(text) === 0 ? "" : value < 0 ? "−" : "+"}${text}` }
const level = (value: number, digits = 1) => signed(value, digits).replace("+", "")

/** Loudness and peak of a sound: "−14.0 LUFS, true peak −1.0 dBTP". */
export function sayMeasured({ lufs, truePeakDbtp }: Measured): string {
  if (!Number.isFinite(truePeakDbtp)) return "Silent"
  return `${Number.isFinite(lufs) ? `${level(lufs)} LUFS` : "Too short or quiet for a loudness"}, true peak ${level(truePeakDbtp)} dBTP`
}

/** What was done to its level; empty where nothing was. */
export function sayChange({ gainDb, limitedDb }: Pick<Bounced, "gainDb" | "limitedDb">): string {
  return [gainDb !== 0 && `${signed(gainDb)} dB`, limitedDb >= 0.05 && `limiter up to ${limitedDb.toFixed(1)} dB`].filter(Boolean).join(", ")
}

/** More than this from a peak is heard by most. */
const SQUASHED_DB = 6

/** What is to be known of a file before it goes out, in words that say what to do. */
export function sayTroubles({ measured, shortLu, limitedDb }: Pick<Bounced, "measured" | "shortLu" | "limitedDb">, format: BounceFormat): string[] {
  const { clipped, truePeakDbtp } = measured
  return [
    clipped > 0 && "wav" in format && format.wav !== "32f" && `It clips: ${clipped === 1 ? "one sample lies" : `${clipped.toLocaleString("en-US")} samples lie`} over full scale. Turn the master down by ${Math.ceil(truePeakDbtp * 10) / 10} dB, bring it to a loudness or a peak, or take 32-bit float.`,
    limitedDb > SQUASHED_DB && `The limiter takes up to ${limitedDb.toFixed(1)} dB from its peaks, which may sound squashed. Lower the target, or master it instead.`,
    shortLu > 0.1 && `It is ${shortLu.toFixed(1)} LU quieter than asked for: more limiting would squash it. Master it instead, or lower the target.`,
    shortLu < -0.1 && `It is ${(-shortLu).toFixed(1)} LU louder than asked for.`,
  ].filter((each): each is string => typeof each === "string")
}
