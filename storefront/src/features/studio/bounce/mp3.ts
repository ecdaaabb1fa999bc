/** Bits a second of an MP3. */
export const mp3Bitrates = [320_000, 256_000, 192_000, 128_000] as const

/** A second of sound at a time, so that the page stays at hand. */
const SLICE_SECONDS = 1

/**
 * Encodes MP3 in the browser (LAME in WebAssembly, loaded when it is first needed).
 * @param channels samples of one or two channels, of equal length
 */
export async function encodeMp3(channels: readonly Float32Array[], sampleRate: number, bitrate: number, progress: (part: number) => void, signal: AbortSignal): Promise<ArrayBuffer> {
  const [{ AudioSample, AudioSampleSource, BufferTarget, canEncodeAudio, Mp3OutputFormat, Output }, { registerMp3Encoder }] = await Promise.all([import("mediabunny"), import("@mediabunny/mp3-encoder")])
  if (!(await canEncodeAudio("mp3"))) registerMp3Encoder()
  const target = new BufferTarget()
  const output = new Output({ format: new Mp3OutputFormat(), target })
  const source = new AudioSampleSource({ codec: "mp3", bitrate })
  output.addAudioTrack(source)
  await output.start()
  const frames = channels[0]?.length ?? 0
  for (let from = 0; from < frames; from += SLICE_SECONDS * sampleRate) {
    signal.throwIfAborted()
    const count = Math.min(SLICE_SECONDS * sampleRate, frames - from)
    const data = new Float32Array(count * channels.length)
    channels.forEach((samples, channel) => { data.set(samples.subarray(from, from + count), channel * count) })
    const sample = new AudioSample({ data, format: "f32-planar", numberOfChannels: channels.length, sampleRate, timestamp: from / sampleRate })
    await source.add(sample)
    sample.close()
    progress((from + count) / frames)
  }
  await output.finalize()
  if (!target.buffer) throw new Error("The MP3 could not be made. Bounce a WAV instead.")
  return target.buffer
}
