import { type EffectParam, defineAudioEffect } from "@max-booster/extension-api/effects"
import { type LimiterParam, limiterLatency } from "../dsp/limiter"
import { workletNode } from "../worklets/node"

const params = {
  gain: { label: "Gain", unit: "dB", default: 0, min: 0, max: 24 },
  ceiling: { label: "Ceiling (dBTP)", unit: "dB", default: -1, min: -12, max: 0 },
  release: { label: "Release", unit: "ms", default: 80, min: 10, max: 1_000, scale: "log" },
} as const satisfies Record<LimiterParam, EffectParam>

/** Look-ahead limiter on true peaks; all parameters are those of its worklet. It reports its gain reduction, dB. */
export const limiter = defineAudioEffect({
  id: "limiter",
  label: "Limiter",
  version: 1,
  latencyFrames: limiterLatency,
  params,
  presets: [
    { label: "Safe", values: { ceiling: -1 } },
    { label: "Streaming", values: { gain: 4, ceiling: -1, release: 100 } },
    { label: "Loud", values: { gain: 9, ceiling: -0.3, release: 40 } },
  ],
  create: (context) => workletNode(context, { id: "limiter", params }),
})
