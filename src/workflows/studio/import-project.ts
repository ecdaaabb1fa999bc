import { mkdtemp, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ok, refuse, type Result } from "@max-booster/kernel"
import { parse, seed, type ProjectData, type StudioService } from "../../modules/studio"
import { studioOf } from "./caller"
import { placeOf, readProjectZip } from "./open-project-zip"
import { openZip, type OpenedZip } from "./open-zip"
import { readDawProject } from "./read-daw-project"

/** A project that was made of a file, and in words what of the file is not in it. */
export type ImportedProject = { id: string; left: readonly string[] }
/** What a file becomes: a project, and its files with their places in the zip. */
type Content = { project: ProjectData; files: readonly ArrivingFile[]; left: readonly string[] }
type ArrivingFile = { hash: string; name: string; mime_type: string; place: string }

/** Makes a project of a file that was exported, here or as a DAWproject by another studio; the same upload gives the same project. */
export async function importProject(container: MedusaContainer, customerId: string, upload: { id: string; path: string; filename: string }): Promise<Result<ImportedProject>> {
  const opened = await openZip(upload.path, (await stat(upload.path)).size)
  if (!opened.ok) return opened
  const zip = opened.value
  const folder = await mkdtemp(join(tmpdir(), "max-booster-import-"))
  try {
    const path = join(folder, "file")
    const read = await contentOf(zip, upload.filename, path)
    if (!read.ok) return read
    const { project, files, left } = read.value
    const studio = studioOf(container)
    const { id, isNew } = await studio.projects.create({ owner_id: customerId, request_id: `upload:${upload.id}`, state: seed(project) })
    const damaged = await takeAll(studio, id, zip, files, path)
    if (damaged !== null) {
      if (isNew) await studio.projects.discard(id)
      return refuse("damaged_file", `“${damaged}” in this project is damaged. Export the project again.`)
    }
    await studio.versions.save({ project_id: id, author_id: customerId, reason: "import" })
    return ok({ id, left })
  } finally {
    zip.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function contentOf(zip: OpenedZip, filename: string, scratch: string): Promise<Result<Content>> {
  if (zip.names.includes("project.xml") && !zip.names.includes("manifest.json")) return readDawProject(zip, nameFrom(filename), scratch)
  const read = await readProjectZip(zip)
  return read.ok ? ok({ project: parse(read.value.project), files: read.value.binaries.map((each) => ({ ...each, place: placeOf(each.hash) })), left: [] }) : read
}

const nameFrom = (filename: string) => filename.replace(/\.(dawproject|zip)$/i, "").replace(/[\p{Cc}/\\]/gu, "").trim().slice(0, 120) || "Untitled"

/** One file after another, so that only one lies unpacked. @returns the name of one that is not what it is said to be, or null */
async function takeAll(studio: StudioService, projectId: string, zip: OpenedZip, files: readonly ArrivingFile[], path: string): Promise<string | null> {
  const missing = new Set(await studio.binaries.missing(projectId, files.map(({ hash }) => hash)))
  for (const file of files.filter(({ hash }) => missing.has(hash))) {
    if (!(await zip.unpack(file.place, path)) || !(await studio.binaries.take(projectId, { ...file, path }))) return file.name
  }
  return null
}
