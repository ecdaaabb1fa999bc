/**
 * Another speed without another pitch, and the other way round.
 * @param ratio speed, 1 as it is @param semitones up
 * @returns length / ratio frames, rounded
 */
export type Stretch = (channels: readonly Float32Array<ArrayBuffer>[], sampleRate: number, ratio: number, semitones: number) => Promise<Float32Array<ArrayBuffer>[]>

/** What the package `signalsmith-stretch`, which has no types, exports by default: as much of it as is used. */
export type CreateStretchNode = (context: BaseAudioContext, options: AudioWorkletNodeOptions) => Promise<AudioNode & {
  addBuffers(channels: Float32Array[]): Promise<number>
  schedule(change: { output: number; active: boolean; input: number; rate: number; semitones: number }): Promise<unknown>
}>

/** Beyond its end the stretcher wants to hear silence, s: its window. */
const MARGIN_SECONDS = 0.3

/** Stretches with Signalsmith Stretch 1.3.2 (MIT), offline. @param create what the package exports, loaded by the caller when it is first needed */
export function signalsmithStretch(create: CreateStretchNode): Stretch {
  return async (channels, sampleRate, ratio, semitones) => {
    const length = Math.round((channels[0]?.length ?? 0) / ratio)
    const context = new OfflineAudioContext(channels.length, length, sampleRate)
    const node = await create(context, { numberOfInputs: 1, numberOfOutputs: 1, outputChannelCount: [channels.length] })
    // One buffer: read across two, version 1.3.2 loses its place.
    await node.addBuffers(channels.map((samples) => {
      const padded = new Float32Array(samples.length + Math.round(MARGIN_SECONDS * sampleRate))
      padded.set(samples)
      return padded
    }))
    await node.schedule({ output: 0, active: true, input: 0, rate: ratio, semitones })
    node.connect(context.destination)
    const rendered = await context.startRendering()
    return channels.map((_, channel) => rendered.getChannelData(channel))
  }
}
