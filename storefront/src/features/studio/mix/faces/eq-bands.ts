import { eq3Response, eq8Response, eq8Shapes, type Eq8Values } from "@max-booster/studio-sound"
import type { Spec } from "../spec"

/** A point of an EQ's curve: the parameters that dragging it moves; what it has none of stands still. */
export type Band = { name: string; hz: number; gainDb: number; q: number | undefined; isOn: boolean; params: { hz?: string; gain?: string; q?: string; on?: string; all: readonly string[] } }

const eq3Bands = [["low", "Low shelf", 320], ["mid", "Peak", 1_000], ["high", "High shelf", 3_200]] as const
const shapeNames = ["Low shelf", "Peak", "High shelf", "High-pass", "Low-pass", "Notch"]
const numbers = [1, 2, 3, 4, 5, 6, 7, 8] as const

/** The points of an EQ at some values. */
export function bandsOf(effect: "eq3" | "eq8", values: Readonly<Record<string, number>>): Band[] {
  const valueOf = (name: string) => values[name] ?? 0
  if (effect === "eq3") return eq3Bands.map(([name, label, hz]) => ({ name: label, hz, gainDb: valueOf(name), q: undefined, isOn: true, params: { gain: name, all: [name] } }))
  return numbers.map((n) => {
    const shape = Math.round(valueOf(`type${n}`))
    const hasGain = ["lowshelf", "peaking", "highshelf"].includes(eq8Shapes[shape] ?? "")
    return {
      name: `Band ${n}, ${shapeNames[shape] ?? ""}`, hz: valueOf(`hz${n}`), gainDb: hasGain ? valueOf(`gain${n}`) : 0, q: valueOf(`q${n}`), isOn: valueOf(`on${n}`) >= 0.5,
      params: { hz: `hz${n}`, q: `q${n}`, on: `on${n}`, ...(hasGain && { gain: `gain${n}` }), all: [`on${n}`, `type${n}`, `hz${n}`, `gain${n}`, `q${n}`] },
    }
  })
}

/** What an EQ does to each frequency, dB. */
export const responseOf = (effect: "eq3" | "eq8", values: Readonly<Record<string, number>>, hz: readonly number[], sampleRate: number): number[] =>
  effect === "eq3" ? eq3Response({ low: values.low ?? 0, mid: values.mid ?? 0, high: values.high ?? 0 }, hz, sampleRate) : eq8Response(values as Eq8Values, hz, sampleRate)

/** Of the display: frequencies across, by octaves; dB up. */
export const HZ = { min: 20, max: 20_000 } as const
export const RANGE_DB = 20

/** Parts of the width and height at which something lies, and back. */
export const xOf = (hz: number): number => Math.log(Math.min(HZ.max, Math.max(HZ.min, hz)) / HZ.min) / Math.log(HZ.max / HZ.min)
export const hzAt = (x: number): number => HZ.min * (HZ.max / HZ.min) ** Math.min(1, Math.max(0, x))
export const yOf = (db: number): number => 0.5 - Math.min(RANGE_DB, Math.max(-RANGE_DB, db)) / (2 * RANGE_DB)
export const dbAt = (y: number): number => (0.5 - Math.min(1, Math.max(0, y))) * 2 * RANGE_DB

/** A value dragged to, in the range of its control, rounded as one would type it. */
export function heldIn({ min, max }: Spec, value: number, digits: number): number {
  return Math.min(max, Math.max(min, Number(value.toFixed(digits))))
}
