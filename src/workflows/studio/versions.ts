import type { MedusaContainer } from "@medusajs/framework/types"
import type { saveVersion } from "@max-booster/api-contract"
import type { z } from "zod"
import type { VersionRow } from "../../modules/studio"
import { flush, notFound, openProject, studioOf } from "./caller"
import { readProject } from "./projects"
import { toVersion } from "./views"

/** Saves what the stored document says, after this backend has stored what it has taken in. @throws {MedusaError} not_found — the second parent is no version of the project */
export async function save(container: MedusaContainer, customerId: string, projectId: string, wish: z.output<typeof saveVersion.body>) {
  await openProject(container, customerId, projectId, "edit")
  if (wish.second_parent_id) await oneVersion(container, projectId, wish.second_parent_id)
  await flush(container, projectId)
  const saved = await studioOf(container).versions.save({ project_id: projectId, author_id: customerId, ...wish })
  if (!saved) throw notFound(`There is no project ${projectId} of yours`)
  return { version: toVersion(saved.version), is_new: saved.isNew, project: await readProject(container, customerId, projectId) }
}

export async function listVersions(container: MedusaContainer, customerId: string, projectId: string) {
  const { branch, head_id } = await openProject(container, customerId, projectId)
  return { versions: (await studioOf(container).versions.list(projectId)).map(toVersion), branch, head_id }
}

export async function readVersion(container: MedusaContainer, customerId: string, projectId: string, versionId: string) {
  await openProject(container, customerId, projectId)
  const version = await oneVersion(container, projectId, versionId)
  return { version: toVersion(version), content: JSON.parse(await studioOf(container).versions.textOf(version.hash)) as { schema: number } }
}

/** Makes the document say what a version says; the editors that have it open see it happen. */
export async function restore(container: MedusaContainer, customerId: string, projectId: string, versionId: string) {
  return goTo(container, customerId, projectId, versionId, (version) => studioOf(container).versions.restore(version, customerId))
}

/** Goes on from a version on a line of its own. */
export async function branch(container: MedusaContainer, customerId: string, projectId: string, versionId: string, name: string) {
  return goTo(container, customerId, projectId, versionId, (version) => studioOf(container).versions.branch(version, customerId, name))
}

async function goTo(container: MedusaContainer, customerId: string, projectId: string, versionId: string, go: (version: VersionRow) => Promise<VersionRow>) {
  await openProject(container, customerId, projectId, "edit")
  const version = await oneVersion(container, projectId, versionId)
  await flush(container, projectId)
  return { version: toVersion(await go(version)), project: await readProject(container, customerId, projectId) }
}

async function oneVersion(container: MedusaContainer, projectId: string, id: string): Promise<VersionRow> {
  const version = await studioOf(container).versions.find(projectId, id)
  if (!version) throw notFound(`There is no version ${id} of this project`)
  return version
}
