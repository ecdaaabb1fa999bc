import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { StudioProjectView } from "@max-booster/api-contract"
import { readToken, signToken } from "@max-booster/kernel/sign"
import { MARKETPLACE, type MarketplaceDoor } from "@max-booster/extension-api"
import { MOST_COLLABORATORS, type OpenedProject } from "../../modules/studio"
import { mail, type Mail } from "../notify/mails"
import { sendMail } from "../notify/send-mail"
import { notFound, openProject, studioOf } from "./caller"
import { readProject } from "./projects"
import { toCollaborator } from "./views"

const PURPOSE = "studio-invitation"
const TWO_WEEKS = 14 * 24 * 3_600_000

export async function listCollaborators(container: MedusaContainer, customerId: string, projectId: string) {
  await openProject(container, customerId, projectId)
  return (await studioOf(container).projects.collaborators(projectId)).map(toCollaborator)
}

/** Asks an address to take part, by mail once a day, or gives who takes part another role. @throws {MedusaError} not_allowed — too many */
export async function invite(container: MedusaContainer, customerId: string, projectId: string, wish: { email: string; role: "editor" | "viewer" }, now: Date) {
  const project = await openProject(container, customerId, projectId, "own")
  const { email: own, first_name } = await container.resolve(Modules.CUSTOMER).retrieveCustomer(customerId)
  const email = wish.email.trim().toLowerCase()
  if (email === own) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This is your own address: the project is yours already.", "own_address")
  const invited = await studioOf(container).projects.invite(projectId, email, wish.role)
  if (!invited) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `A project has at most ${MOST_COLLABORATORS} collaborators. Remove somebody first.`, "too_many")
  const { collaborator } = invited
  if (!collaborator.accepted_at) {
    const token = signToken(secret(), PURPOSE, { project_id: projectId, email }, now.getTime() + TWO_WEEKS)
    const link = `${process.env["STOREFRONT_URL"] ?? ""}/studio/invitation?token=${encodeURIComponent(token)}`
    await sendMail(container, email, invitationMail({ project, role: wish.role, by: first_name || own, link }), `studio-invitation:${projectId}:${email}:${now.toISOString().slice(0, 10)}`)
  }
  return listCollaborators(container, customerId, projectId)
}

/** Ends somebody's part: the owner anybody's, others their own. Again changes nothing. */
export async function dismiss(container: MedusaContainer, customerId: string, projectId: string, collaboratorId: string) {
  const project = await openProject(container, customerId, projectId)
  const { projects } = studioOf(container)
  const collaborator = await projects.collaborator(collaboratorId)
  if (project.role !== "owner" && collaborator?.customer_id !== customerId) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Only the owner of a project can do this.", "role")
  await projects.dismiss(projectId, collaboratorId)
  return (await projects.collaborators(projectId)).map(toCollaborator)
}

/** Takes an invitation. @throws {MedusaError} not_found — forged, withdrawn, or for another address · not_allowed — expired, or the address is not proven */
export async function accept(container: MedusaContainer, customerId: string, token: string, now: Date): Promise<StudioProjectView> {
  const read = readToken<{ project_id: string; email: string }>(secret(), PURPOSE, token, now.getTime())
  if (!read.ok && read.error === "expired") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This invitation has expired. Ask to be invited again.", "expired")
  const { projects } = studioOf(container)
  const [collaborator, { email }] = await Promise.all([read.ok ? projects.invitation(read.value.project_id, read.value.email) : null, container.resolve(Modules.CUSTOMER).retrieveCustomer(customerId)])
  if (collaborator?.email !== email) throw notFound("There is no invitation for your address behind this link. Sign in with the address that the mail was sent to.")
  if (!(await container.resolve<MarketplaceDoor>(MARKETPLACE).isEmailVerified(customerId))) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Confirm your e-mail address first.", "unverified")
  await projects.accept(collaborator.id, customerId)
  return readProject(container, customerId, collaborator.project_id)
}

const invitationMail = ({ project, role, by, link }: { project: OpenedProject; role: "editor" | "viewer"; by: string; link: string }): Mail =>
  mail("studio-invitation", `${by} invites you to “${project.name}”`, {
    heading: `Make music with ${by}`, lines: [`${by} asks you to ${role === "editor" ? "work on" : "listen to"} “${project.name}” in the studio.`],
    action: { label: "Open the project", link }, foot: "The link is for this address alone and works for two weeks. If you do not know who this is, ignore this mail.",
  })

const secret = () => process.env["LINK_SECRET"] ?? ""
