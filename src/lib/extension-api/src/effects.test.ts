import { describe, expect, it } from "vitest"
import { defineAudioEffect, type EffectParam } from "./effects"

const gain = { unit: "dB", default: 0, min: -12, max: 12 } as const satisfies EffectParam
const create = (context: BaseAudioContext) => {
  const node = new GainNode(context)
  return { input: node, output: node, bind: { gain: { target: node.gain } } }
}
const trim = { id: "trim", label: "Trim", version: 1, latencyFrames: 0 }

describe("an audio effect", () => {
  it("refuses defaults and presets outside their ranges, and logarithms of 0, in words", () => {
    expect(() => defineAudioEffect({ ...trim, params: { gain: { ...gain, default: 20 } }, create })).toThrow('The effect "trim" has a default of 20 for "gain": it must lie between -12 and 12')
    expect(() => defineAudioEffect({ ...trim, params: { gain }, presets: [{ label: "Loud", values: { gain: 13 } }], create })).toThrow(/a preset "Loud" of 13/)
    expect(() => defineAudioEffect({ ...trim, params: { gain: { ...gain, scale: "log" } }, create })).toThrow(/must be above 0/)
    expect(() => defineAudioEffect({ ...trim, params: { gain: { ...gain, choices: ["a", "b"] } }, create })).toThrow(/its range must be 0 to 1/)
  })

  it("does not compile with a parameter that is bound to nothing, or set where it should be automated", () => {
    const nodes = (context: BaseAudioContext) => { const node = new GainNode(context); return { input: node, output: node } }
    // @ts-expect-error `gain` is not bound
    const unbound = defineAudioEffect({ ...trim, params: { gain }, create: (context) => ({ ...nodes(context), bind: {} }) })
    // @ts-expect-error `gain` is automated: it needs an AudioParam
    const unautomated = defineAudioEffect({ ...trim, params: { gain }, create: (context) => ({ ...nodes(context), bind: { gain: { set: () => undefined } } }) })
    const chosen = defineAudioEffect({ ...trim, params: { kind: { unit: "", default: 0, min: 0, max: 1, choices: ["a", "b"] } }, create: (context) => ({ ...nodes(context), bind: { kind: { set: () => undefined } } }) })
    expect([unbound, unautomated, chosen].map(({ id }) => id)).toEqual(["trim", "trim", "trim"])
  })
})
