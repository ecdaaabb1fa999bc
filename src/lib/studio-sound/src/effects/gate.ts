import { type EffectParam, defineAudioEffect } from "@max-booster/extension-api/effects"
import type { GateParam } from "../dsp/gate"
import { workletNode } from "../worklets/node"

const params = {
  threshold: { label: "Threshold", unit: "dB", default: -40, min: -80, max: 0 },
  hysteresis: { label: "Hysteresis", unit: "dB", default: 6, min: 0, max: 24 },
  attack: { label: "Attack", unit: "ms", default: 0.5, min: 0.05, max: 100, scale: "log" },
  hold: { label: "Hold", unit: "ms", default: 40, min: 0, max: 1_000 },
  release: { label: "Release", unit: "ms", default: 80, min: 5, max: 2_000, scale: "log" },
  range: { label: "Range", unit: "dB", default: 80, min: 0, max: 100 },
} as const satisfies Record<GateParam, EffectParam>

/** Gate with hysteresis, hold and side-chain; all parameters are those of its worklet. It reports its gain, dB. */
export const gate = defineAudioEffect({
  id: "gate",
  label: "Gate",
  version: 1,
  latencyFrames: 0,
  sidechain: true,
  params,
  presets: [
    { label: "Drums", values: { threshold: -30, attack: 0.1, hold: 60, release: 40 } },
    { label: "Breath", values: { threshold: -46, attack: 2, hold: 150, release: 250, range: 12 } },
    { label: "Chopped", values: { threshold: -24, hysteresis: 1, attack: 0.1, hold: 0, release: 10 } },
  ],
  create: (context) => workletNode(context, { id: "gate", params, sidechain: true }),
})
