import type { EffectParam } from "@max-booster/studio-sound"

/** What a control shows and where it may stand: a parameter of an effect, or volume, pan and mute of a track. */
export type Spec = Omit<EffectParam, "label" | "unit" | "automatable"> & {
  readonly label: string
  readonly unit: EffectParam["unit"] | "pan"
  /** The value at the very bottom of the range: silence. */
  readonly silence?: number
}

/** A level: 0 dB in the middle of things, silence at the bottom. */
export const levelSpec = (label: string): Spec => ({ label, unit: "dB", default: 0, min: -60, max: 12, silence: -144 })
export const panSpec: Spec = { label: "Pan", unit: "pan", default: 0, min: -1, max: 1 }
export const muteSpec: Spec = { label: "Mute", unit: "", default: 0, min: 0, max: 1, choices: ["Sounds", "Muted"] }

const within = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value))

/** Where on the way of a control, 0 to 1, a value lies. */
export function toPosition({ min, max, scale }: Spec, value: number): number {
  const held = within(value, min, max)
  if (max === min) return 0
  return scale === "log" ? Math.log(held / min) / Math.log(max / min) : (held - min) / (max - min)
}

/** The value at a place on the way of a control, rounded to what one would type. */
export function fromPosition({ min, max, scale, choices, silence }: Spec, position: number): number {
  const part = within(position, 0, 1)
  if (silence !== undefined && part < 1e-6) return silence
  const value = scale === "log" ? min * (max / min) ** part : min + (max - min) * part
  return within(choices ? Math.round(value) : tidy(value, scale === "log" ? value : (max - min) / 10), min, max)
}

/** Three digits behind the first of what counts here. */
function tidy(value: number, size: number): number {
  const digits = Math.min(6, Math.max(0, 3 - Math.floor(Math.log10(size))))
  return Number(value.toFixed(digits)) + 0
}

/** A step of a key, as part of the way: a choice goes on by one. */
export const stepOf = ({ choices }: Spec, isFine: boolean): number => (choices ? 1 / Math.max(1, choices.length - 1) : isFine ? 0.001 : 0.01)

/** The value a part of the way farther. */
export function moved(spec: Spec, value: number, by: number): number {
  return fromPosition(spec, toPosition(spec, value) + by)
}

const minus = (text: string) => text.replace("-", "−")

/** A value as people read it: "1.50 kHz", "−3.0 dB", "35 %", "1/8 dotted". */
export function said(spec: Spec, value: number): string {
  const { unit, choices, silence, min, max } = spec
  if (choices) return choices[Math.round(value)] ?? String(value)
  switch (unit) {
    case "dB": return silence !== undefined && value <= min ? "−∞ dB" : `${value > 0.05 && min < 0 ? "+" : ""}${minus(value.toFixed(1)).replace(/^−0\.0$/, "0.0")} dB`
    case "Hz": return value >= 1_000 ? `${(value / 1_000).toFixed(2)} kHz` : `${value < 100 ? value.toFixed(1) : Math.round(value)} Hz`
    case "ms": return value >= 1_000 ? `${(value / 1_000).toFixed(2)} s` : `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`
    case "pan": return Math.round(Math.abs(value) * 100) === 0 ? "center" : `${value < 0 ? "L" : "R"} ${Math.round(Math.abs(value) * 100)}`
    case ": 1": return `${value.toFixed(1)} : 1`
    case "": return min === 0 && max <= 1 ? `${Math.round(value * 100)} %` : value.toFixed(2)
    default: return `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`
  }
}

/** What somebody typed, as a value in its range; undefined when it is none. "2k", "1.5 kHz", "-6", "L 30", "35 %", "1/8 dotted", "off". */
export function readTyped(spec: Spec, text: string): number | undefined {
  const { unit, choices, min, max, silence } = spec
  const plain = text.trim().toLowerCase().replace(/−/g, "-").replace(",", ".")
  if (choices) {
    const index = choices.findIndex((each) => each.toLowerCase() === plain)
    return index < 0 ? undefined : index
  }
  if (silence !== undefined && /^-?(∞|inf|off)/.test(plain)) return silence
  if (unit === "pan" && /^c/.test(plain)) return 0
  const number = Number.parseFloat(/-?(\d+\.?\d*|\.\d+)/.exec(plain)?.[0] ?? "")
  if (!Number.isFinite(number)) return undefined
  if (unit === "pan") return within((/^l/.test(plain) ? -Math.abs(number) : number) / 100, -1, 1)
  const isShare = unit === "" && min === 0 && max <= 1
  const scaled = unit === "Hz" && /k/.test(plain) ? number * 1_000 : unit === "ms" && /\d\s*s/.test(plain) ? number * 1_000 : isShare ? number / 100 : number
  return silence !== undefined && scaled <= min ? silence : within(scaled, min, max)
}
