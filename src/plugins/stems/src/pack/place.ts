import { rm } from "node:fs/promises"
import type { RecordingsDoor, StemFacts } from "@max-booster/extension-api"
import { lagOf } from "../core/lag"
import { monoOf } from "../ffmpeg/mono"
import { fetchSource } from "../ingest/fetch-source"

/** High enough that hats are told from each other. */
const RATE = 8_000
type Made = { path: string; facts: StemFacts }

/**
 * Opens a recording, to see where its stems lie in it.
 * @returns what tells of each made stem how much later it would have to begin
 */
export async function placeIn(recordings: RecordingsDoor, recordingId: string, folder: string, signal: AbortSignal): Promise<(made: Made) => Promise<Made>> {
  const source = (await recordings.ingestTask(recordingId))?.source
  if (!source) return (made) => Promise.resolve(made)
  const path = await fetchSource(await recordings.openAsset(source.asset_id), source.checksum, folder, signal, "mix")
  const mix = await monoOf(path, RATE, folder, signal)
  await rm(path)
  return async ({ path: stem, facts }) => {
    const seconds = lagOf(await monoOf(stem, RATE, folder, signal), mix, RATE)
    return { path: stem, facts: { ...facts, lagMs: seconds === null ? null : Math.round(seconds * 1_000) } }
  }
}
