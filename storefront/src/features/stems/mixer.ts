/** What is heard of stems: any that is soloed, else all that are not muted. */
export type Heard = { muted: ReadonlySet<string>; soloed: ReadonlySet<string> }

export const isHeard = ({ muted, soloed }: Heard, id: string): boolean => (soloed.size > 0 ? soloed.has(id) : !muted.has(id))

/** A set with or without one. */
export function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}

/** The loudest sample of each step, for so many columns. */
export function heightsOf(samples: Float32Array, step: number, columns: number): number[] {
  return Array.from({ length: columns }, (_, column) => {
    let loudest = 0
    for (let n = column * step; n < Math.min((column + 1) * step, samples.length); n++) loudest = Math.max(loudest, Math.abs(samples[n] ?? 0))
    return loudest
  })
}

type Stem = { id: string; url: string }
/** Fades of a gain, so that muting does not click. Seconds. */
const FADE = 0.02

/** Plays several files from one clock, sample by sample together. Opened by a person's gesture, as browsers want it. */
export class StemsMixer {
  private readonly context = new AudioContext()
  private readonly gains = new Map<string, GainNode>()
  private readonly buffers = new Map<string, AudioBuffer>()
  private sources: AudioBufferSourceNode[] = []
  private startedAt = 0
  private offset = 0
  private isPlaying = false

  /** Fetches and decodes all of them, and tells how many are there. @throws {Error} when one cannot be had */
  async load(stems: readonly Stem[], signal: AbortSignal, report: (loaded: number) => void): Promise<void> {
    let loaded = 0
    await Promise.all(stems.map(async ({ id, url }) => {
      const answer = await fetch(url, { signal })
      if (!answer.ok) throw new Error(`A stem could not be loaded (${answer.status}).`)
      this.buffers.set(id, await this.context.decodeAudioData(await answer.arrayBuffer()))
      const gain = this.context.createGain()
      gain.connect(this.context.destination)
      this.gains.set(id, gain)
      report(++loaded)
    }))
  }

  /** The waveform of one, from 0 to 1, as long a part of `columns` as it is of the longest. */
  waveOf(id: string, columns: number): number[] {
    const samples = this.buffers.get(id)?.getChannelData(0)
    const step = Math.max(1, Math.ceil((this.length * this.context.sampleRate) / columns))
    return samples ? heightsOf(samples, step, columns) : []
  }

  /** Seconds of the longest. */
  get length(): number { return Math.max(0, ...[...this.buffers.values()].map(({ duration }) => duration)) }

  /** Where it is, seconds; it goes round. */
  get position(): number { return this.isPlaying && this.length > 0 ? (this.offset + this.context.currentTime - this.startedAt) % this.length : this.offset }

  async play(): Promise<void> {
    await this.context.resume()
    if (this.isPlaying) return
    this.isPlaying = true
    // A moment ahead, so that all begin on the same sample.
    this.startedAt = this.context.currentTime + 0.05
    this.sources = [...this.buffers].map(([id, buffer]) => {
      const source = new AudioBufferSourceNode(this.context, { buffer, loop: true, loopEnd: this.length })
      const gain = this.gains.get(id)
      if (gain) source.connect(gain)
      source.start(this.startedAt, this.offset)
      return source
    })
  }

  pause(): void {
    this.offset = this.position
    this.isPlaying = false
    for (const source of this.sources) source.stop()
    this.sources = []
  }

  seek(seconds: number): void {
    const wasPlaying = this.isPlaying
    if (wasPlaying) this.pause()
    this.offset = Math.max(0, Math.min(seconds, this.length))
    if (wasPlaying) void this.play()
  }

  /** Says what is heard. */
  mix(heard: Heard): void {
    for (const [id, gain] of this.gains) gain.gain.setTargetAtTime(isHeard(heard, id) ? 1 : 0, this.context.currentTime, FADE / 3)
  }

  close(): void {
    for (const source of this.sources) source.stop()
    void this.context.close()
  }
}
