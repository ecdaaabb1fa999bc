import { unlink } from "node:fs/promises"
import { join } from "node:path"
import type { ReleaseArtwork } from "@max-booster/api-contract"
import { RECORDINGS, type ReleaseRecordingsDoor } from "@max-booster/extension-api"
import { fetchStored, type Resolver } from "@max-booster/jobs"
import { convertArtwork, measureArtwork } from "../artwork"
import { openArtwork } from "../artwork-files"
import { coverUri, releaseFolder, soundUri } from "../core/batch"
import type { DeliveredCover, DeliveredSound, Delivery } from "../core/delivery"
import { inOrder, UnbuildableRelease } from "../core/ern/plan"
import type { ExportRow } from "../core/export-row"
import type { ReleaseFacts } from "../core/facts"
import { filePath, textsOf } from "./contents"
import { recipientOf } from "./recipient"
import { DELIVERED, renderDelivered } from "./sound"
import { StoredZip } from "./stored-zip"

/** A package in the job's folder. */
export type PackedFile = { path: string; checked: "schema" | "rules" | null }
type Work = { folder: string; signal: AbortSignal; report(phase: string, fraction: number): void }

/** Renders and packs a release for a target. @throws {UnbuildableRelease} in words for its producer */
export async function makePackage(container: Resolver, facts: ReleaseFacts, artworkFile: string | null, row: ExportRow, work: Work): Promise<PackedFile> {
  const path = join(work.folder, "package.zip")
  const checked = await StoredZip.write(path, row.created_at, work.signal, async (zip) => {
    const isTakedown = row.purpose === "takedown"
    const sounds = isTakedown ? new Map<string, DeliveredSound>() : await renderSounds(container, facts, row, (source, uri) => zip.file(source, filePath(facts, row, uri)), work)
    work.report("Cover", 0.95)
    const cover = isTakedown ? null : await coverOf(container, facts, artworkFile, (content, uri) => zip.bytes(content, filePath(facts, row, uri)))
    const delivery: Delivery = {
      messageId: row.message_id ?? row.batch, threadId: row.thread_id ?? row.release_id, createdAt: row.created_at.toISOString(), recipient: recipientOf(row.target), purpose: row.purpose,
      isTest: process.env["RELEASE_TEST_MESSAGES"] === "1", sounds, cover,
    }
    work.report("Message", 0.97)
    const { texts, checked } = await textsOf(facts, delivery, row, process.env["RELEASE_APPLE_PROVIDER"] ?? "MaxBooster")
    for (const text of texts) await zip.bytes(Buffer.from(text.content), text.path)
    return checked
  })
  return { path, checked }
}

/** Puts a finished file, or bytes, into the package. */
type Take<From> = (source: From, uri: string) => Promise<{ size: number; md5: string }>

/** As many tracks are rendered at a time: FFmpeg has one thread for each. Meanwhile what comes next is fetched, and what was before is packed. */
const LANES = 2

/** Tracks are fetched one after the other, rendered side by side, and packed in their order. */
async function renderSounds(container: Resolver, facts: ReleaseFacts, row: ExportRow, take: Take<string>, { folder, signal, report }: Work): Promise<Map<string, DeliveredSound>> {
  const codec = row.flac ? "flac" as const : "wav" as const
  const planned = planSounds(facts, codec)
  const whole = planned.reduce((sum, { facts: { durationMs } }) => sum + durationMs, 0)
  const done = planned.map(() => 0)
  const recordings = container.resolve<ReleaseRecordingsDoor>(RECORDINGS)
  const failed = new AbortController()
  const stopped = AbortSignal.any([signal, failed.signal])
  const pathsOf = (at: number) => ({ source: join(folder, `source-${at}`), target: join(folder, `sound-${at}.${codec}`) })
  const fetch = async ({ lossless }: Planned, at: number) => fetchStored(await recordings.openLossless(lossless), lossless.checksum, pathsOf(at).source, stopped)
  const render = async ({ facts: sound }: Planned, at: number) => {
    const { source, target } = pathsOf(at)
    await renderDelivered(source, codec, sound, target, folder, stopped, (fraction) => {
      done[at] = fraction * sound.durationMs
      report(`Track ${at + 1} of ${planned.length}`, (0.94 * done.reduce((sum, ms) => sum + ms, 0)) / whole)
    })
    await unlink(source)
    return target
  }
  const fetched: Promise<void>[] = []
  const rendered: Promise<string>[] = []
  for (const [at, each] of planned.entries()) {
    const isFetched = Promise.all([fetched[at - 1], rendered[at - LANES - 1]]).then(() => fetch(each, at))
    const isRendered = Promise.all([isFetched, rendered[at - LANES]]).then(() => render(each, at))
    isRendered.catch(() => undefined) // It is waited for when it is its turn; a failure meanwhile waits for that.
    fetched.push(isFetched)
    rendered.push(isRendered)
  }
  try {
    const packed = new Map<string, DeliveredSound>()
    for (const [at, { track, uri, facts: { durationMs } }] of planned.entries()) {
      const target = await rendered[at]
      if (target === undefined) throw new Error(`Track ${at + 1} was never rendered`)
      packed.set(track.id, { uri, ...(await take(target, uri)), codec: row.flac ? "FLAC" : "PCM", ...DELIVERED, durationMs })
    }
    return packed
  } finally {
    failed.abort(new Error("Another track failed"))
    await Promise.allSettled(rendered)
  }
}

type Planned = ReturnType<typeof planSounds>[number]

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

/** As it was stored where stores take it so; else converted, and measured anew. */
async function coverOf(container: Resolver, facts: ReleaseFacts, artworkFile: string | null, take: Take<Buffer>): Promise<DeliveredCover> {
  if (artworkFile === null || !facts.artwork) throw new UnbuildableRelease("The release has no cover: add one under Cover.")
  const stored = await openArtwork(container, artworkFile)
  const { bytes, format, width, height } = await deliveredCover(stored, facts.artwork)
  const uri = coverUri(releaseFolder({ id: facts.id, upc: facts.document.upc }), format)
  return { uri, ...(await take(bytes, uri)), format, width, height }
}

async function deliveredCover(stored: Buffer, { format, width, height, color_space, has_alpha }: ReleaseArtwork): Promise<{ bytes: Buffer; format: "jpeg" | "png"; width: number; height: number }> {
  if ((format === "jpeg" || format === "png") && color_space === "rgb" && !has_alpha) return { bytes: stored, format, width, height }
  const converted = await convertArtwork(stored)
  if (!converted.ok) throw new UnbuildableRelease(`The cover cannot be converted: ${converted.error.message}`)
  const measured = await measureArtwork(converted.value, "")
  if (!measured.ok) throw new UnbuildableRelease(measured.error.message)
  return { bytes: converted.value, format: "jpeg", width: measured.value.width, height: measured.value.height }
}
