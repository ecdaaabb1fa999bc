import { randomUUID } from "node:crypto"
import { once } from "node:events"
import { createReadStream } from "node:fs"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { IFileModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { releaseTargetNames } from "@max-booster/api-contract"
import { LIVE, RELEASES, type Live } from "@max-booster/extension-api"
import { PermanentFailure, sumsOf, sweepWorkFolders, withWorkFolder, type Resolver } from "@max-booster/jobs"
import { UnbuildableRelease } from "../core/ern/plan"
import type { ExportRow } from "../core/export-row"
import type { ReleasesService } from "../modules/releases"
import { readinessFor } from "../readiness"
import { fingerprintOf } from "./fingerprint"
import { makePackage } from "./make-package"

type Run = { signal: AbortSignal; isLast: boolean; progress(fraction: number): Promise<void> }

const OUR_FAULT = "Something went wrong on our side while this package was made. Try again, and tell the shop if it fails once more."
const LOOK_MS = 1_000

/**
 * One try of a package's job. What a producer can mend ends it with words; what is our fault is tried again.
 * @returns the outcome, kept with the job
 */
export async function runPack(id: string, container: Resolver, run: Run): Promise<{ outcome: string }> {
  const { exports: book } = container.resolve<ReleasesService>(RELEASES)
  await sweepWorkFolders()
  const row = await book.start(id)
  if (!row) return { outcome: "superseded" }
  if (row.file_id !== null) await removeFile(container, row.file_id)
  const tell = teller(container, row)
  const givenUp = new AbortController()
  const signal = AbortSignal.any([run.signal, givenUp.signal])
  const watch = setInterval(() => { book.isWanted(id).then((isWanted) => { if (!isWanted) givenUp.abort(new Error("Given up by its producer")) }, warn) }, LOOK_MS)
  try {
    const isKept = await packed(container, row, signal, (phase, fraction) => {
      book.progress(id, phase, fraction).catch(warn)
      run.progress(fraction).catch(warn)
      tell("export.progress", { phase, fraction })
    })
    tell(isKept ? "export.ready" : "export.cancelled", {})
    return { outcome: isKept ? "ready" : "cancelled" }
  } catch (error) {
    if (givenUp.signal.aborted) return { outcome: "cancelled" }
    const words = error instanceof UnbuildableRelease ? error.message : null
    if (words !== null || run.isLast || error instanceof PermanentFailure) {
      await book.fail(id, words ?? OUR_FAULT)
      tell("export.failed", { message: words ?? OUR_FAULT })
    }
    if (words !== null) return { outcome: "refused" }
    throw error
  } finally {
    clearInterval(watch)
  }
}

async function packed(container: Resolver, row: ExportRow, signal: AbortSignal, report: (phase: string, fraction: number) => void): Promise<boolean> {
  const service = container.resolve<ReleasesService>(RELEASES)
  const now = new Date()
  const release = await service.book.find(row.release_id, row.seller_id)
  if (!release) throw new UnbuildableRelease("The release was removed.")
  const { facts, readiness } = await readinessFor(container, release, now)
  const blocker = readiness.findings.find(({ severity, targets }) => severity === "blocker" && targets.includes(row.target))
  if (blocker && row.purpose !== "takedown") throw new UnbuildableRelease(`${releaseTargetNames[row.target]} would refuse it: ${blocker.reason}`)
  return withWorkFolder(async (folder) => {
    const { path, checked } = await makePackage(container, facts, release.artwork_file_id, row, { folder, signal, report: throttled(report) })
    const { size, sha256 } = await sumsOf(path, signal)
    const made = { fingerprint: fingerprintOf(facts), revision: release.revision, checked, filename: `${row.batch}-${row.target}.zip`, size, checksum: sha256 }
    return stored(container, path, async (file_id) => service.exports.storing(row.id, file_id), async (file_id) => service.exports.complete(row.id, { ...made, file_id }, new Date()))
  })
}

const files = (container: Resolver) => container.resolve<IFileModuleService>(Modules.FILE)

/** Stores a package, and removes it unless it is kept. @param named says its file before it is there */
async function stored(container: Resolver, path: string, named: (fileId: string) => Promise<boolean>, keep: (fileId: string) => Promise<boolean>): Promise<boolean> {
  const target = await files(container).getUploadStream({ filename: `release-package-${randomUUID()}.zip`, mimeType: "application/zip", access: "private" })
  target.promise.catch(() => undefined) // When the stream fails, that is what is thrown.
  let isKept = false
  try {
    await named(target.fileKey)
    await pipeline(createReadStream(path), target.writeStream)
    isKept = await keep((await target.promise).key)
    return isKept
  } finally {
    if (!isKept) await removeFile(container, target.fileKey)
  }
}

/** One that stays costs space, but nobody finds it. */
const removeFile = (container: Resolver, fileId: string): Promise<void> => files(container).deleteFiles(fileId).catch(warn)

/** Opens a stored package. @throws when it is gone */
export async function openPackage(container: Resolver, fileId: string): Promise<Readable> {
  const stream = await files(container).getDownloadStream(fileId)
  await once(stream, "readable") // A file that is gone must reject here: as an event that nobody hears yet it would end the process.
  return stream
}

/** Live notices are a comfort: pages read the same from the row. */
const teller = (container: Resolver, { seller_id, release_id, id }: ExportRow) => (kind: string, data: Record<string, unknown>) => {
  container.resolve<Live>(LIVE).publish({ audience: { actor: "seller", id: seller_id }, topic: `release:${release_id}`, kind, data: { release_id, export_id: id, ...data } }).catch(warn)
}

/** Passes on what is a hundredth further, or another phase. */
function throttled(report: (phase: string, fraction: number) => void): (phase: string, fraction: number) => void {
  let last = { phase: "", fraction: -1 }
  return (phase, fraction) => {
    if (phase === last.phase && fraction - last.fraction < 0.01) return
    last = { phase, fraction }
    report(phase, fraction)
  }
}

const warn = (error: unknown): void => { console.warn(`A package goes on without this: ${error instanceof Error ? error.message : String(error)}`) }
