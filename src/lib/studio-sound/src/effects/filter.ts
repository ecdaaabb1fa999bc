import { defineAudioEffect } from "@max-booster/extension-api/effects"
import { toAmplitude } from "@max-booster/mastering/decibels"
import { stereo } from "../stereo"
import { ringing } from "./mixing"

const types = ["lowpass", "highpass", "bandpass", "notch"] as const satisfies readonly BiquadFilterType[]

/** Resonant filter. The cutoff is the node's AudioParam; so is the resonance, which passes have in dB and the others as a Q. */
export const filter = defineAudioEffect({
  id: "filter",
  label: "Filter",
  version: 1,
  latencyFrames: 0,
  tailSeconds: ({ cutoff, resonance }) => ringing(cutoff, toAmplitude(resonance)),
  params: {
    type: { label: "Type", unit: "", default: 0, min: 0, max: 3, choices: ["Low-pass", "High-pass", "Band-pass", "Notch"] },
    cutoff: { label: "Cutoff", unit: "Hz", default: 8_000, min: 20, max: 20_000, scale: "log" },
    resonance: { label: "Resonance", unit: "dB", default: 0, min: 0, max: 24 },
  },
  presets: [
    { label: "Under water", values: { cutoff: 500, resonance: 4 } },
    { label: "Thin", values: { type: 1, cutoff: 600 } },
    { label: "Whistle", values: { type: 2, cutoff: 2_000, resonance: 20 } },
  ],
  create(context) {
    const node = new BiquadFilterNode(context, { type: "lowpass", ...stereo })
    return {
      input: node,
      output: node,
      bind: {
        type: { set: (value) => { node.type = types[Math.round(value)] ?? "lowpass" } },
        cutoff: { target: node.frequency },
        resonance: { target: node.Q, map: (db: number) => (node.type === "lowpass" || node.type === "highpass" ? db : toAmplitude(db)) },
      },
    }
  },
})
