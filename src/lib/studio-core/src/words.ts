import { type Collection, type Records, PARAM } from "./records/schema"

/** A number with a real minus and at most so many decimals. */
export const spoken = (value: number, decimals = 2): string => String(Number(value.toFixed(decimals)) + 0).replace("-", "−")

/** A level: "−1.5 dB", "+3.0 dB", "−∞ dB" at the lowest. */
export const spokenDb = (gainDb: number): string => (gainDb <= -144 ? "−∞ dB" : `${gainDb.toFixed(1).replace("-", "−").replace(/^−0\.0$/, "0.0")} dB`)

/** A place in the stereo field: "L 30", "center", "R 100". */
export const spokenPan = (pan: number): string => {
  const percent = Math.round(Math.abs(pan) * 100)
  return percent === 0 ? "center" : `${pan < 0 ? "L" : "R"} ${percent}`
}

/** What a field is called; by kind where the name alone would not do. */
const words: Record<string, string> = {
  gainDb: "volume", pan: "pan", mute: "mute", muted: "mute", solo: "solo", soloSafe: "solo-safe", reversed: "reversal", transpose: "transposition", outputId: "output", parentId: "folder", pos: "order", kind: "kind",
  colour: "color", assetId: "recording", offset: "start in the recording", length: "length", ratio: "speed", sourceBpm: "own tempo", fadeIn: "fade-in", fadeOut: "fade-out",
  fadeInCurve: "fade-in curve", fadeOutCurve: "fade-out curve", ticks: "length", loopTicks: "loop", loops: "repeats", takeId: "take folder", takeLane: "take lane",
  sidechainId: "side-chain", bypassed: "bypass", busId: "bus", pre: "pre-fader", bpm: "tempo", numerator: "beats a bar", denominator: "beat", sampleRate: "sample rate", trackId: "track",
  start: "position", tick: "position",
}

/** A field's name for musicians: "volume", "fade-in"; a parameter's own. */
export const wordFor = (collection: Collection, field: string): string =>
  field.startsWith(PARAM) ? field.slice(PARAM.length) : (collection === "regions" && field === "gainDb" ? "gain" : words[field]) ?? field

/** A label from what is set: the one field's name, or the general word when there are several. */
export function labelFor<C extends Collection>(collection: C, fields: Partial<Records[C]>, general: string): string {
  const [key, ...more] = Object.keys(fields)
  return key === undefined || more.length > 0 ? general : wordFor(collection, key)
}
