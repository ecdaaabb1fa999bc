import { builtInEffects } from "@max-booster/studio-sound"
import { describe, expect, it } from "vitest"
import { fromPosition, levelSpec, moved, panSpec, readTyped, said, stepOf, toPosition, type Spec } from "./spec"

const cutoff: Spec = { label: "Cutoff", unit: "Hz", default: 8_000, min: 20, max: 20_000, scale: "log" }
const mix: Spec = { label: "Mix", unit: "", default: 1, min: 0, max: 1 }
const type: Spec = { label: "Type", unit: "", default: 0, min: 0, max: 2, choices: ["Low", "High", "Notch"] }

describe("a control", () => {
  it("divides frequencies by octaves and levels by decibels, and is silent at the bottom", () => {
    expect(toPosition(cutoff, Math.sqrt(20 * 20_000))).toBeCloseTo(0.5)
    expect(fromPosition(cutoff, 0.5)).toBeCloseTo(632.5, 0)
    const volume = levelSpec("Volume")
    expect([fromPosition(volume, 0), fromPosition(volume, 1), toPosition(volume, -144), fromPosition(volume, toPosition(volume, -6))]).toEqual([-144, 12, 0, -6])
  })

  it("goes by hundredths, finely by thousandths, and from choice to choice", () => {
    expect(moved(mix, 0.5, stepOf(mix, false))).toBeCloseTo(0.51)
    expect(moved(mix, 0.5, -stepOf(mix, true))).toBeCloseTo(0.499)
    expect([moved(type, 0, stepOf(type, true)), moved(type, 2, stepOf(type, false))]).toEqual([1, 2])
  })

  it("goes to a place and back for every parameter of every effect", () => {
    for (const effect of builtInEffects.values()) for (const [name, param] of Object.entries(effect.params)) {
      const spec = { ...param, label: name }
      for (const value of [param.min, param.default, param.max]) {
        const back = fromPosition(spec, toPosition(spec, value))
        expect(Math.abs(back - value), `${effect.id} ${name}`).toBeLessThanOrEqual((param.max - param.min) * 1e-3)
      }
    }
  })

  it("says values with their unit, and reads what it says", () => {
    expect([said(cutoff, 1_500), said(cutoff, 440), said(mix, 0.35), said(type, 2), said(levelSpec("Volume"), -144), said(levelSpec("Volume"), -3), said(panSpec, -0.3), said({ ...mix, unit: "ms", max: 2_000, scale: "log", min: 0.1 }, 5)])
      .toEqual(["1.50 kHz", "440 Hz", "35 %", "Notch", "−∞ dB", "−3.0 dB", "L 30", "5.00 ms"])
    expect([readTyped(cutoff, "1.5 kHz"), readTyped(cutoff, "2k"), readTyped(cutoff, "99999"), readTyped(mix, "35 %"), readTyped(type, "notch"), readTyped(levelSpec("Volume"), "−3,5 dB"), readTyped(levelSpec("Volume"), "-inf"), readTyped(panSpec, "L 30"), readTyped(cutoff, "loud")])
      .toEqual([1_500, 2_000, 20_000, 0.35, 2, -3.5, -144, -0.3, undefined])
  })
})
