import type { Readable, Writable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ZipFile } from "yazl"
import { canonical, read, type BinaryRow, type StudioService } from "../../modules/studio"
import { flush, notFound, openProject, studioOf } from "./caller"

/** A project as one file: `project.json`, its files by their hashes, and a manifest with their names. */
export type ProjectExport = { filename: string; writeTo(into: Writable): Promise<void> }

/** What a project says now and every file that it holds, to be streamed as a zip. The same project gives the same bytes. */
export async function exportProject(container: MedusaContainer, customerId: string, projectId: string): Promise<ProjectExport> {
  const { name } = await openProject(container, customerId, projectId)
  await flush(container, projectId)
  const studio = studioOf(container)
  const [stored, binaries] = await Promise.all([studio.documents.load(projectId), studio.binaries.list(projectId)])
  if (!stored) throw notFound(`There is no project ${projectId} of yours`)
  const manifest = { format: "max-booster-project", version: 1, name, binaries: binaries.map(({ hash, name: file, mime_type, size }) => ({ hash, name: file, mime_type, size })) }
  return { filename: `${name}.maxbooster.zip`, writeTo: (into) => write(studio, manifest, canonical(read(stored.state)), binaries, into) }
}

/** Each file is opened when it is its turn, none is held in memory or pressed. */
async function write(studio: StudioService, manifest: object, project: string, binaries: readonly BinaryRow[], into: Writable): Promise<void> {
  const zip = new ZipFile()
  const failed = new AbortController()
  let open: Readable | undefined
  zip.on("error", (error: Error) => { failed.abort(error) })
  const options = { mtime: new Date(Date.UTC(2026, 0, 1)), mode: 0o100644 }
  zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), "manifest.json", options)
  zip.addBuffer(Buffer.from(project), "project.json", options)
  for (const binary of binaries) {
    zip.addReadStreamLazy(`binaries/${binary.hash}`, { ...options, compress: false, size: binary.size }, (done) => {
      studio.binaries.read(binary).then((stream) => { open = stream; done(null, stream) }, done)
    })
  }
  zip.end()
  try {
    await pipeline(zip.outputStream, into, { signal: failed.signal })
  } finally {
    open?.destroy()
  }
}
