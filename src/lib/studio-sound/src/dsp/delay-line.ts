/** A delay by a fixed number of frames. */
export class DelayLine {
  private readonly ring: Float32Array
  private at = 0

  /** @param frames 0 or more */
  constructor(frames: number) {
    this.ring = new Float32Array(frames)
  }

  /** Takes a sample and gives the one of so many frames before. */
  push(sample: number): number {
    if (this.ring.length === 0) return sample
    const delayed = this.ring[this.at] as number
    this.ring[this.at] = sample
    this.at = this.at + 1 === this.ring.length ? 0 : this.at + 1
    return delayed
  }
}
