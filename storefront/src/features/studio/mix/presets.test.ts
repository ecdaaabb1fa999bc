import { compressor } from "@max-booster/studio-sound"
import { expect, it } from "vitest"
import { builtIn, deletePreset, ownPresets, renamePreset, savePreset } from "./presets"

function aShelf(kept: Record<string, string> = {}) {
  return { getItem: (key: string) => kept[key] ?? null, setItem: (key: string, value: string) => { kept[key] = value } }
}
const mine = { effect: "compressor", version: 1, params: { ratio: 4 } }

it("own presets are kept by effect, replaced under their name, renamed and deleted", () => {
  const shelf = aShelf()
  savePreset(shelf, "Loud", mine)
  savePreset(shelf, "Airy", { ...mine, params: { ratio: 2 } })
  savePreset(shelf, "Loud", { ...mine, params: { ratio: 8 } })
  expect(ownPresets(shelf, "compressor").map(({ label, params }) => [label, params.ratio])).toEqual([["Airy", 2], ["Loud", 8]])
  renamePreset(shelf, "compressor", "Loud", "Airy")
  expect(ownPresets(shelf, "compressor")).toEqual([{ ...mine, label: "Airy", params: { ratio: 8 } }])
  renamePreset(shelf, "compressor", "Airy", "Airy")
  deletePreset(shelf, "compressor", "Nothing")
  expect(ownPresets(shelf, "compressor")).toHaveLength(1)
  expect(ownPresets(shelf, "gate")).toEqual([])
})

it("what is broken on the device counts for nothing", () => {
  expect(ownPresets(aShelf({ "studio:presets:gate": "{" }), "gate")).toEqual([])
  expect(ownPresets(aShelf({ "studio:presets:gate": JSON.stringify([1, null, { label: "x" }, { ...mine, label: "y", params: { a: "b" } }]) }), "gate")).toEqual([])
})

it("what ships with an effect is a preset of it", () => {
  expect(builtIn(compressor)[0]).toEqual({ label: "Vocal", effect: "compressor", version: 1, params: { threshold: -22, ratio: 3, attack: 5, release: 80, makeup: 4 } })
})
