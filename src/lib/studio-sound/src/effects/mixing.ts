import type { EffectParam, ParamTarget } from "@max-booster/extension-api/effects"
import { stereo } from "../stereo"

/** How much of the effect is heard beside the dry sound; equal power. */
export const mixParam = (value: number) => ({ label: "Mix", unit: "", default: value, min: 0, max: 1 }) as const satisfies EffectParam

/** An input that goes to `wet` and, beside it, straight to the output; the mix goes to both gains. */
export function dryAndWet(context: BaseAudioContext) {
  const input = new GainNode(context, stereo)
  const dry = new GainNode(context)
  const wet = new GainNode(context)
  const output = new GainNode(context)
  input.connect(dry).connect(output)
  wet.connect(output)
  const mix: readonly ParamTarget[] = [
    { target: dry.gain, map: (value) => Math.cos((value * Math.PI) / 2) },
    { target: wet.gain, map: (value) => Math.sin((value * Math.PI) / 2) },
  ]
  return { input, output, wet, mix }
}

/** Milliseconds to seconds, as DelayNode has them. */
export const toSeconds = (ms: number): number => ms / 1_000

/** Seconds until a second-order filter has fallen by 90 dB. @param q linear */
export const ringing = (hz: number, q: number): number => (10.4 * Math.max(q, 0.5)) / (Math.PI * hz)
