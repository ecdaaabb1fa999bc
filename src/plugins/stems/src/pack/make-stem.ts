import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { rm } from "node:fs/promises"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { fileName } from "../core/file-name"
import type { Result } from "@max-booster/kernel"
import { UPLOAD_LIMITS } from "../core/limits"
import { formOf, judgeStem } from "../core/stem-form"
import type { ManifestStem } from "../core/stems-manifest"
import type { StemsRefusal } from "../core/stems-refusals"
import { runFfmpeg } from "../ffmpeg/run"
import { checkUpload } from "../gate"

/** A stem ready to be packed. */
export type MadeStem = { path: string; stem: ManifestStem }

/** An unpacked file with the name that its stem shall have, and its place among the stems. */
export type UnpackedStem = { path: string; name: string; index: number }

/**
 * Checks an unpacked file and makes the copy that buyers get: the same samples, without tags, pictures or anything else that came with them.
 * The unpacked file is removed.
 * @throws {Error} when something of ours fails
 */
export async function makeStem({ path, name, index }: UnpackedStem, recordingMs: number, folder: string, signal: AbortSignal): Promise<Result<MadeStem, StemsRefusal>> {
  const gate = await checkUpload(path, name, signal)
  if (!gate.ok) return gate
  const facts = gate.value
  const verdict = judgeStem(facts, recordingMs, name)
  if (!verdict.ok) return verdict
  const form = formOf(facts)
  const made = join(folder, `stem-${index}.${form.extension}`)
  await runFfmpeg({
    inputs: [{ path, options: ["-t", String(UPLOAD_LIMITS.maxSeconds + 1)] }],
    outputs: [{ path: made, options: ["-map", "0:a:0", ...form.outputOptions, "-fflags", "+bitexact", "-flags:a", "+bitexact"] }],
    cwd: folder, signal,
  })
  await rm(path)
  return { ok: true, value: { path: made, stem: {
    name, file: fileName(`${name}.x`, form.extension), sha256: await sha256Of(made, signal),
    duration_ms: facts.durationMs, sample_rate: facts.sampleRate, channels: facts.channels, bit_depth: facts.bitDepth,
  } } }
}

async function sha256Of(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash("sha256")
  await pipeline(createReadStream(path), hash, { signal })
  return hash.digest("hex")
}
