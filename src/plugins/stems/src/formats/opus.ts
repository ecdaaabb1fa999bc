import { defineFormat } from "@max-booster/extension-api"
import { resampled } from "./resampled"

/** Opus in Ogg; always 48 kHz (RFC 6716). */
export const opus = defineFormat({
  id: "opus", label: "Opus", extension: "opus", mimeType: "audio/ogg", lossless: false,
  bitrates: [160, 256, 192, 128, 96], bitDepths: [], sampleRates: [48_000], cover: "comment",
  outputOptions: (_source, { bitrate = 160, channels } = {}) => [...resampled(48_000, { channels }), "-c:a", "libopus", "-b:a", `${bitrate}k`, "-f", "opus"],
})
