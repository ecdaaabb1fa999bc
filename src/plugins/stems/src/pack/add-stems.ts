import { rm } from "node:fs/promises"
import { join } from "node:path"
import type { RecordingsDoor, StemsDoor, StemsTask } from "@max-booster/extension-api"
import { ok, type Result } from "@max-booster/kernel"
import { fileName } from "../core/file-name"
import { judgeEntries } from "../core/stems-entries"
import { manifestOf } from "../core/stems-manifest"
import type { StemsRefusal } from "../core/stems-refusals"
import { fetchSource } from "../ingest/fetch-source"
import type { ProgressReport } from "../ingest/progress"
import { makeStem, type MadeStem, type UnpackedStem } from "./make-stem"
import { openZip } from "./open-zip"
import type { StemsPhase } from "./stems-phases"
import { writeZip } from "./write-zip"

/** How it ended; a failure is thrown. Superseded: a newer upload came meanwhile, and this one is forgotten. */
export type Added = { outcome: "ready"; stems: number } | { outcome: "refused"; refusal: StemsRefusal } | { outcome: "superseded" }

type Work = { recordings: RecordingsDoor & StemsDoor; task: StemsTask; uploadId: string; folder: string; signal: AbortSignal; progress: ProgressReport<StemsPhase> }

/**
 * Turns an uploaded zip into the one that buyers get: directory judged, files unpacked, each through the gate, packed with a manifest.
 * Can be run again at any point: nothing is stored before everything is checked.
 * @throws {Error} when there is no zip, or something of ours fails
 */
export async function addStems({ recordings, task, uploadId, folder, signal, progress }: Work): Promise<Added> {
  const { zip, recording_id: id } = task
  if (!zip) throw new Error(`Recording ${id} has no uploaded stems`)
  const source = await progress.during("fetch", async () => fetchSource(await recordings.openAsset(zip.asset_id), zip.checksum, folder, signal))
  const unpacked = await progress.during("unpack", (report) => unpack(source, folder, signal, report))
  if (!unpacked.ok) return refused(unpacked.error)
  await rm(source)
  const made = await progress.during("check", (report) => makeAll(unpacked.value, task, folder, signal, report))
  if (!made.ok) return refused(made.error)
  const path = join(folder, "stems.zip")
  const pathOf = new Map(made.value.map(({ stem, path: from }) => [stem.file, from]))
  await progress.during("pack", () => writeZip(path, manifestOf(task, made.value.map(({ stem }) => stem)), pathOf, signal))
  const isStored = await progress.during("store", () => recordings.acceptStems(id, uploadId, { path, filename: fileName(`${task.title.replaceAll("/", " ")} (stems).zip`, "zip"), mime_type: "application/zip" }))
  return isStored ? { outcome: "ready", stems: made.value.length } : { outcome: "superseded" }
}

const refused = (refusal: StemsRefusal): Added => ({ outcome: "refused", refusal })

async function unpack(source: string, folder: string, signal: AbortSignal, report: (fraction: number) => void): Promise<Result<UnpackedStem[], StemsRefusal>> {
  const zip = await openZip(source)
  if (!zip.ok) return zip
  try {
    const judged = judgeEntries(zip.value.entries, zip.value.bytes)
    if (!judged.ok) return judged
    const files: UnpackedStem[] = []
    for (const [index, { entry, name }] of judged.value.entries()) {
      const path = join(folder, `unpacked-${index}`)
      const verdict = await zip.value.unpack(entry, path, signal)
      if (!verdict.ok) return verdict
      files.push({ path, name, index })
      report((index + 1) / judged.value.length)
    }
    return ok(files)
  } finally {
    zip.value.close()
  }
}

async function makeAll(files: readonly UnpackedStem[], task: StemsTask, folder: string, signal: AbortSignal, report: (fraction: number) => void): Promise<Result<MadeStem[], StemsRefusal>> {
  const stems: MadeStem[] = []
  for (const file of files) {
    const made = await makeStem(file, task.duration_ms, folder, signal)
    if (!made.ok) return made
    stems.push(made.value)
    report(stems.length / files.length)
  }
  return ok(stems)
}
