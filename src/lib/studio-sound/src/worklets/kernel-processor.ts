import type { EffectParam } from "@max-booster/extension-api/effects"
import type { Kernel, ParamValues } from "../dsp/kernel"
import { processorName } from "./names"
import { Thinned } from "./thinned"

const QUANTUM = 128
const SILENCE = [new Float32Array(QUANTUM), new Float32Array(QUANTUM)]

/** Makes a processor of a kernel: parameters by sample, an optional side-chain at input 1, its meter by the port. */
export function registerKernel<Name extends string>({ id, params }: { id: string; params: Record<Name, EffectParam> }, create: (sampleRate: number) => Kernel<Name>): void {
  registerProcessor(processorName(id), class extends AudioWorkletProcessor {
    static readonly parameterDescriptors = Object.entries<EffectParam>(params).map(([name, { default: defaultValue, min: minValue, max: maxValue }]) => ({ name, defaultValue, minValue, maxValue, automationRate: "a-rate" }))
    private readonly kernel = create(sampleRate)
    private readonly thinned = new Thinned(sampleRate)
    private lives = true
    private isWatched = false

    constructor(options: { processorOptions?: unknown }) {
      super(options)
      this.port.onmessage = ({ data }) => {
        this.lives = data === "meter"
        this.isWatched = this.lives
        this.tell()
      }
    }

    process([main, side]: Float32Array[][], [output]: Float32Array[][], values: Record<string, Float32Array>): boolean {
      if (!output) return this.lives
      this.kernel.process(main?.length === 2 ? main : SILENCE, output, values as unknown as Record<Name, ParamValues>, side?.length === 2 ? side : null)
      if (this.thinned.isDue(QUANTUM)) this.tell()
      return this.lives
    }

    /** A render has nobody who looks. */
    private tell(): void {
      if (this.isWatched && this.kernel.meter) this.port.postMessage(this.kernel.meter())
    }
  })
}
