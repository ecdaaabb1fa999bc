import { SAMPLE_RATE } from "../stereo"

/** Attack, decay and release in seconds; sustain 0 to 1. */
export type Adsr = { attack: number; decay: number; sustain: number; release: number }

/** Level of an envelope, frame by frame: linear attack, exponential decay and release (to -60 dB). */
export class Envelope {
  private level = 0
  private frame = 0
  private readonly attackFrames: number
  private readonly decay: number
  private readonly release: number

  /** @param gateFrames frames until the release begins */
  constructor(private readonly adsr: Adsr, private readonly gateFrames: number) {
    this.attackFrames = Math.max(1, Math.round(adsr.attack * SAMPLE_RATE))
    this.decay = falling(adsr.decay)
    this.release = falling(adsr.release)
  }

  /** The next frame's level, 0 to 1. */
  next(): number {
    const frame = this.frame++
    if (frame >= this.gateFrames) this.level *= this.release
    else if (frame < this.attackFrames) this.level = (frame + 1) / this.attackFrames
    else this.level = this.adsr.sustain + (this.level - this.adsr.sustain) * this.decay
    return this.level
  }
}

/** Frames that a note sounds after its gate closed. */
export const releaseFrames = (adsr: Adsr): number => Math.round(adsr.release * SAMPLE_RATE)

/** Factor a frame that falls by 60 dB in a time. */
export const falling = (seconds: number): number => Math.exp(-6.907755 / Math.max(1, seconds * SAMPLE_RATE))
