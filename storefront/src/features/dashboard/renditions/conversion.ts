import type { ConversionSpec } from "@max-booster/api-contract"

type FormatId = ConversionSpec["format"]
type Choices = { label: string; about: string; bitrates: readonly (number | "v0")[]; bitDepths: readonly (16 | 24)[]; sampleRates: readonly number[] }

/** What the form offers, the usual choice first; the server's formats have the last word. */
export const formatChoices: Readonly<Record<FormatId, Choices>> = {
  wav: { label: "WAV", about: "Every sample, for studios and stores", bitrates: [], bitDepths: [24, 16], sampleRates: [44_100, 48_000, 88_200, 96_000] },
  flac: { label: "FLAC", about: "Every sample, in half the space", bitrates: [], bitDepths: [24, 16], sampleRates: [44_100, 48_000, 88_200, 96_000] },
  mp3: { label: "MP3", about: "Plays everywhere", bitrates: [320, 256, 192, 160, 128, "v0"], bitDepths: [], sampleRates: [44_100, 48_000] },
  aac: { label: "AAC", about: "M4A, for Apple and video", bitrates: [256, 192, 160, 128], bitDepths: [], sampleRates: [44_100, 48_000] },
  ogg: { label: "Ogg Vorbis", about: "Free, for games and Linux", bitrates: [192, 320, 256, 160, 128], bitDepths: [], sampleRates: [44_100, 48_000] },
  opus: { label: "Opus", about: "Small, for streaming and chat", bitrates: [160, 256, 192, 128, 96], bitDepths: [], sampleRates: [48_000] },
}

/** A conversion in a few words: "MP3 · 320 kbit/s · mono". */
export function sayConversion({ format, bitrate, bitDepth, sampleRate, channels }: ConversionSpec): string {
  return [
    formatChoices[format].label, bitrate === undefined ? null : sayBitrate(bitrate), bitDepth === undefined ? null : `${bitDepth} bit`,
    sampleRate === undefined ? null : sayRate(sampleRate), channels === undefined ? null : channels === 1 ? "mono" : "stereo",
  ].filter(Boolean).join(" · ")
}

export const sayBitrate = (bitrate: number | "v0"): string => (bitrate === "v0" ? "V0 (variable)" : `${bitrate} kbit/s`)
export const sayRate = (hz: number): string => `${hz / 1_000} kHz`
