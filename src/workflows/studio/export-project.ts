import type { Readable, Writable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { toDawProject } from "@max-booster/studio-core"
import { ZipFile } from "yazl"
import { canonical, read, type BinaryRow, type StudioService } from "../../modules/studio"
import { flush, notFound, openProject, studioOf } from "./caller"

/** A project as one file: `project.json`, its files by their hashes, and a manifest with their names. */
export type ProjectExport = { filename: string; writeTo(into: Writable): Promise<void> }

/** What a project says now and every file that it holds, to be streamed as a zip. The same project gives the same bytes. */
export async function exportProject(container: MedusaContainer, customerId: string, projectId: string): Promise<ProjectExport> {
  const { studio, name, state, binaries } = await contentOf(container, customerId, projectId)
  const manifest = { format: "max-booster-project", version: 1, name, binaries: binaries.map(({ hash, name: file, mime_type, size }) => ({ hash, name: file, mime_type, size })) }
  const texts = { "manifest.json": JSON.stringify(manifest, null, 2), "project.json": canonical(read(state)) }
  return { filename: `${name}.maxbooster.zip`, writeTo: (into) => write(studio, texts, binaries.map((binary) => [`binaries/${binary.hash}`, binary]), into) }
}

/** The same as a DAWproject, which other studios open: its two documents, and its sounds. */
export async function exportDawProject(container: MedusaContainer, customerId: string, projectId: string): Promise<ProjectExport> {
  const { studio, name, state, binaries } = await contentOf(container, customerId, projectId)
  const fileOf = new Map(binaries.map((binary) => [binary.hash, binary]))
  const { projectXml, metadataXml, audio } = toDawProject(read(state), (id) => /\.([a-z0-9]{1,5})$/i.exec(fileOf.get(id)?.name ?? "")?.[1]?.toLowerCase() ?? "wav")
  const sounds = [...audio].flatMap(([id, path]): [string, BinaryRow][] => { const binary = fileOf.get(id); return binary ? [[path, binary]] : [] })
  return { filename: `${name}.dawproject`, writeTo: (into) => write(studio, { "project.xml": projectXml, "metadata.xml": metadataXml }, sounds, into) }
}

/** What a project says once everything is stored, and the files that it holds. */
async function contentOf(container: MedusaContainer, customerId: string, projectId: string) {
  const { name } = await openProject(container, customerId, projectId)
  await flush(container, projectId)
  const studio = studioOf(container)
  const [stored, binaries] = await Promise.all([studio.documents.load(projectId), studio.binaries.list(projectId)])
  if (!stored) throw notFound(`There is no project ${projectId} of yours`)
  return { studio, name, state: stored.state, binaries }
}

/** Each file is opened when it is its turn, none is held in memory or pressed. */
async function write(studio: StudioService, texts: Readonly<Record<string, string>>, binaries: readonly (readonly [string, BinaryRow])[], into: Writable): Promise<void> {
  const zip = new ZipFile()
  const failed = new AbortController()
  let open: Readable | undefined
  zip.on("error", (error: Error) => { failed.abort(error) })
  const options = { mtime: new Date(Date.UTC(2026, 0, 1)), mode: 0o100644 }
  for (const [path, text] of Object.entries(texts)) zip.addBuffer(Buffer.from(text), path, options)
  for (const [path, binary] of binaries) {
    zip.addReadStreamLazy(path, { ...options, compress: false, size: binary.size }, (done) => {
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
