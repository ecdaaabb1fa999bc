import { defineRendition } from "@max-booster/extension-api"
import { nearestStudioRate } from "./mp3"

/** WAV as the source has it: 16 bits stay 16, everything finer becomes 24; 44.1 and 48 kHz stay, multiples come down to them. */
export const wav = defineRendition({
  id: "wav",
  label: "WAV",
  extension: "wav",
  mimeType: "audio/wav",
  outputOptions: ({ sampleRate, bitDepth }) => {
    const rate = nearestStudioRate(sampleRate)
    const keepsSixteen = bitDepth !== null && bitDepth <= 16 && rate === sampleRate
    return ["-c:a", keepsSixteen ? "pcm_s16le" : "pcm_s24le", "-ar", String(rate), "-f", "wav"]
  },
})
