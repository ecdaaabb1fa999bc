import { defineFormat } from "@max-booster/extension-api"
import { pcmChoice } from "./pcm-choice"

/** FLAC, 16 or 24 bits: the same samples as WAV in about half the space. */
export const flac = defineFormat({
  id: "flac", label: "FLAC", extension: "flac", mimeType: "audio/flac", lossless: true,
  bitrates: [], bitDepths: [24, 16], sampleRates: [44_100, 48_000, 88_200, 96_000], cover: "stream",
  outputOptions: (source, choice) => {
    const { bits, options } = pcmChoice(source, choice)
    // FFmpeg holds 24 bits in samples of 32.
    return [...options, "-c:a", "flac", "-sample_fmt", bits === 16 ? "s16" : "s32", ...(bits === 24 ? ["-bits_per_raw_sample", "24"] : []), "-f", "flac"]
  },
})
