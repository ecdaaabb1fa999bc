import { type AudioEffect, type EffectParam, type ParamTarget, defineAudioEffect } from "@max-booster/extension-api/effects"
import { eqResponse, type EqShape } from "@max-booster/mastering/eq"
import { stereo } from "../stereo"
import { ringing } from "./mixing"

/** Filters of a band, in the order of its choice. */
export const eq8Shapes = ["lowshelf", "peaking", "highshelf", "highpass", "lowpass", "notch"] as const satisfies readonly EqShape[]

const numbers = [1, 2, 3, 4, 5, 6, 7, 8] as const
type N = (typeof numbers)[number]
type Choice = EffectParam & { readonly choices: readonly string[] }
type Params = Readonly<Record<`type${N}` | `on${N}`, Choice> & Record<`hz${N}` | `gain${N}` | `q${N}`, EffectParam>>

/** Values of all parameters. */
export type Eq8Values = Readonly<Record<keyof Params, number>>

const frequencies = [40, 100, 250, 600, 1_500, 3_500, 8_000, 14_000]
const labels = ["Low shelf", "Peak", "High shelf", "High-pass", "Low-pass", "Notch"]

const params = Object.fromEntries(numbers.flatMap((n): [string, EffectParam][] => [
  [`type${n}`, { label: `${n} type`, unit: "", default: n === 1 ? 0 : n === 8 ? 2 : 1, min: 0, max: labels.length - 1, choices: labels }],
  [`hz${n}`, { label: `${n} frequency`, unit: "Hz", default: frequencies[n - 1] as number, min: 20, max: 20_000, scale: "log" }],
  [`gain${n}`, { label: `${n} gain`, unit: "dB", default: 0, min: -18, max: 18 }],
  [`q${n}`, { label: `${n} Q`, unit: "", default: 1, min: 0.1, max: 18, scale: "log" }],
  [`on${n}`, { label: `${n} on`, unit: "", default: n > 2 && n < 7 ? 1 : 0, min: 0, max: 1, choices: ["Off", "On"] }],
])) as Params

const shapeOf = (choice: number): EqShape => eq8Shapes[Math.round(choice)] ?? "peaking"
const isPass = (shape: string) => shape === "highpass" || shape === "lowpass"

/** What the EQ does to each frequency, dB, for its display: RBJ's cookbook, as BiquadFilterNode computes it. */
export const eq8Response = (values: Eq8Values, hz: readonly number[], sampleRate: number): number[] =>
  eqResponse(numbers.filter((n) => values[`on${n}`] >= 0.5).map((n) => ({ shape: shapeOf(values[`type${n}`]), hz: values[`hz${n}`], gainDb: values[`gain${n}`], q: values[`q${n}`] })), hz, sampleRate)

/**
 * Parametric EQ of eight bands. Frequency, gain and Q are AudioParams of the filters; the Q of passes is in dB there, so it is mapped.
 * A band that is off is not in the path.
 */
export const eq8: AudioEffect<Params> = defineAudioEffect<Params>({
  id: "eq8",
  label: "8-band EQ",
  version: 1,
  latencyFrames: 0,
  tailSeconds: (values) => Math.max(0, ...numbers.filter((n) => values[`on${n}`] >= 0.5).map((n) => ringing(values[`hz${n}`], values[`q${n}`]))),
  params,
  presets: [
    { label: "Clean low end", values: { type2: 3, hz2: 80, q2: 0.7, on2: 1, gain3: -2 } },
    { label: "Vocal", values: { type2: 3, hz2: 100, q2: 0.7, on2: 1, hz4: 400, gain4: -3, hz6: 4_000, gain6: 3, on8: 1, gain8: 2 } },
    { label: "Radio", values: { type2: 3, hz2: 400, on2: 1, type7: 4, hz7: 3_500, on7: 1, hz5: 1_500, gain5: 6 } },
  ],
  create(context) {
    const input = new GainNode(context, stereo)
    const output = new GainNode(context)
    const bands = numbers.map((n) => {
      const node = new BiquadFilterNode(context, { type: shapeOf(params[`type${n}`].default), ...stereo })
      return { n, node, isOn: params[`on${n}`].default === 1 }
    })
    const wire = () => {
      input.disconnect()
      for (const { node } of bands) node.disconnect()
      bands.filter(({ isOn }) => isOn).reduce<AudioNode>((last, { node }) => last.connect(node), input).connect(output)
    }
    wire()
    const bind = Object.fromEntries(bands.flatMap((band): [string, ParamTarget | { set(value: number): void }][] => {
      const { n, node } = band
      return [
        [`type${n}`, { set: (value) => { node.type = shapeOf(value) as BiquadFilterType } }],
        [`hz${n}`, { target: node.frequency }],
        [`gain${n}`, { target: node.gain }],
        [`q${n}`, { target: node.Q, map: (q) => (isPass(node.type) ? 20 * Math.log10(q) : q) }],
        [`on${n}`, { set: (value) => {
          if (band.isOn === (value >= 0.5)) return
          band.isOn = value >= 0.5
          wire()
        } }],
      ]
    }))
    return { input, output, bind: bind as ReturnType<AudioEffect<Params>["create"]>["bind"] }
  },
})
