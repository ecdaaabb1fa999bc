/** Cuts a stream of samples into overlapping frames. */
export class Framer {
  private buffer: Float32Array
  private filled = 0

  /** @param hop samples from one frame's start to the next's, at most `size` */
  constructor(private readonly size: number, private readonly hop: number) {
    this.buffer = new Float32Array(size * 4)
  }

  /** Takes samples and hands over each whole frame; the frame is valid only during the call. */
  push(samples: Float32Array, onFrame: (buffer: Float32Array, from: number) => void): void {
    if (this.filled + samples.length > this.buffer.length) {
      const larger = new Float32Array(this.filled + samples.length)
      larger.set(this.buffer.subarray(0, this.filled))
      this.buffer = larger
    }
    this.buffer.set(samples, this.filled)
    this.filled += samples.length
    let from = 0
    for (; from + this.size <= this.filled; from += this.hop) onFrame(this.buffer, from)
    this.buffer.copyWithin(0, from, this.filled)
    this.filled -= from
  }
}
