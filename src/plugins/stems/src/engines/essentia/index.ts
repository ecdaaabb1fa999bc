import { createRequire } from "node:module"
import { defineAnalysisEngine, type AnalysisEngine, type TempoAndKey } from "@max-booster/extension-api"
import { parseKey } from "@max-booster/music"
import { z } from "zod"
import { askExecutable } from "./ask-executable"

const PACKAGE = "@max-booster/analysis-essentia"
const TIMEOUT_MS = 3 * 60_000

const answerSchema = z.union([
  z.object({
    bpm: z.number().positive().nullable(), bpmConfidence: z.number().min(0).max(1),
    key: z.string().nullable(), scale: z.string().nullable(), keyStrength: z.number().min(0).max(1),
  }),
  z.object({ error: z.string() }),
])

/**
 * The engine that spawns the AGPL executable of `@max-booster/analysis-essentia` and speaks JSON with it.
 * @param locate finds the executable; throws when it is not installed
 */
export function essentiaEngine(locate: () => string = locatePackage): AnalysisEngine {
  return defineAnalysisEngine({
    id: "essentia",
    label: "Essentia",
    version: "0.1.3",
    available: () => Promise.resolve(find(locate) !== null),
    async analyse(pcmPath, signal) {
      const executable = find(locate)
      if (executable === null) throw new Error(`${PACKAGE} is not installed`)
      const limited = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)])
      const answer = answerSchema.parse(await askExecutable(executable, { id: 1, path: pcmPath }, limited))
      if ("error" in answer) throw new Error(`Essentia: ${answer.error}`)
      return toTempoAndKey(answer)
    },
  })
}

/** The engine as installed. */
export const essentia = essentiaEngine()

function toTempoAndKey({ bpm, bpmConfidence, key, scale, keyStrength }: Exclude<z.output<typeof answerSchema>, { error: string }>): TempoAndKey {
  const name = key && scale ? parseKey(key, scale) ?? null : null
  return { bpm, bpmConfidence, key: name, keyConfidence: name ? keyStrength : 0 }
}

function find(locate: () => string): string | null {
  try {
    return locate()
  } catch {
    // Not installed: an answer, not a failure.
    return null
  }
}

function locatePackage(): string {
  return createRequire(__filename).resolve(PACKAGE)
}
