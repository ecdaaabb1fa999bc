import { z } from "zod"
import { bpmSchema, keySchema, pageQuery } from "./common"
import { route } from "./route"

const name = z.string().trim().min(1, "Give it a name").max(120, "At most 120 characters")
/** The caller's own name for a wish, e.g. a UUID: asked again with it, nothing is made twice. */
const requestId = z.string().min(8).max(64).optional()
export const studioRoles = ["owner", "editor", "viewer"] as const
const invitedRole = z.enum(["editor", "viewer"])

/** A project as lists show it. `removed_at`: until thirty days later its owner can restore it. */
export const studioProjectSchema = z.object({
  id: z.string(), name: z.string(), sample_rate: z.number().int(), bpm: z.number(), key: z.string(), role: z.enum(studioRoles),
  /** The line of versions that the document is on, and its last version. */
  branch: z.string(), head_id: z.string().nullable(),
  /** The beat that it was opened from. */
  beat: z.object({ handle: z.string(), recording_id: z.string() }).nullable(),
  created_at: z.string(), updated_at: z.string(), removed_at: z.string().nullable(),
})
export type StudioProjectView = z.infer<typeof studioProjectSchema>
const project = z.object({ project: studioProjectSchema })

export const collaboratorSchema = z.object({ id: z.string(), email: z.string(), role: invitedRole, state: z.enum(["invited", "accepted"]), invited_at: z.string() })
const collaborators = z.object({ collaborators: z.array(collaboratorSchema) })

const PROJECTS = "/store/studio/projects"
const ONE = "/store/studio/projects/:id"

export const createStudioProject = route({
  method: "POST", path: PROJECTS, who: "customer", summary: "A new project, with its document",
  body: z.object({ request_id: requestId, name: name.default("Untitled"), sample_rate: z.union([z.literal(44_100), z.literal(48_000)]).default(48_000), bpm: bpmSchema.default(120), key: keySchema.nullable().default(null) }), response: project,
})
export const listStudioProjects = route({
  method: "GET", path: PROJECTS, who: "customer", summary: "Projects that the caller owns or takes part in; `removed`: those that he removed and can still restore",
  query: z.object({ q: z.string().trim().max(100).optional(), removed: z.union([z.boolean(), z.stringbool()]).default(false), sort: z.enum(["updated", "created", "name"]).default("updated"), ...pageQuery }),
  response: z.object({ projects: z.array(studioProjectSchema), count: z.number().int(), offset: z.number(), limit: z.number() }),
})
export const readStudioProject = route({ method: "GET", path: ONE, who: "customer", summary: "One project", response: project })
export const renameStudioProject = route({ method: "POST", path: ONE, who: "customer", summary: "Renames a project", body: z.object({ name }), response: project })
export const duplicateStudioProject = route({ method: "POST", path: `${ONE}/duplicate`, who: "customer", summary: "A copy of a project, the caller's own, with all its files", body: z.object({ request_id: requestId, name: name.optional() }), response: project })
export const deleteStudioProject = route({ method: "DELETE", path: ONE, who: "customer", summary: "Removes a project; its owner can restore it for thirty days", response: project })
export const restoreStudioProject = route({ method: "POST", path: `${ONE}/restoration`, who: "customer", summary: "Restores a removed project", response: project })

export const studioTicket = route({
  method: "POST", path: `${ONE}/ticket`, who: "customer", summary: "A ticket that opens the project's document at the WebSocket, for a minute; viewers may only read",
  response: z.object({ url: z.string(), document: z.string(), token: z.string(), role: z.enum(studioRoles) }),
})

export const listStudioCollaborators = route({ method: "GET", path: `${ONE}/collaborators`, who: "customer", summary: "Who takes part in a project or is asked to", response: collaborators })
export const inviteCollaborator = route({ method: "POST", path: `${ONE}/collaborators`, who: "customer", summary: "Asks somebody by mail to take part, or gives him another role; the owner's to do", body: z.object({ email: z.email("Write an e-mail address, like name@example.com").max(254), role: invitedRole }), response: collaborators })
export const dismissCollaborator = route({ method: "DELETE", path: `${ONE}/collaborators/:collaborator_id`, who: "customer", summary: "Ends somebody's part in a project, or one's own", response: collaborators })
export const acceptInvitation = route({ method: "POST", path: "/store/studio/invitations", who: "customer", summary: "Takes an invitation of a mail, which only its addressee can; his address must be proven", body: z.object({ token: z.string().max(1_000) }), response: project })
