import { defineRendition, type Analysis, type EarlierAnalysis } from "@max-booster/extension-api"
import { z } from "zod"
import { analyseSource, analysisPhases, warnOf } from "../analyse"

/** A recording heard again, after an engine's upgrade or with another genre: no file, but new facts. The producer's own word stays. */
export const analysis = defineRendition({
  kind: "analysis", label: "Analysis", spec: z.object({}),
  phases: { fetch: { label: "Fetching the file", weight: 1 }, ...analysisPhases },
  async make({ subject, fetch, folder, signal, during, keepAnalysis }) {
    const path = await during("fetch", () => fetch("source"))
    const { analysis: heard, failures } = await analyseSource({ path, sound: subject.sound, genre: subject.genre }, folder, signal, during)
    warnOf(subject.id, failures)
    signal.throwIfAborted()
    const previous = toEarlier(subject.analysis)
    await keepAnalysis({ ...heard, previous })
    return { files: [], report: { bpm: heard.bpm, key: heard.key, previous } }
  },
})

/** What an analysis said, once another takes its place. */
export function toEarlier(analysis: Analysis | null): EarlierAnalysis | null {
  if (!analysis) return null
  const { bpm, key, engine, engineVersion, analysedAt = null } = analysis
  return { bpm, key, engine, engineVersion, analysedAt }
}
