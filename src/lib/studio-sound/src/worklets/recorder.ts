import { RECORDER } from "./names"
import type { RecordedBlock } from "./reports"

const BLOCK = 2_048

/**
 * Posts what it hears, lossless, in blocks that are handed over and not copied. Where the machine was too busy and frames were left out, a
 * new block begins: every sample lies at its frame, and the gap can be seen. A message ends it: the rest comes, then null.
 */
registerProcessor(RECORDER, class extends AudioWorkletProcessor {
  private channels = [new Float32Array(BLOCK), new Float32Array(BLOCK)]
  private start = -1
  private filled = 0
  private lives = true

  constructor(options: { processorOptions?: unknown }) {
    super(options)
    this.port.onmessage = () => {
      this.lives = false
      this.flush()
      this.port.postMessage(null)
    }
  }

  process([input]: Float32Array[][]): boolean {
    if (!this.lives) return false
    if (currentFrame !== this.start + this.filled) this.flush()
    if (this.filled === 0) this.start = currentFrame
    for (const [channel, samples] of this.channels.entries()) {
      const heard = input?.[channel] ?? input?.[0]
      if (heard) samples.set(heard, this.filled)
      else samples.fill(0, this.filled, this.filled + 128)
    }
    this.filled += 128
    if (this.filled === BLOCK) this.flush()
    return true
  }

  private flush(): void {
    if (this.filled === 0) return
    const channels = this.channels.map((samples) => (this.filled === BLOCK ? samples : samples.slice(0, this.filled)))
    this.port.postMessage({ frame: this.start, channels } satisfies RecordedBlock, channels.map(({ buffer }) => buffer))
    this.channels = [new Float32Array(BLOCK), new Float32Array(BLOCK)]
    this.filled = 0
  }
})
