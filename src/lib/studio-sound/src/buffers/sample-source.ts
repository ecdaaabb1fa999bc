/** Decoded sound that can be read in parts, in any order. */
export type SampleSource = {
  readonly frames: number
  readonly channels: number
  /** Hz. */
  readonly sampleRate: number
  /** @returns one array a channel of `count` samples, not to be written to; what lies outside is silence */
  read(from: number, count: number): Promise<Float32Array<ArrayBuffer>[]>
}

/** The same backwards. */
export function reversed(source: SampleSource): SampleSource {
  return { ...source, read: async (from, count) => (await source.read(source.frames - from - count, count)).map((samples) => samples.toReversed()) }
}

/** What lies in memory already, e.g. what an AudioBuffer holds. */
export function inMemory(channels: readonly Float32Array<ArrayBuffer>[], sampleRate: number): SampleSource {
  const frames = channels[0]?.length ?? 0
  return {
    frames, channels: channels.length, sampleRate,
    read: async (from, count) => channels.map((samples) => {
      if (from >= 0 && from + count <= frames) return samples.subarray(from, from + count)
      const part = new Float32Array(count)
      part.set(samples.subarray(Math.max(0, from), Math.max(0, from + count)), Math.max(0, -from))
      return part
    }),
  }
}
