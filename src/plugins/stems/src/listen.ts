import { open, writeFile, stat } from "node:fs/promises"
import { join } from "node:path"
import type { AnalysisEngine } from "@max-booster/extension-api"
import { reconcile, type Heard, type Reconciled } from "./core/readings"
import { builtin } from "./engines/builtin"
import { essentia } from "./engines/essentia"
import { MONO_RATE } from "./ffmpeg/measure"

/** Engines, the most trusted first. The built-in one cannot be missing. */
export const engines: readonly AnalysisEngine[] = [builtin, essentia]

/** Those that can run here, as an analysis names them: "builtin 2, essentia 0.1.3". */
export async function enginesHere(): Promise<string> {
  const here = await Promise.all(engines.map((engine) => engine.available()))
  return nameEngines(engines.filter((_, n) => here[n]).map(({ id, version }) => ({ engine: id, engineVersion: version })))
}

export const nameEngines = (readings: readonly { engine: string; engineVersion: string }[]): string => readings.map(({ engine, engineVersion }) => `${engine} ${engineVersion}`).join(", ")

/** Tempo and key are heard in at most so much of the middle: a longer track has the same. */
const LONGEST_SECONDS = 120

/**
 * Asks every available engine for tempo and key. One that fails is left out.
 * @param genre id of the listing's genre, in whose tempo range a tempo is chosen
 * @returns what was heard, and which engines failed at it
 * @throws the signal's reason when it aborts; the last engine's error when all fail
 */
export async function listen(monoPath: string, genre: string | null, cwd: string, signal: AbortSignal, among = engines): Promise<Reconciled & { failures: string[] }> {
  const { path, from } = await middleOf(monoPath, cwd)
  const heard: Heard[] = []
  const failures: string[] = []
  for (const engine of among) {
    if (!(await engine.available())) continue
    try {
      heard.push(later({ ...(await engine.analyse(path, signal)), engine: engine.id, engineLabel: engine.label, engineVersion: engine.version }, from))
    } catch (error) {
      signal.throwIfAborted()
      failures.push(`${engine.id}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  if (heard.length === 0) throw new Error(`No engine could hear tempo and key: ${failures.join("; ")}`)
  return { ...reconcile(heard, genre), failures }
}

/** Engines count seconds from where their excerpt begins. */
function later(heard: Heard, from: number): Heard {
  const { beats, firstDownbeat = null } = heard
  const shifted = (seconds: number) => Math.round((seconds + from) * 1_000) / 1_000
  return beats ? { ...heard, beats: beats.map(shifted), firstDownbeat: firstDownbeat === null ? null : shifted(firstDownbeat) } : heard
}

async function middleOf(monoPath: string, cwd: string): Promise<{ path: string; from: number }> {
  const longest = LONGEST_SECONDS * MONO_RATE * 4
  const { size } = await stat(monoPath)
  if (size <= longest) return { path: monoPath, from: 0 }
  const from = Math.floor((size - longest) / 8) * 4
  const file = await open(monoPath)
  try {
    const { buffer } = await file.read(Buffer.alloc(longest), 0, longest, from)
    const path = join(cwd, "excerpt.f32")
    await writeFile(path, buffer)
    return { path, from: from / 4 / MONO_RATE }
  } finally {
    await file.close()
  }
}
