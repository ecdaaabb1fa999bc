import { mkdtemp, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ok, refuse, type Result } from "@max-booster/kernel"
import { parse, seed, type StudioService } from "../../modules/studio"
import { studioOf } from "./caller"
import { openProjectZip, type ProjectZip } from "./open-project-zip"

/** Makes a project of a file that was exported; the same upload gives the same project. @returns its id */
export async function importProject(container: MedusaContainer, customerId: string, upload: { id: string; path: string }): Promise<Result<string>> {
  const opened = await openProjectZip(upload.path, (await stat(upload.path)).size)
  if (!opened.ok) return opened
  const zip = opened.value
  try {
    const studio = studioOf(container)
    const { id, isNew } = await studio.projects.create({ owner_id: customerId, request_id: `upload:${upload.id}`, state: seed(parse(zip.project)) })
    const damaged = await takeAll(studio, id, zip)
    if (damaged) {
      if (isNew) await studio.projects.discard(id)
      return refuse("damaged_file", `“${damaged}” in this project is damaged. Export the project again.`)
    }
    await studio.versions.save({ project_id: id, author_id: customerId, reason: "import" })
    return ok(id)
  } finally {
    zip.close()
  }
}

/** One file after another, so that only one lies unpacked. @returns the name of one that is not what it is said to be, or null */
async function takeAll(studio: StudioService, projectId: string, zip: ProjectZip): Promise<string | null> {
  const missing = new Set(await studio.binaries.missing(projectId, zip.binaries.map(({ hash }) => hash)))
  const folder = await mkdtemp(join(tmpdir(), "max-booster-import-"))
  try {
    const path = join(folder, "file")
    for (const file of zip.binaries.filter(({ hash }) => missing.has(hash))) {
      if (!(await zip.unpack(file.hash, path)) || !(await studio.binaries.take(projectId, { ...file, path }))) return file.name
    }
    return null
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
