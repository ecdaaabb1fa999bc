import { type BufferPool, CHUNK_FRAMES, type Lease } from "../buffers/buffer-pool"
import { resampled } from "../buffers/resample"
import { reversed, type SampleSource } from "../buffers/sample-source"
import type { RegionRecord } from "../records"
import type { RegionPlan } from "./pieces"
import type { Stretch } from "./stretch"

/** The sound of an asset; undefined where it is not here (yet): then its regions are silent. */
export type AudioOf = (assetId: string) => Promise<SampleSource | undefined>

/** Decoded sound of regions, in parts, at a context's rate. */
export class Sounds {
  private readonly sources = new Map<string, Promise<SampleSource | undefined>>()

  constructor(private readonly sampleRate: number, private readonly audioOf: AudioOf, private readonly pool: BufferPool, private readonly stretch: Stretch | undefined) {}

  /** The source of a region at the context's rate. */
  sourceOf({ assetId }: RegionRecord): Promise<SampleSource | undefined> {
    const known = this.sources.get(assetId) ?? this.audioOf(assetId).then((source) => source && resampled(source, this.sampleRate))
    this.sources.set(assetId, known)
    // What is not here may come: it is asked for again.
    void known.then((source) => { if (!source) this.sources.delete(assetId) }, () => this.sources.delete(assetId))
    return known
  }

  /** A part of what a region plays. @throws {Error} it is stretched, and there is no stretcher */
  part(region: RegionRecord, plan: RegionPlan, source: SampleSource, chunk: number): Promise<Lease<AudioBuffer>> {
    const { assetId, offset, length, transpose } = region
    const played = region.reversed ? reversed(source) : source
    const name = `${assetId}${region.reversed ? " reversed" : ""}`
    if (!plan.isStretched) return this.pool.acquire(`${name} ${chunk}`, async () => this.bufferOf(await played.read(chunk * CHUNK_FRAMES, Math.min(CHUNK_FRAMES, played.frames - chunk * CHUNK_FRAMES))))
    return this.pool.acquire(`${name} ${offset} ${length} ${plan.ratio} ${transpose}`, async () => {
      if (!this.stretch) throw new Error(`The region "${region.name}" is stretched or transposed: give the player a stretcher.`)
      const [first, count] = [Math.round(offset * this.sampleRate), Math.round(length * this.sampleRate)]
      const channels = await played.read(region.reversed ? source.frames - first - count : first, count)
      return this.bufferOf(await this.stretch(channels, this.sampleRate, plan.ratio, transpose))
    })
  }

  private bufferOf(channels: readonly Float32Array<ArrayBuffer>[]): AudioBuffer {
    const buffer = new AudioBuffer({ numberOfChannels: channels.length, length: Math.max(1, channels[0]?.length ?? 0), sampleRate: this.sampleRate })
    channels.forEach((samples, channel) => { buffer.copyToChannel(samples, channel) })
    return buffer
  }
}
