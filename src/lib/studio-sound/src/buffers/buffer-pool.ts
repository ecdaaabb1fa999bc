/** What a pool needs to know of a buffer. */
type Sized = { readonly length: number; readonly numberOfChannels: number }

/** A buffer that somebody uses; `release` it once. */
export type Lease<Buffer> = { readonly buffer: Buffer; release(): void }

type Entry<Buffer> = { buffer: Promise<Buffer>; bytes: number; users: number }

/** Frames of a part of an asset: 2.7 s at 48 kHz, 1 MB in stereo. */
export const CHUNK_FRAMES = 131_072

/**
 * Decoded sound under a budget: each part is decoded once and shared by all who ask for it at a time; what has been unused the longest goes
 * first when room is needed. What is in use never goes, so the budget is passed rather than a note lost.
 */
export class BufferPool<Buffer extends Sized = AudioBuffer> {
  /** Held now, and the most ever held. */
  bytes = 0
  peakBytes = 0
  /** In the order in which they were last asked for. */
  private readonly entries = new Map<string, Entry<Buffer>>()

  /** @param budget bytes */
  constructor(private readonly budget = 512 * 1024 * 1024) {}

  /** A part by its name, made if it is not there. */
  async acquire(key: string, make: () => Promise<Buffer>): Promise<Lease<Buffer>> {
    const entry = this.entries.get(key) ?? { buffer: make(), bytes: 0, users: 0 }
    this.entries.delete(key)
    this.entries.set(key, entry)
    entry.users++
    try {
      const buffer = await entry.buffer
      this.count(entry, buffer)
      let isHeld = true
      return { buffer, release: () => {
        if (isHeld) entry.users--
        isHeld = false
        this.trim()
      } }
    } catch (error) {
      this.entries.delete(key)
      throw error
    }
  }

  private count(entry: Entry<Buffer>, { length, numberOfChannels }: Sized): void {
    if (entry.bytes > 0) return
    entry.bytes = length * numberOfChannels * Float32Array.BYTES_PER_ELEMENT
    this.bytes += entry.bytes
    this.trim()
    this.peakBytes = Math.max(this.peakBytes, this.bytes)
  }

  private trim(): void {
    for (const [key, entry] of this.entries) {
      if (this.bytes <= this.budget) return
      if (entry.users > 0) continue
      this.entries.delete(key)
      this.bytes -= entry.bytes
    }
  }
}
