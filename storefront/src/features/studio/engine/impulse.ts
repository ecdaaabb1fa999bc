import { resampled } from "@max-booster/studio-sound"
import type { Library } from "../audio/library"

/** Longest impulse response that is taken, s: a convolver of more costs too much. */
export const LONGEST_IMPULSE_SECONDS = 12

/**
 * Impulse responses of a person's own, from the library, at a context's rate: a convolver takes no other. Where one is not on this device its
 * effect gives no wet sound.
 */
export const impulseOf = (library: Library, sampleRate: number) => async (assetId: string): Promise<AudioBuffer> => {
  const found = await library.source(assetId)
  if (!found) return new AudioBuffer({ numberOfChannels: 2, length: 1, sampleRate })
  const source = resampled(found, sampleRate)
  const channels = (await source.read(0, Math.max(1, Math.min(source.frames, Math.round(LONGEST_IMPULSE_SECONDS * sampleRate))))).slice(0, 2)
  const buffer = new AudioBuffer({ numberOfChannels: Math.max(1, channels.length), length: Math.max(1, channels[0]?.length ?? 0), sampleRate })
  // Of energy 1, like the rooms made by code: as loud as the dry sound, whatever the file's level.
  const energy = Math.max(...channels.map((samples) => samples.reduce((sum, sample) => sum + sample * sample, 0)), 1e-12)
  channels.forEach((samples, channel) => { buffer.copyToChannel(samples.map((sample) => sample / Math.sqrt(energy)), channel) })
  return buffer
}
