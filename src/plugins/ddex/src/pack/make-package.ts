import { unlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { RECORDINGS, type ReleaseRecordingsDoor } from "@max-booster/extension-api"
import type { Resolver } from "@max-booster/jobs"
import { convertArtwork, measureArtwork } from "../artwork"
import { openArtwork } from "../artwork-files"
import { coverUri, releaseFolder, soundUri } from "../core/batch"
import type { DeliveredCover, DeliveredSound, Delivery } from "../core/delivery"
import { inOrder, UnbuildableRelease } from "../core/ern/plan"
import type { ExportRow } from "../core/export-row"
import type { ReleaseFacts } from "../core/facts"
import { filePath, textsOf } from "./contents"
import { GrowingZip } from "./growing-zip"
import { recipientOf } from "./recipient"
import { DELIVERED, fetchWhole, renderDelivered } from "./sound"

/** A package in the job's folder. */
export type PackedFile = { path: string; checked: "schema" | "rules" | null }
type Work = { folder: string; signal: AbortSignal; report(phase: string, fraction: number): void }

/** Renders and packs a release for a target. @throws {UnbuildableRelease} in words for its producer */
export async function makePackage(container: Resolver, facts: ReleaseFacts, artworkFile: string | null, row: ExportRow, work: Work): Promise<PackedFile> {
  const path = join(work.folder, "package.zip")
  const zip = new GrowingZip(path, row.created_at, work.signal)
  const take = (source: string, uri: string) => zip.file(source, filePath(facts, row, uri))
  const isTakedown = row.purpose === "takedown"
  const sounds = isTakedown ? new Map<string, DeliveredSound>() : await renderSounds(container, facts, row, take, work)
  work.report("Cover", 0.95)
  const cover = isTakedown ? null : await coverOf(container, facts, artworkFile, take, work)
  const delivery: Delivery = {
    messageId: row.message_id ?? row.batch, threadId: row.thread_id ?? row.release_id, createdAt: row.created_at.toISOString(), recipient: recipientOf(row.target), purpose: row.purpose,
    isTest: process.env["RELEASE_TEST_MESSAGES"] === "1", sounds, cover,
  }
  work.report("Message", 0.97)
  const { texts, checked } = await textsOf(facts, delivery, row, process.env["RELEASE_APPLE_PROVIDER"] ?? "MaxBooster")
  for (const text of texts) zip.text(text.path, text.content)
  await zip.close()
  return { path, checked }
}

/** Puts a finished file into the package. */
type Take = (source: string, uri: string) => Promise<{ size: number; md5: string }>

/** As many tracks are rendered at a time: FFmpeg has one thread for each, and what is rendered meanwhile is packed. */
const LANES = 2

/** Each track is fetched and rendered in its lane, and packed in its place. */
async function renderSounds(container: Resolver, facts: ReleaseFacts, row: ExportRow, take: Take, { folder, signal, report }: Work): Promise<Map<string, DeliveredSound>> {
  const codec = row.flac ? "flac" as const : "wav" as const
  const planned = planSounds(facts, codec)
  const whole = planned.reduce((sum, { facts: { durationMs } }) => sum + durationMs, 0)
  const done = planned.map(() => 0)
  const recordings = container.resolve<ReleaseRecordingsDoor>(RECORDINGS)
  const failed = new AbortController()
  const stopped = AbortSignal.any([signal, failed.signal])
  const render = async (each: (typeof planned)[number], at: number) => {
    const [source, target] = [join(folder, `source-${at}`), join(folder, `sound-${at}.${codec}`)]
    await fetchWhole(await recordings.openLossless(each.lossless), each.lossless.checksum, source, stopped)
    await renderDelivered(source, codec, each.facts, target, folder, stopped, (fraction) => {
      done[at] = fraction * each.facts.durationMs
      report(`Track ${at + 1} of ${planned.length}`, (0.94 * done.reduce((sum, ms) => sum + ms, 0)) / whole)
    })
    await unlink(source)
    return target
  }
  const rendered: Promise<string>[] = []
  for (const [at, each] of planned.entries()) {
    const made = (rendered[at - LANES] ?? Promise.resolve("")).then(() => render(each, at))
    made.catch(() => undefined) // It is waited for when it is its turn; a failure meanwhile waits for that.
    rendered.push(made)
  }
  try {
    const packed: Promise<readonly [string, DeliveredSound]>[] = []
    for (const [at, { track, uri, facts: { durationMs } }] of planned.entries()) {
      const target = await rendered[at]
      if (target === undefined) throw new Error(`Track ${at + 1} was never rendered`)
      const inside = take(target, uri).then((sum) => [track.id, { uri, ...sum, codec: row.flac ? "FLAC" as const : "PCM" as const, ...DELIVERED, durationMs }] as const)
      inside.catch(() => undefined)
      packed.push(inside)
    }
    return new Map(await Promise.all(packed))
  } finally {
    failed.abort(new Error("Another track failed"))
    await Promise.allSettled(rendered)
  }
}

/** Which file becomes which, in the order of discs. @throws {UnbuildableRelease} naming a track without a file that lost nothing */
function planSounds({ id, document, recordings }: ReleaseFacts, codec: "wav" | "flac") {
  const name = releaseFolder({ id, upc: document.upc })
  const counts = new Map<number, number>()
  return inOrder(document.tracks).map((track, at) => {
    const number = (counts.get(track.disc) ?? 0) + 1
    counts.set(track.disc, number)
    const recording = recordings.get(track.recording_id ?? "")
    const sound = recording?.lossless?.heard?.sound ?? recording?.sound
    if (!recording?.lossless || !sound) throw new UnbuildableRelease(`Track ${at + 1}, “${track.title}”, has no file without loss: choose a recording that was uploaded as WAV, AIFF or FLAC.`)
    return { track, lossless: recording.lossless, facts: sound.facts, uri: soundUri(name, track.disc, number, codec) }
  })
}

async function coverOf(container: Resolver, facts: ReleaseFacts, artworkFile: string | null, take: Take, { folder }: Work): Promise<DeliveredCover> {
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
  return { uri, ...(await take(path, uri)), format, width: measured.value.width, height: measured.value.height }
}
