import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import type { PackTask, RecordingsDoor, SourceSound, StemsDoor, VoiceTagsDoor } from "@max-booster/extension-api"
import { fileName } from "../core/file-name"
import { stemFile } from "../core/stem-files"
import { isFitting } from "../core/stem-form"
import { manifestOf, type ManifestStem } from "../core/stems-manifest"
import { stemPreviews } from "../ffmpeg/stem-previews"
import { fetchSource } from "../ingest/fetch-source"
import type { ProgressReport } from "../ingest/progress"
import { laidTag } from "../laid-tag"
import type { PackPhase } from "./stems-phases"
import { writeZip } from "./write-zip"

type Work = { recordings: RecordingsDoor & StemsDoor & VoiceTagsDoor; task: PackTask; sound: SourceSound; revision: number; folder: string; signal: AbortSignal; progress: ProgressReport<PackPhase> }

/**
 * Packs the stems of a recording for its buyers, and makes what anybody may hear of each. Nothing is packed while a stem does not fit.
 * @throws {Error} when something of ours fails
 */
export async function packAll({ recordings, task, sound, revision, folder, signal, progress }: Work): Promise<"ready" | "unfit" | "none" | "superseded"> {
  const { recording_id: id, stems, duration_ms } = task
  if (stems.length === 0 || stems.some(({ facts }) => !isFitting(facts, duration_ms))) {
    const state = stems.length === 0 ? "none" : "unfit"
    await recordings.leavePack(id, revision, state)
    return state
  }
  const paths = await progress.during("fetch", async (report) => {
    const fetched: string[] = []
    for (const { file, id: stemId } of stems) {
      fetched.push(await fetchSource(await recordings.openAsset(file.asset_id), file.checksum, folder, signal, `kept-${stemId}`))
      report(fetched.length / stems.length)
    }
    return fetched
  })
  const tag = await laidTag(recordings, await recordings.voiceTagOf(task.seller_id), undefined, { folder, signal })
  const heard = await progress.during("hear", (report) => stemPreviews(stems.map(({ id: stemId, facts }, index) => ({ id: stemId, path: paths[index] ?? "", channels: facts.channels })), { durationMs: duration_ms, loudness: sound.loudness }, tag, folder, signal, report))
  const zip = join(folder, "stems.zip")
  await progress.during("pack", async () => {
    const listed: ManifestStem[] = []
    for (const [index, { name, role, facts, file }] of stems.entries())
      listed.push({ name, role, file: stemFile(index + 1, name, facts.extension), sha256: file.checksum, duration_ms: facts.durationMs, sample_rate: facts.sampleRate, channels: facts.channels, bit_depth: facts.bitDepth })
    await writeZip(zip, manifestOf(task, listed), new Map(listed.map(({ file }, index) => [file, paths[index] ?? ""])), signal)
  })
  const isKept = await progress.during("store", () => recordings.keepPack(id, revision, {
    zip: { path: zip, filename: fileName(`${task.title.replaceAll("/", " ")} (stems).zip`, "zip"), mime_type: "application/zip" },
    previews: [...heard].map(([stem_id, path]) => ({ stem_id, path })),
  }))
  return isKept ? "ready" : "superseded"
}

/** SHA-256 of a file, hex. */
export async function sha256Of(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash("sha256")
  await pipeline(createReadStream(path), hash, { signal })
  return hash.digest("hex")
}
