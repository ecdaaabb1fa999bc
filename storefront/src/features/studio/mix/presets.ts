import type { Preset } from "@max-booster/studio-core"
import type { AnyAudioEffect } from "@max-booster/studio-sound"

/** A preset with its name; a person's own ones are kept on the device. */
export type NamedPreset = Preset & { label: string }

/** Where own presets are kept: by effect, as text. */
export type Shelf = Pick<Storage, "getItem" | "setItem">

const keyOf = (effect: string) => `studio:presets:${effect}`

/** The presets that ship with an effect. */
export const builtIn = ({ id, version, presets = [] }: AnyAudioEffect): NamedPreset[] =>
  presets.map(({ label, values }) => ({ label, effect: id, version, params: Object.fromEntries(Object.entries(values).filter((each): each is [string, number] => typeof each[1] === "number")) }))

/** Own presets of an effect, by name; what cannot be read counts for nothing. */
export function ownPresets(shelf: Shelf, effect: string): NamedPreset[] {
  let kept: unknown
  try { kept = JSON.parse(shelf.getItem(keyOf(effect)) ?? "[]") } catch { return [] }
  return Array.isArray(kept) ? kept.filter(isPreset).sort((a, b) => a.label.localeCompare(b.label)) : []
}

/** Keeps a preset under a name; one of the same name is replaced. @throws {DOMException} the device has no room */
export function savePreset(shelf: Shelf, label: string, preset: Preset): void {
  write(shelf, preset.effect, [...ownPresets(shelf, preset.effect).filter((each) => each.label !== label), { ...preset, label }])
}

/** Gives a preset another name; one that has it already is replaced. */
export function renamePreset(shelf: Shelf, effect: string, from: string, to: string): void {
  if (from === to) return
  write(shelf, effect, ownPresets(shelf, effect).filter(({ label }) => label !== to).map((each) => (each.label === from ? { ...each, label: to } : each)))
}

export function deletePreset(shelf: Shelf, effect: string, label: string): void {
  write(shelf, effect, ownPresets(shelf, effect).filter((each) => each.label !== label))
}

const write = (shelf: Shelf, effect: string, presets: readonly NamedPreset[]) => { shelf.setItem(keyOf(effect), JSON.stringify(presets)) }

function isPreset(value: unknown): value is NamedPreset {
  const { label, effect, version, params } = (value ?? {}) as Record<string, unknown>
  return typeof label === "string" && typeof effect === "string" && typeof version === "number" && typeof params === "object" && params !== null && Object.values(params).every((each) => typeof each === "number")
}
