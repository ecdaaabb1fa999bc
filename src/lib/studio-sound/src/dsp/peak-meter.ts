/** Peak of a channel with hold: falls by so many dB a second once the hold is over. */
export class PeakMeter {
  private peak = 0
  private left = 0
  private readonly holdFrames: number
  private readonly fall: number

  /** @param holdMs how long a peak stands @param fallDb dB a second (20 is the fall of an IEC 60268-10 meter) */
  constructor(sampleRate: number, holdMs = 1_000, fallDb = 20) {
    this.holdFrames = Math.round((holdMs / 1_000) * sampleRate)
    this.fall = 10 ** (-fallDb / 20 / sampleRate)
  }

  push(samples: Float32Array): void {
    for (let i = 0; i < samples.length; i++) {
      const size = Math.abs(samples[i] as number)
      if (size >= this.peak) {
        this.peak = size
        this.left = this.holdFrames
      } else if (this.left > 0) this.left--
      else this.peak *= this.fall
    }
  }

  /** Amplitude that the meter shows now. */
  get value(): number {
    return this.peak
  }
}
