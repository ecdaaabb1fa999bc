import { defineFormat } from "@max-booster/extension-api"
import { nearestStudioRate, resampled } from "./resampled"

/** MP3 by LAME; at 320 kbit/s what a basic lease delivers. MPEG-1 Layer III knows 32, 44.1 and 48 kHz. */
export const mp3 = defineFormat({
  id: "mp3", label: "MP3", extension: "mp3", mimeType: "audio/mpeg", lossless: false,
  bitrates: [320, 256, 192, 160, 128, "v0"], bitDepths: [], sampleRates: [44_100, 48_000], cover: "stream",
  outputOptions: ({ sampleRate }, { bitrate = 320, sampleRate: rate = nearestStudioRate(sampleRate), channels } = {}) => [
    ...resampled(rate, { channels }), "-c:a", "libmp3lame", ...(bitrate === "v0" ? ["-q:a", "0"] : ["-b:a", `${bitrate}k`]), "-id3v2_version", "3", "-f", "mp3",
  ],
})
