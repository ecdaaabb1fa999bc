import { toAmplitude } from "@max-booster/mastering/decibels"
import { DelayLine } from "./delay-line"
import { type Block, type Kernel, type ParamValues, valueAt } from "./kernel"
import { Oversampler, OVERSAMPLING_LATENCY } from "./oversample"

/** Parameters: drive dB, output dB, mix 0 to 1. */
export type SaturationParam = "drive" | "output" | "mix"

/** Frames by which it delays, dry part included. */
export const SATURATION_LATENCY = OVERSAMPLING_LATENCY

const shape = (sample: number, drive: number) => Math.tanh(sample * drive) / drive

/** Hyperbolic tangent, four times oversampled: what is quiet stays as it is, what is loud is rounded. */
export class Saturation implements Kernel<SaturationParam> {
  private readonly oversamplers = [new Oversampler(), new Oversampler()]
  private readonly delays = [new DelayLine(SATURATION_LATENCY), new DelayLine(SATURATION_LATENCY)]

  process(input: Block, output: Block, params: Record<SaturationParam, ParamValues>): void {
    for (let channel = 0; channel < 2; channel++) {
      const [from, to, oversampler, delay] = [input[channel], output[channel], this.oversamplers[channel], this.delays[channel]]
      if (!from || !to || !oversampler || !delay) return
      let [lastDrive, lastOutput, drive, gain] = [Number.NaN, Number.NaN, 1, 1]
      for (let i = 0; i < from.length; i++) {
        const driveDb = valueAt(params.drive, i)
        const outputDb = valueAt(params.output, i)
        const mix = valueAt(params.mix, i)
        if (driveDb !== lastDrive) drive = toAmplitude(lastDrive = driveDb)
        if (outputDb !== lastOutput) gain = toAmplitude(lastOutput = outputDb)
        const wet = oversampler.process(from[i] as number, shape, drive)
        to[i] = (wet * mix + delay.push(from[i] as number) * (1 - mix)) * gain
      }
    }
  }
}
