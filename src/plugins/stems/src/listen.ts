import { open, writeFile, stat } from "node:fs/promises"
import { join } from "node:path"
import type { AnalysisEngine } from "@max-booster/extension-api"
import { reconcile, type Reading } from "./core/readings"
import { builtin } from "./engines/builtin"
import { essentia } from "./engines/essentia"
import { MONO_RATE } from "./ffmpeg/measure"

/** Engines, the most trusted first. The built-in one cannot be missing. */
export const engines: readonly AnalysisEngine[] = [essentia, builtin]

/** Tempo and key are heard in at most so much of the middle: a longer track has the same. */
const LONGEST_SECONDS = 120

/** What was heard, and which engines failed at it. */
export type Heard = ReturnType<typeof reconcile> & { failures: string[] }

/**
 * Asks every available engine for tempo and key. One that fails is left out.
 * @param genre id of the listing's genre, into whose tempo range tempos are folded
 * @throws the signal's reason when it aborts; the last engine's error when all fail
 */
export async function listen(monoPath: string, genre: string | null, cwd: string, signal: AbortSignal, among = engines): Promise<Heard> {
  const excerpt = await middleOf(monoPath, cwd)
  const readings: Reading[] = []
  const failures: string[] = []
  for (const engine of among) {
    if (!(await engine.available())) continue
    try {
      readings.push({ ...(await engine.analyse(excerpt, signal)), engine: engine.id, engineVersion: engine.version })
    } catch (error) {
      signal.throwIfAborted()
      failures.push(`${engine.id}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  if (readings.length === 0) throw new Error(`No engine could hear tempo and key: ${failures.join("; ")}`)
  return { ...reconcile(readings, genre), failures }
}

async function middleOf(monoPath: string, cwd: string): Promise<string> {
  const longest = LONGEST_SECONDS * MONO_RATE * 4
  const { size } = await stat(monoPath)
  if (size <= longest) return monoPath
  const from = Math.floor((size - longest) / 8) * 4
  const file = await open(monoPath)
  try {
    const { buffer } = await file.read(Buffer.alloc(longest), 0, longest, from)
    const path = join(cwd, "excerpt.f32")
    await writeFile(path, buffer)
    return path
  } finally {
    await file.close()
  }
}
