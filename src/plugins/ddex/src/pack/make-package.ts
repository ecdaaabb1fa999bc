import { writeFile } from "node:fs/promises"
import { createWriteStream } from "node:fs"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { RECORDINGS, type ReleaseRecordingsDoor } from "@max-booster/extension-api"
import type { Resolver } from "@max-booster/jobs"
import { ZipFile } from "yazl"
import { convertArtwork, measureArtwork } from "../artwork"
import { openArtwork } from "../artwork-files"
import { coverUri, releaseFolder, soundUri } from "../core/batch"
import type { DeliveredCover, DeliveredSound, Delivery } from "../core/delivery"
import { inOrder, UnbuildableRelease } from "../core/ern/plan"
import type { ExportRow } from "../core/export-row"
import type { ReleaseFacts } from "../core/facts"
import { contentsOf } from "./contents"
import { recipientOf } from "./recipient"
import { DELIVERED, fetchWhole, renderDelivered, sumsOf } from "./sound"

/** A package in the job's folder. */
export type PackedFile = { path: string; checked: "schema" | "rules" | null }
type Work = { folder: string; signal: AbortSignal; report(phase: string, fraction: number): void }

/** Renders and packs a release for a target. @throws {UnbuildableRelease} in words for its producer */
export async function makePackage(container: Resolver, facts: ReleaseFacts, artworkFile: string | null, row: ExportRow, work: Work): Promise<PackedFile> {
  const isTakedown = row.purpose === "takedown"
  const files = new Map<string, string>()
  const sounds = isTakedown ? new Map<string, DeliveredSound>() : await renderSounds(container, facts, row, files, work)
  work.report("Cover", 0.9)
  const cover = isTakedown ? null : await coverOf(container, facts, artworkFile, files, work)
  const delivery: Delivery = {
    messageId: row.message_id ?? row.batch, threadId: row.thread_id ?? row.release_id, createdAt: row.created_at.toISOString(), recipient: recipientOf(row.target), purpose: row.purpose,
    isTest: process.env["RELEASE_TEST_MESSAGES"] === "1", sounds, cover,
  }
  work.report("Message", 0.92)
  const { entries, checked } = await contentsOf(facts, delivery, row, process.env["RELEASE_APPLE_PROVIDER"] ?? "MaxBooster")
  work.report("Package", 0.94)
  const path = join(work.folder, "package.zip")
  await writeZip(path, entries.map((entry) => ({ path: entry.path, content: typeof entry.content === "string" ? Buffer.from(entry.content) : fileOf(files, entry.content.uri) })), row.created_at, work.signal)
  return { path, checked }
}

/** Fetching one, rendering the next and summing up the one before go side by side: the processor waits for nobody. */
async function renderSounds(container: Resolver, facts: ReleaseFacts, row: ExportRow, files: Map<string, string>, { folder, signal, report }: Work): Promise<Map<string, DeliveredSound>> {
  const codec = row.flac ? "flac" as const : "wav" as const
  const name = releaseFolder({ id: facts.id, upc: facts.document.upc })
  const counts = new Map<number, number>()
  const planned = inOrder(facts.document.tracks).map((track, at) => {
    const number = (counts.get(track.disc) ?? 0) + 1
    counts.set(track.disc, number)
    const recording = facts.recordings.get(track.recording_id ?? "")
    const sound = recording?.lossless?.heard?.sound ?? recording?.sound
    if (!recording?.lossless || !sound) throw new UnbuildableRelease(`Track ${at + 1}, “${track.title}”, has no file without loss: choose a recording that was uploaded as WAV, AIFF or FLAC.`)
    return { track, at, lossless: recording.lossless, facts: sound.facts, uri: soundUri(name, track.disc, number, codec) }
  })
  const whole = planned.reduce((sum, { facts: { durationMs } }) => sum + durationMs, 0)
  const recordings = container.resolve<ReleaseRecordingsDoor>(RECORDINGS)
  const fetch = async (each: (typeof planned)[number] | undefined) => {
    if (!each) return ""
    const path = join(folder, `source-${each.at}`)
    await fetchWhole(await recordings.openLossless(each.lossless), each.lossless.checksum, path, signal)
    return path
  }
  const summed: Promise<readonly [string, DeliveredSound]>[] = []
  let done = 0
  let next = fetch(planned[0])
  for (const each of planned) {
    const source = await next
    next = fetch(planned[each.at + 1])
    next.catch(() => undefined) // It is awaited when it is its turn; a failure meanwhile waits for that.
    const target = join(folder, `sound-${each.at}.${codec}`)
    await renderDelivered(source, codec, each.facts, target, folder, signal, (fraction) => { report(`Track ${each.at + 1} of ${planned.length}`, (0.88 * (done + fraction * each.facts.durationMs)) / whole) })
    done += each.facts.durationMs
    files.set(each.uri, target)
    const sums = sumsOf(target, signal).then((sum) => [each.track.id, { uri: each.uri, ...sum, codec: row.flac ? "FLAC" as const : "PCM" as const, ...DELIVERED, durationMs: each.facts.durationMs }] as const)
    sums.catch(() => undefined)
    summed.push(sums)
  }
  return new Map(await Promise.all(summed))
}

async function coverOf(container: Resolver, facts: ReleaseFacts, artworkFile: string | null, files: Map<string, string>, { folder, signal }: Work): Promise<DeliveredCover> {
  if (artworkFile === null || !facts.artwork) throw new UnbuildableRelease("The release has no cover: add one under Cover.")
  const stored = await openArtwork(container, artworkFile)
  const isAsIs = (facts.artwork.format === "jpeg" || facts.artwork.format === "png") && facts.artwork.color_space === "rgb" && !facts.artwork.has_alpha
  const converted = isAsIs ? null : await convertArtwork(stored)
  if (converted && !converted.ok) throw new UnbuildableRelease(`The cover cannot be converted: ${converted.error.message}`)
  const bytes = converted ? converted.value : stored
  const measured = await measureArtwork(bytes, "")
  if (!measured.ok) throw new UnbuildableRelease(measured.error.message)
  const format = measured.value.format === "png" ? "png" as const : "jpeg" as const
  const uri = coverUri(releaseFolder({ id: facts.id, upc: facts.document.upc }), format)
  const path = join(folder, `cover.${format}`)
  await writeFile(path, bytes)
  files.set(uri, path)
  return { uri, ...(await sumsOf(path, signal)), format, width: measured.value.width, height: measured.value.height }
}

function fileOf(files: ReadonlyMap<string, string>, uri: string): string {
  const path = files.get(uri)
  if (!path) throw new Error(`${uri} was never made`)
  return path
}

/** Packs without pressing: sound does not shrink. @param at the date of the entries */
async function writeZip(path: string, entries: readonly { path: string; content: Buffer | string }[], at: Date, signal: AbortSignal): Promise<void> {
  const zip = new ZipFile()
  const failed = new AbortController()
  zip.on("error", (error: Error) => { failed.abort(error) })
  const dressed = { mtime: at, mode: 0o100644, compress: false }
  for (const entry of entries) {
    if (typeof entry.content === "string") zip.addFile(entry.content, entry.path, dressed)
    else zip.addBuffer(entry.content, entry.path, dressed)
  }
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path), { signal: AbortSignal.any([signal, failed.signal]) })
}
