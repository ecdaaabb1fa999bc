import { type EffectParam, defineAudioEffect } from "@max-booster/extension-api/effects"
import { type CompressorParam, compressorLatency } from "../dsp/compressor"
import { workletNode } from "../worklets/node"

const params = {
  threshold: { label: "Threshold", unit: "dB", default: -18, min: -60, max: 0 },
  ratio: { label: "Ratio", unit: ": 1", default: 3, min: 1, max: 20, scale: "log" },
  knee: { label: "Knee", unit: "dB", default: 6, min: 0, max: 24 },
  attack: { label: "Attack", unit: "ms", default: 10, min: 0.1, max: 200, scale: "log" },
  release: { label: "Release", unit: "ms", default: 120, min: 10, max: 2_000, scale: "log" },
  makeup: { label: "Makeup", unit: "dB", default: 0, min: 0, max: 24 },
  mix: { label: "Mix", unit: "", default: 1, min: 0, max: 1 },
} as const satisfies Record<CompressorParam, EffectParam>

/** Feed-forward compressor with look-ahead, soft knee and side-chain; all parameters are those of its worklet. It reports its gain reduction, dB. */
export const compressor = defineAudioEffect({
  id: "compressor",
  label: "Compressor",
  version: 1,
  latencyFrames: compressorLatency,
  sidechain: true,
  params,
  presets: [
    { label: "Vocal", values: { threshold: -22, ratio: 3, attack: 5, release: 80, makeup: 4 } },
    { label: "Glue", values: { threshold: -14, ratio: 2, knee: 12, attack: 30, release: 200, makeup: 2 } },
    { label: "Pump", values: { threshold: -30, ratio: 10, attack: 0.5, release: 180 } },
    { label: "Parallel drums", values: { threshold: -32, ratio: 8, attack: 2, release: 60, makeup: 10, mix: 0.4 } },
  ],
  create: (context) => workletNode(context, { id: "compressor", params, sidechain: true }),
})
