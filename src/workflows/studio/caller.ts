import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { LIVE_DOCUMENTS, type LiveDocuments } from "@max-booster/extension-api"
import { STUDIO, type OpenedProject, type StudioService } from "../../modules/studio"

export const studioOf = (container: MedusaContainer): StudioService => container.resolve<StudioService>(STUDIO)

/** What somebody wants to do with a project. */
export type Need = "read" | "edit" | "own"

const REFUSED = {
  edit: "You may look at this project but not change it. Ask its owner to make you an editor.",
  own: "Only the owner of a project can do this.",
} as const

/** A project for somebody. @throws {MedusaError} not_found — none, removed, or not shared with him · not_allowed — his role does not permit it */
export async function openProject(container: MedusaContainer, customerId: string, id: string, need: Need = "read"): Promise<OpenedProject> {
  const project = await studioOf(container).projects.open(id, customerId)
  if (!project || project.removed_at) throw noProject(id)
  if (need !== "read" && (project.role === "viewer" || (need === "own" && project.role !== "owner"))) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, REFUSED[need], "role")
  return project
}

/** A project of somebody's own, also a removed one. @throws {MedusaError} not_found · not_allowed — it is another's */
export async function ownProject(container: MedusaContainer, customerId: string, id: string): Promise<OpenedProject> {
  const project = await studioOf(container).projects.open(id, customerId)
  if (!project) throw noProject(id)
  if (project.role !== "owner") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, REFUSED.own, "role")
  return project
}

export const notFound = (words: string) => new MedusaError(MedusaError.Types.NOT_FOUND, words)
const noProject = (id: string) => notFound(`There is no project ${id} of yours`)

/** Stores what this backend has taken in of a project's document. */
export async function flush(container: MedusaContainer, projectId: string): Promise<void> {
  await container.resolve<LiveDocuments>(LIVE_DOCUMENTS).flush(documentOf(projectId))
}

/** How a project's document is named at the WebSocket. */
export const documentOf = (projectId: string): string => `studio:${projectId}`
