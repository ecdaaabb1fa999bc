import type { MedusaContainer } from "@medusajs/framework/types"
import type { createStudioProject, duplicateStudioProject, listStudioProjects, StudioProjectView } from "@max-booster/api-contract"
import { LIVE_DOCUMENTS, type LiveDocuments } from "@max-booster/extension-api"
import type { z } from "zod"
import { read, rename, seed } from "../../modules/studio"
import { documentOf, flush, notFound, openProject, ownProject, studioOf } from "./caller"
import { toProject } from "./views"

/** A new project of somebody; the same wish again gives the same one. */
export async function createProject(container: MedusaContainer, customerId: string, { request_id, name, sample_rate, bpm, key }: z.output<typeof createStudioProject.body>): Promise<StudioProjectView> {
  const state = seed({ settings: { name, sampleRate: sample_rate, key: key ?? "" }, tempos: { first: { tick: 0, bpm } } })
  const { id } = await studioOf(container).projects.create({ owner_id: customerId, request_id, state })
  return readProject(container, customerId, id)
}

export async function readProject(container: MedusaContainer, customerId: string, id: string): Promise<StudioProjectView> {
  const project = await studioOf(container).projects.open(id, customerId)
  if (!project) throw notFound(`There is no project ${id} of yours`)
  return toProject(project)
}

export async function listProjects(container: MedusaContainer, customerId: string, query: z.output<typeof listStudioProjects.query>) {
  const { projects, count } = await studioOf(container).projects.list(customerId, query)
  return { projects: projects.map(toProject), count, offset: query.offset, limit: query.limit }
}

/** The name stands in the document: whoever has it open sees it change. */
export async function renameProject(container: MedusaContainer, customerId: string, id: string, name: string): Promise<StudioProjectView> {
  await openProject(container, customerId, id, "edit")
  await studioOf(container).documents.change(id, (state) => rename(state, name))
  return readProject(container, customerId, id)
}

/** A copy of what a project says now, with its files but not its versions and people. */
export async function duplicateProject(container: MedusaContainer, customerId: string, id: string, { request_id, name }: z.output<typeof duplicateStudioProject.body>): Promise<StudioProjectView> {
  const original = await openProject(container, customerId, id)
  await flush(container, id)
  const studio = studioOf(container)
  const stored = await studio.documents.load(id)
  if (!stored) throw notFound(`There is no project ${id} of yours`)
  const beat = original.beat_handle && original.beat_recording_id ? { handle: original.beat_handle, recording_id: original.beat_recording_id } : undefined
  const state = rename(seed(read(stored.state)), name ?? `${original.name} (copy)`.slice(0, 120))
  const copy = await studio.projects.create({ owner_id: customerId, request_id, state, beat })
  await studio.binaries.share(id, copy.id)
  return readProject(container, customerId, copy.id)
}

/** Puts a project aside, or takes it back, within thirty days. Again changes nothing. */
export async function setRemoved(container: MedusaContainer, customerId: string, id: string, isRemoved: boolean): Promise<StudioProjectView> {
  await ownProject(container, customerId, id)
  if (isRemoved) await flush(container, id)
  await studioOf(container).projects.setRemoved(id, isRemoved)
  return readProject(container, customerId, id)
}

/** Opens a project's document at the WebSocket, for a minute. */
export async function projectTicket(container: MedusaContainer, customerId: string, id: string, now: Date) {
  const { role } = await openProject(container, customerId, id)
  return { ...container.resolve<LiveDocuments>(LIVE_DOCUMENTS).ticket(documentOf(id), customerId, now.getTime()), role }
}
