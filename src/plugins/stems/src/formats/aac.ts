import { defineFormat } from "@max-booster/extension-api"
import { nearestStudioRate, resampled } from "./resampled"

/** AAC-LC in an MP4 whose index stands in front, so that it plays while it loads. */
export const aac = defineFormat({
  id: "aac", label: "AAC (M4A)", extension: "m4a", mimeType: "audio/mp4", lossless: false,
  bitrates: [256, 192, 160, 128], bitDepths: [], sampleRates: [44_100, 48_000], cover: "stream",
  // An MP4 that is sent while it is made has no end to put an index at: it goes in fragments.
  streamOptions: ["-movflags", "+frag_keyframe+empty_moov+default_base_moof", "-f", "mp4"],
  outputOptions: ({ sampleRate }, { bitrate = 256, sampleRate: rate = nearestStudioRate(sampleRate), channels } = {}) => [
    ...resampled(rate, { channels }), "-c:a", "aac", "-b:a", `${bitrate}k`, "-movflags", "+faststart", "-f", "ipod",
  ],
})
