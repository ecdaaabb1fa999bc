/** Reports a second. */
const RATE = 30

/** Says which blocks are to be reported, 30 a second. */
export class Thinned {
  private frames = 0

  constructor(private readonly sampleRate: number) {}

  /** Whether it is time, now that so many frames have passed. */
  isDue(frames: number): boolean {
    this.frames += frames
    if (this.frames < this.sampleRate / RATE) return false
    this.frames -= this.sampleRate / RATE
    return true
  }
}
