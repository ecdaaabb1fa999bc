import { defineAnalysisEngine } from "@max-booster/extension-api"
import { ChromaCollector } from "../../core/chroma"
import { findKey } from "../../core/key-finder"
import { OnsetStrength } from "../../core/onsets"
import { placeBeats } from "../../core/tempo/beats"
import { hearTempo } from "../../core/tempo/hear-tempo"
import { samplesOfFile } from "../../pcm"
import { trackBeats } from "./track-beats"

/** Samples below this, -60 dBFS, are silence. */
const AUDIBLE = 0.001
/** Parts of a recording that vote for its key. */
const PARTS = 6

/**
 * The engine that is always there: our own tempo from what repeats in four bands, with BeatRoot's answer (music-tempo) as a second opinion, beats by
 * dynamic programming, and our own key from chords and bass.
 */
export const builtin = defineAnalysisEngine({
  id: "builtin",
  label: "The built-in engine",
  version: "2",
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
    const { flux, bands } = onsets.finish()
    const { tempos, confidence: bpmConfidence } = hearTempo(bands, trackBeats(flux))
    const [whole] = chroma.finish() ?? []
    const { keys, confidence: keyConfidence } = whole ? findKey(whole, chroma.finish(PARTS) ?? []) : { keys: [], confidence: 0 }
    const bpm = tempos[0]?.bpm ?? null
    return { bpm, bpmConfidence, tempos, key: keys[0]?.key ?? null, keyConfidence, keys, ...(bpm !== null && placeBeats(bands, bpm)) }
  },
})
