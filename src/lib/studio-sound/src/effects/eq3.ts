import { type EffectParam, defineAudioEffect } from "@max-booster/extension-api/effects"
import { eqResponse, type Band } from "@max-booster/mastering/eq"
import { stereo } from "../stereo"
import { ringing } from "./mixing"

const gain = { unit: "dB", default: 0, min: -12, max: 12 } as const satisfies EffectParam
const params = { low: { ...gain, label: "Low" }, mid: { ...gain, label: "Mid" }, high: { ...gain, label: "High" } } as const
const bands = {
  low: { shape: "lowshelf", hz: 320, q: 1 },
  mid: { shape: "peaking", hz: 1_000, q: 1 },
  high: { shape: "highshelf", hz: 3_200, q: 1 },
} as const

/** What the EQ does to each frequency, dB: RBJ's cookbook, as BiquadFilterNode computes it. */
export const eq3Response = (gains: Record<keyof typeof bands, number>, hz: readonly number[], sampleRate: number): number[] =>
  eqResponse(Object.entries(bands).map(([name, band]): Band => ({ ...band, gainDb: gains[name as keyof typeof bands] })), hz, sampleRate)

/** Low shelf at 320 Hz, peak at 1 kHz, high shelf at 3.2 kHz. The gains are the AudioParams of the filters, which are in dB. */
export const eq3 = defineAudioEffect({
  id: "eq3",
  label: "3-band EQ",
  version: 1,
  latencyFrames: 0,
  tailSeconds: () => ringing(320, 1),
  params,
  presets: [
    { label: "Warm", values: { low: 3, high: -2 } },
    { label: "Presence", values: { mid: 2, high: 3 } },
    { label: "Telephone", values: { low: -12, mid: 6, high: -12 } },
  ],
  create(context) {
    const node = ({ shape, hz, q }: (typeof bands)[keyof typeof bands]) => new BiquadFilterNode(context, { type: shape, frequency: hz, Q: q, ...stereo })
    const [low, mid, high] = [node(bands.low), node(bands.mid), node(bands.high)]
    low.connect(mid).connect(high)
    return { input: low, output: high, bind: { low: { target: low.gain }, mid: { target: mid.gain }, high: { target: high.gain } } }
  },
})
