import { defineRendition } from "@max-booster/extension-api"

/** MP3, 320 kbps constant: what a basic lease delivers. */
export const mp3 = defineRendition({
  id: "mp3",
  label: "MP3 320 kbps",
  extension: "mp3",
  mimeType: "audio/mpeg",
  outputOptions: ({ sampleRate }) => [
    "-c:a", "libmp3lame", "-b:a", "320k", "-ar", String(nearestStudioRate(sampleRate)), "-f", "mp3",
  ],
})

/** 44.1 or 48 kHz, whichever divides the rate without a rest; lower rates are raised to 44.1. */
export const nearestStudioRate = (sampleRate: number): 44_100 | 48_000 =>
  sampleRate >= 48_000 && sampleRate % 48_000 === 0 ? 48_000 : 44_100
