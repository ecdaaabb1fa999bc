import type { IngestTask, RecordingsDoor, VoiceTagsDoor } from "@max-booster/extension-api"
import { makePreview } from "./ffmpeg/preview"
import { laidTag } from "./laid-tag"

type Doors = RecordingsDoor & VoiceTagsDoor
type Work = { recordings: Doors; task: IngestTask; path: string; folder: string; signal: AbortSignal; report?: (fraction: number) => void }

/**
 * Makes the preview of a recording with its shop's tag and shows it. When the tag is saved anew meanwhile, the later one wins: what was made is
 * made again, or another job has been quicker.
 * @param path the checked source
 */
export async function renewPreview(work: Work): Promise<void> {
  const { recordings, task: { id, seller_id, sound }, path, folder, signal, report } = work
  if (!sound) throw new Error(`Recording ${id} has not passed the gate`)
  const { facts: { durationMs, channels }, loudness } = sound
  const tag = await recordings.voiceTagOf(seller_id)
  const made = await makePreview({ path, durationMs, channels, loudness }, folder, signal, report, await laidTag(recordings, tag, undefined, { folder, signal }))
  await recordings.keepPreview(id, tag.revision, [
    { path: made.mp3, filename: "preview.mp3", mime_type: "audio/mpeg" },
    { path: made.m4a, variant: "aac", filename: "preview.m4a", mime_type: "audio/mp4" },
  ])
  if ((await recordings.voiceTagOf(seller_id)).revision > tag.revision) await renewPreview(work)
}
