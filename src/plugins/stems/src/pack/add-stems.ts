import { rm } from "node:fs/promises"
import { join } from "node:path"
import type { MadeStem, RecordingsDoor, StemsDoor, StemsTask } from "@max-booster/extension-api"
import { ok, type Result } from "@max-booster/kernel"
import { roleOfName } from "@max-booster/music"
import { judgeEntries } from "../core/stems-entries"
import type { StemsRefusal } from "../core/stems-refusals"
import { fetchSource } from "../ingest/fetch-source"
import type { ProgressReport } from "../ingest/progress"
import { makeStem } from "./make-stem"
import { openZip } from "./open-zip"
import { placeIn } from "./place"
import type { ZipPhase } from "./stems-phases"

/** How it ended; a failure is thrown. Superseded: a newer upload came meanwhile, and this one is forgotten. */
export type Added = { outcome: "accepted"; stems: number } | { outcome: "refused"; refusal: StemsRefusal } | { outcome: "superseded" }

type Unpacked = { path: string; name: string; original_name: string }
type Work = { recordings: RecordingsDoor & StemsDoor; task: StemsTask; uploadId: string; folder: string; signal: AbortSignal; progress: ProgressReport<ZipPhase> }

/**
 * Turns an uploaded zip into stems: directory judged, files unpacked, each through the gate.
 * Can be run again at any point: nothing is stored before everything is checked.
 * @throws {Error} when there is no zip, or something of ours fails
 */
export async function addStems({ recordings, task, uploadId, folder, signal, progress }: Work): Promise<Added> {
  const { zip, recording_id: id } = task
  if (!zip) throw new Error(`Recording ${id} has no uploaded stems`)
  const source = await progress.during("fetch", async () => fetchSource(await recordings.openAsset(zip.asset_id), zip.checksum, folder, signal))
  const unpacked = await progress.during("unpack", (report) => unpack(source, folder, signal, report))
  if (!unpacked.ok) return { outcome: "refused", refusal: unpacked.error }
  await rm(source)
  const made = await progress.during("check", async (report) => makeAll(unpacked.value, await placeIn(recordings, id, folder, signal), folder, signal, report))
  if (!made.ok) return { outcome: "refused", refusal: made.error }
  const isKept = await progress.during("store", () => recordings.acceptStems(id, uploadId, made.value))
  return isKept ? { outcome: "accepted", stems: made.value.length } : { outcome: "superseded" }
}

async function unpack(source: string, folder: string, signal: AbortSignal, report: (fraction: number) => void): Promise<Result<Unpacked[], StemsRefusal>> {
  const zip = await openZip(source)
  if (!zip.ok) return zip
  try {
    const judged = judgeEntries(zip.value.entries, zip.value.bytes)
    if (!judged.ok) return judged
    const files: Unpacked[] = []
    for (const [index, { entry, name }] of judged.value.entries()) {
      const path = join(folder, `unpacked-${index}`)
      const verdict = await zip.value.unpack(entry, path, signal)
      if (!verdict.ok) return verdict
      files.push({ path, name, original_name: entry.path })
      report((index + 1) / judged.value.length)
    }
    return ok(files)
  } finally {
    zip.value.close()
  }
}

async function makeAll(files: readonly Unpacked[], place: Awaited<ReturnType<typeof placeIn>>, folder: string, signal: AbortSignal, report: (fraction: number) => void): Promise<Result<MadeStem[], StemsRefusal>> {
  const stems: MadeStem[] = []
  for (const [index, { path, name, original_name }] of files.entries()) {
    const made = await makeStem(path, name, String(index), folder, signal)
    if (!made.ok) return made
    stems.push({ name, role: roleOfName(name), original_name, ...(await place(made.value)) })
    report(stems.length / files.length)
  }
  return ok(stems.sort((a, b) => (a.name < b.name ? -1 : 1)))
}
