import { type EffectParam, defineAudioEffect } from "@max-booster/extension-api/effects"
import { MODULATED_DELAY_MAX_MS, type ModulatedDelayParam } from "../dsp/modulated-delay"
import { workletNode } from "../worklets/node"
import { dryAndWet, mixParam, toSeconds } from "./mixing"

const BASE_MS = 14
/** Of each side's modulator, in turns. */
const PHASES = { left: 0, right: 0.25 } as const

const voice = { unit: "ms", default: BASE_MS, min: 0, max: MODULATED_DELAY_MAX_MS } as const satisfies EffectParam
/** The worklet behind the chorus: a delay a side, whose parameters the modulators move. */
export const modulatedDelay = { id: "modulated-delay", params: { left: voice, right: voice } as const satisfies Record<ModulatedDelayParam, EffectParam> }

/**
 * Two delayed voices, one a side, whose delay moves as a sine. The modulators begin anew, at their phases, when the transport starts: live
 * and offline are the same. The rate goes by a ConstantSourceNode to both; depth is a gain, in ms as the delays are.
 */
export const chorus = defineAudioEffect({
  id: "chorus",
  label: "Chorus",
  version: 1,
  latencyFrames: 0,
  tailSeconds: () => toSeconds(2 * BASE_MS),
  params: {
    rate: { label: "Rate", unit: "Hz", default: 0.8, min: 0.05, max: 8, scale: "log" },
    depth: { label: "Depth", unit: "ms", default: 3, min: 0, max: 12 },
    mix: mixParam(0.5),
  },
  presets: [
    { label: "Wide", values: { rate: 0.5, depth: 4, mix: 0.5 } },
    { label: "Vibrato", values: { rate: 5, depth: 1.2, mix: 1 } },
    { label: "Slow swirl", values: { rate: 0.12, depth: 9, mix: 0.4 } },
  ],
  create(context) {
    const { input, output, wet, mix } = dryAndWet(context)
    const lines = workletNode(context, modulatedDelay)
    const rate = new ConstantSourceNode(context)
    rate.start()
    input.connect(lines.input).connect(wet)
    const voices = (["left", "right"] as const).map((side) => {
      const depth = new GainNode(context)
      depth.connect(lines.bind[side].target)
      const angle = 2 * Math.PI * PHASES[side]
      const wave = new PeriodicWave(context, { real: [0, Math.sin(angle)], imag: [0, Math.cos(angle)], disableNormalization: true })
      return { depth, wave }
    })
    let modulators: OscillatorNode[] = []
    return {
      input,
      output,
      bind: {
        rate: { target: rate.offset },
        depth: voices.map(({ depth }) => ({ target: depth.gain })),
        mix,
      },
      start(time) {
        for (const modulator of modulators) modulator.stop(time)
        modulators = voices.map(({ depth, wave }) => {
          const modulator = new OscillatorNode(context, { frequency: 0, periodicWave: wave })
          rate.connect(modulator.frequency)
          modulator.connect(depth)
          modulator.onended = () => {
            rate.disconnect(modulator.frequency)
            modulator.disconnect()
          }
          modulator.start(time)
          return modulator
        })
      },
      dispose() {
        for (const modulator of modulators) modulator.stop()
        rate.stop()
        lines.dispose()
      },
    }
  },
})
