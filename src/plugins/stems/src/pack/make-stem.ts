import { join } from "node:path"
import { rm } from "node:fs/promises"
import type { StemFacts } from "@max-booster/extension-api"
import type { Result } from "@max-booster/kernel"
import { runFfmpeg } from "@max-booster/ffmpeg"
import { UPLOAD_LIMITS } from "../core/limits"
import { formOf, judgeStem } from "../core/stem-form"
import type { StemsRefusal } from "../core/stems-refusals"
import { checkUpload } from "../gate"

/**
 * Checks an uploaded file and makes the copy that buyers get: the same samples, without tags, pictures or anything else that came with them.
 * The uploaded file is removed.
 * @param label tells its files in the folder from those of others
 * @throws {Error} when something of ours fails
 */
export async function makeStem(path: string, name: string, label: string, folder: string, signal: AbortSignal): Promise<Result<{ path: string; facts: StemFacts }, StemsRefusal>> {
  const gate = await checkUpload(path, name, signal)
  if (!gate.ok) return gate
  const verdict = judgeStem(gate.value, name)
  if (!verdict.ok) return verdict
  const { codec, sampleRate, channels, bitDepth, durationMs } = gate.value
  const { extension, outputOptions } = formOf(gate.value)
  const made = join(folder, `stem-${label}.${extension}`)
  await runFfmpeg({
    inputs: [{ path, options: ["-t", String(UPLOAD_LIMITS.maxSeconds + 1)] }],
    outputs: [{ path: made, options: ["-map", "0:a:0", ...outputOptions, "-fflags", "+bitexact", "-flags:a", "+bitexact"] }],
    cwd: folder, signal,
  })
  await rm(path)
  return { ok: true, value: { path: made, facts: { codec, extension, sampleRate, channels, bitDepth, durationMs, lagMs: null } } }
}
