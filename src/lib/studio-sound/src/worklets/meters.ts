import { LoudnessMeter } from "../dsp/loudness"
import { PeakMeter } from "../dsp/peak-meter"
import { LOUDNESS, METER } from "./names"
import type { LoudnessReport, PeakReport } from "./reports"
import { Thinned } from "./thinned"

registerProcessor(METER, class extends AudioWorkletProcessor {
  private readonly meters = [new PeakMeter(sampleRate), new PeakMeter(sampleRate)] as const
  private readonly thinned = new Thinned(sampleRate)
  private lives = true

  constructor(options: { processorOptions?: unknown }) {
    super(options)
    this.port.onmessage = () => { this.lives = false }
  }

  process([input]: Float32Array[][]): boolean {
    const [left, right] = this.meters
    if (input?.[0] && input[1]) {
      left.push(input[0])
      right.push(input[1])
    }
    if (this.thinned.isDue(128)) this.port.postMessage({ peaks: [left.value, right.value] } satisfies PeakReport)
    return this.lives
  }
})

registerProcessor(LOUDNESS, class extends AudioWorkletProcessor {
  private meter = new LoudnessMeter(sampleRate)
  private readonly thinned = new Thinned(sampleRate)
  private lives = true

  constructor(options: { processorOptions?: unknown }) {
    super(options)
    this.port.onmessage = ({ data }) => {
      if (data === "reset") this.meter = new LoudnessMeter(sampleRate)
      else this.lives = false
    }
  }

  process([input]: Float32Array[][]): boolean {
    if (input?.length) this.meter.push(input)
    if (!this.thinned.isDue(128)) return this.lives
    const { meter } = this
    this.port.postMessage({ momentary: meter.momentary(), shortTerm: meter.shortTerm(), integrated: meter.integrated(), truePeak: meter.truePeak() } satisfies LoudnessReport)
    return this.lives
  }
})
