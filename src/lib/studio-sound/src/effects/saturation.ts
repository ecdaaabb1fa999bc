import { type EffectParam, defineAudioEffect } from "@max-booster/extension-api/effects"
import { type SaturationParam, SATURATION_LATENCY } from "../dsp/saturation"
import { workletNode } from "../worklets/node"

const params = {
  drive: { label: "Drive", unit: "dB", default: 6, min: 0, max: 36 },
  output: { label: "Output", unit: "dB", default: 0, min: -24, max: 12 },
  mix: { label: "Mix", unit: "", default: 1, min: 0, max: 1 },
} as const satisfies Record<SaturationParam, EffectParam>

/** Saturation, four times oversampled; all parameters are those of its worklet. */
export const saturation = defineAudioEffect({
  id: "saturation",
  label: "Saturation",
  version: 1,
  latencyFrames: SATURATION_LATENCY,
  params,
  presets: [
    { label: "Tape", values: { drive: 5, mix: 0.8 } },
    { label: "Tube", values: { drive: 12, mix: 0.5 } },
    { label: "Crushed", values: { drive: 30, output: 6 } },
  ],
  create: (context) => workletNode(context, { id: "saturation", params }),
})
