import { type EffectParam, defineAudioEffect } from "@max-booster/extension-api/effects"
import type { MultibandParam } from "../dsp/multiband"
import { workletNode } from "../worklets/node"

const threshold = { unit: "dB", default: -20, min: -60, max: 0 } as const satisfies EffectParam
const ratio = { unit: ": 1", default: 2, min: 1, max: 20, scale: "log" } as const satisfies EffectParam
const gain = { unit: "dB", default: 0, min: -12, max: 12 } as const satisfies EffectParam

const params = {
  lowHz: { label: "Low crossover", unit: "Hz", default: 200, min: 40, max: 1_000, scale: "log" },
  highHz: { label: "High crossover", unit: "Hz", default: 3_000, min: 1_000, max: 16_000, scale: "log" },
  attack: { label: "Attack", unit: "ms", default: 10, min: 0.1, max: 200, scale: "log" },
  release: { label: "Release", unit: "ms", default: 150, min: 10, max: 2_000, scale: "log" },
  lowThreshold: { ...threshold, label: "Low threshold" }, lowRatio: { ...ratio, label: "Low ratio" }, lowGain: { ...gain, label: "Low gain" },
  midThreshold: { ...threshold, label: "Mid threshold" }, midRatio: { ...ratio, label: "Mid ratio" }, midGain: { ...gain, label: "Mid gain" },
  highThreshold: { ...threshold, label: "High threshold" }, highRatio: { ...ratio, label: "High ratio" }, highGain: { ...gain, label: "High gain" },
} as const satisfies Record<MultibandParam, EffectParam>

/** Compressor in three bands that sum flat; all parameters are those of its worklet. It reports the gain reduction of the band that gives way most, and of each, dB. */
export const multiband = defineAudioEffect({
  id: "multiband",
  label: "Multiband compressor",
  version: 1,
  latencyFrames: 0,
  tailSeconds: () => 0.3,
  params,
  presets: [
    { label: "Tight bass", values: { lowThreshold: -28, lowRatio: 4, midRatio: 1, highRatio: 1 } },
    { label: "De-ess", values: { highHz: 5_000, highThreshold: -34, highRatio: 6, attack: 1, release: 60, lowRatio: 1, midRatio: 1 } },
    { label: "Master glue", values: { lowThreshold: -18, midThreshold: -18, highThreshold: -22, attack: 30, lowGain: 1, highGain: 1 } },
  ],
  create: (context) => workletNode(context, { id: "multiband", params }),
})
