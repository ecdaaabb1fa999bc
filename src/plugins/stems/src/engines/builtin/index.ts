import { defineAnalysisEngine } from "@max-booster/extension-api"
import { ChromaCollector } from "../../core/chroma"
import { findKey } from "../../core/key-finder"
import { OnsetStrength } from "../../core/onsets"
import { samplesOfFile } from "../../pcm"
import { trackBeats } from "./track-beats"

/** Samples below this, -60 dBFS, are silence. */
const AUDIBLE = 0.001

/** The MIT engine that is always there: BeatRoot's beat tracking by music-tempo, and a key finder on chroma. */
export const builtin = defineAnalysisEngine({
  id: "builtin",
  version: "1",
  available: () => Promise.resolve(true),
  async analyse(pcmPath, signal) {
    const onsets = new OnsetStrength()
    const chroma = new ChromaCollector()
    let audible = false
    for await (const samples of samplesOfFile(pcmPath, signal)) {
      audible ||= samples.some((sample) => Math.abs(sample) > AUDIBLE)
      onsets.push(samples)
      chroma.push(samples)
    }
    if (!audible) return { bpm: null, bpmConfidence: 0, key: null, keyConfidence: 0 }
    const tempo = trackBeats(onsets.finish().flux)
    const classes = chroma.finish()
    const { key, confidence } = classes ? findKey(classes) : { key: null, confidence: 0 }
    return { bpm: tempo?.bpm ?? null, bpmConfidence: tempo?.confidence ?? 0, key, keyConfidence: confidence }
  },
})
