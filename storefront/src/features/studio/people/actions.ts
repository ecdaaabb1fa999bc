"use server"

import { acceptInvitation, dismissCollaborator, inviteCollaborator, listStudioCollaborators } from "@max-booster/api-contract"
import type { z } from "zod"
import { attempt, ENDED, refusedFields } from "@/lib/attempt"
import { call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { readSession } from "@/lib/session"
import { redirect } from "next/navigation"

export type Collaborators = z.infer<typeof listStudioCollaborators.response>["collaborators"]
type Listed = Outcome & { people?: Collaborators }

export const listPeopleAction = async (id: string): Promise<Listed> => listed((token) => call(listStudioCollaborators, { token, params: { id } }))
export const dismissAction = async (id: string, collaboratorId: string): Promise<Listed> => listed((token) => call(dismissCollaborator, { token, params: { id, collaborator_id: collaboratorId } }))

/** Asks somebody by mail to take part. */
export async function inviteAction(id: string, email: string, role: "editor" | "viewer"): Promise<Listed> {
  const body = inviteCollaborator.body.safeParse({ email, role })
  return body.success ? listed((token) => call(inviteCollaborator, { token, params: { id }, body: body.data }), `Asked by mail: ${body.data.email}`) : refusedFields(body.error.issues)
}

/** Takes an invitation, and goes to the project. */
export async function acceptInvitationAction(token: string): Promise<Outcome> {
  const session = await readSession("customer")
  if (!session) return ENDED
  let id = ""
  const outcome = await attempt(async () => { id = (await call(acceptInvitation, { token: session, body: { token } })).project.id })
  if (outcome.ok) redirect(`/studio/${id}`)
  return outcome
}

async function listed(work: (token: string) => Promise<{ collaborators: Collaborators }>, done: string | null = null): Promise<Listed> {
  const token = await readSession("customer")
  if (!token) return ENDED
  let people: Collaborators | undefined
  const outcome = await attempt(async () => { people = (await work(token)).collaborators }, done)
  return { ...outcome, ...(people && { people }) }
}
