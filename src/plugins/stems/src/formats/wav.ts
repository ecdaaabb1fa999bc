import { defineFormat } from "@max-booster/extension-api"
import { pcmChoice } from "./pcm-choice"

/** WAV, 16 or 24 bits. */
export const wav = defineFormat({
  id: "wav", label: "WAV", extension: "wav", mimeType: "audio/wav", lossless: true,
  bitrates: [], bitDepths: [24, 16], sampleRates: [44_100, 48_000, 88_200, 96_000], cover: "none",
  outputOptions: (source, choice) => {
    const { bits, options } = pcmChoice(source, choice)
    return [...options, "-c:a", `pcm_s${bits}le`, "-rf64", "auto", "-f", "wav"]
  },
})
