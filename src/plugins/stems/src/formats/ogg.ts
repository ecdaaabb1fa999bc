import { defineFormat } from "@max-booster/extension-api"
import { nearestStudioRate, resampled } from "./resampled"

/** Qualities of libvorbis with the bit rates that they come to at 44.1 kHz stereo (Vorbis FAQ, xiph.org). */
const QUALITY: Readonly<Record<number, number>> = { 320: 9, 256: 8, 192: 6, 160: 5, 128: 4 }

/** Ogg Vorbis. */
export const ogg = defineFormat({
  id: "ogg", label: "Ogg Vorbis", extension: "ogg", mimeType: "audio/ogg", lossless: false,
  bitrates: [192, 320, 256, 160, 128], bitDepths: [], sampleRates: [44_100, 48_000], cover: "comment",
  outputOptions: ({ sampleRate }, { bitrate = 192, sampleRate: rate = nearestStudioRate(sampleRate), channels } = {}) => [
    ...resampled(rate, { channels }), "-c:a", "libvorbis", "-q:a", String(QUALITY[Number(bitrate)] ?? 6), "-f", "ogg",
  ],
})
