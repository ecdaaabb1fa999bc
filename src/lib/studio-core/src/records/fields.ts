/** Highest tick anywhere: at 999 bpm more than a month. Sums of a few stay exact. */
export const MAX_TICK = 2 ** 36

/** Names an object: letters, digits, `_` and `-`. A key that every object inherits is none, so that records may live in plain objects. */
export const isId = (value: unknown): value is string => typeof value === "string" && /^[A-Za-z0-9][\w-]{0,127}$/.test(value) && !(value in Object.prototype)

/** What a field of a record holds. */
export type Scalar = string | number | boolean
type NumberField = { kind: "number" | "integer"; fallback: number; min: number; max: number; also?: number }
type FlagField = { kind: "flag"; fallback: false }
type TextField = { kind: "text"; fallback: string; max: number }
type ChoiceField<V extends Scalar = Scalar> = { kind: "choice"; fallback: V; values: readonly V[] }
/** `parent`: without the other the record is not there. `link`: without it the field is "". `group`: a name that records share. */
type IdField = { kind: "parent" | "link"; fallback: ""; to: "tracks" | "regions" | "lanes"; only?: string } | { kind: "group" | "asset" | "target"; fallback: "" }

/** What a field may hold; from it come its type, its cleaning, and what happens when what it names is gone. */
export type Field = NumberField | FlagField | TextField | ChoiceField | IdField

/** The type of a field's values. */
export type ValueOf<F> = F extends NumberField ? number : F extends FlagField ? boolean : F extends ChoiceField<infer V> ? V : string

/** A number from min to max; `also` is one value outside that means something of its own. */
export const number = (fallback: number, min: number, max: number, also?: number): NumberField => ({ kind: "number", fallback, min, max, also })
export const integer = (fallback: number, min: number, max: number): NumberField => ({ kind: "integer", fallback, min, max })
export const flag: FlagField = { kind: "flag", fallback: false }
export const text = (fallback = "", max = 200): TextField => ({ kind: "text", fallback, max })
export const choice = <const V extends Scalar>(...values: readonly [V, ...V[]]): ChoiceField<V> => ({ kind: "choice", fallback: values[0], values })
export const parent = (to: "tracks" | "regions" | "lanes", only?: string): IdField => ({ kind: "parent", fallback: "", to, only })
export const link = (only?: string): IdField => ({ kind: "link", fallback: "", to: "tracks", only })
export const idOf = (kind: "group" | "asset" | "target"): IdField => ({ kind, fallback: "" })

/** The nearest value that the field may hold; its default for what is not of its type. */
export function cleanValue(field: Field, value: unknown): Scalar {
  switch (field.kind) {
    case "number":
    case "integer": return cleanNumber(field, value)
    case "flag": return value === true
    case "text": return typeof value === "string" ? value.slice(0, field.max).replace(/\p{Surrogate}/gu, "\uFFFD") : field.fallback
    case "choice": return field.values.find((each) => each === value) ?? field.fallback
    case "target": return typeof value === "string" && /^(gain|pan|mute|send:[\w-]+|insert:[\w-]+:[\w.-]+)$/.test(value) ? value : field.fallback
    case "parent":
    case "link":
    case "group":
    case "asset": return isId(value) ? value : field.fallback
  }
}

function cleanNumber({ kind, fallback, min, max, also }: NumberField, value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) return fallback
  if (value === also) return value
  const whole = kind === "integer" ? Math.round(value) : value
  return Math.min(max, Math.max(min, whole)) + 0 // −0 is 0
}
