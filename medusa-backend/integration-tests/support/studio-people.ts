import { acceptInvitation, inviteCollaborator, readStudioProject } from "@max-booster/api-contract"
import { call } from "./http"
import { linkIn, mailTo } from "./mail"
import type { Person } from "./people"

/** The token of the invitation to a project that was mailed to an address. */
export async function invitationTo(owner: Person, projectId: string, email: string): Promise<string> {
  const { project } = await call(readStudioProject, { token: owner.token, params: { id: projectId } })
  return new URL(linkIn(await mailTo(email, `“${project.name}”`), "/studio/invitation")).searchParams.get("token") ?? ""
}

/** Has somebody take part in a project. @returns the id of his part */
export async function joined(owner: Person, projectId: string, person: Person, role: "editor" | "viewer"): Promise<string> {
  const { collaborators } = await call(inviteCollaborator, { token: owner.token, params: { id: projectId }, body: { email: person.email, role } })
  const part = collaborators.find(({ email }) => email === person.email)
  await call(acceptInvitation, { token: person.token, body: { token: await invitationTo(owner, projectId, person.email) } })
  return part?.id ?? ""
}
