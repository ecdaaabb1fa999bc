"use server"

import { createStudioProject, deleteStudioProject, duplicateStudioProject, openBeatInStudio, restoreStudioProject } from "@max-booster/api-contract"
import { redirect } from "next/navigation"
import { revalidatePath } from "next/cache"
import { attempt, ENDED, refusedFields } from "@/lib/attempt"
import { call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { readSession } from "@/lib/session"

/** Begins a project and goes there. */
export async function createProjectAction(_before: Outcome | null, form: FormData): Promise<Outcome> {
  const token = await readSession("customer")
  if (!token) return ENDED
  const body = createStudioProject.body.safeParse({ name: form.get("name") || "Untitled", bpm: Number(form.get("bpm") || 120), request_id: form.get("request_id") ?? undefined })
  if (!body.success) return refusedFields(body.error.issues)
  let id = ""
  const outcome = await attempt(async () => { id = (await call(createStudioProject, { token, body: body.data })).project.id })
  if (outcome.ok) redirect(`/studio/${id}`)
  return outcome
}

/** Opens a beat's preview in a project of its own, and goes there. */
export async function openBeatAction(handle: string): Promise<Outcome> {
  const token = await readSession("customer")
  if (!token) redirect(`/sign-in?next=${encodeURIComponent(`/beats/${handle}`)}`)
  let id = ""
  const outcome = await attempt(async () => { id = (await call(openBeatInStudio, { token, params: { handle }, body: {} })).project.id })
  if (outcome.ok) redirect(`/studio/${id}`)
  return outcome
}

export const duplicateProjectAction = async (id: string): Promise<Outcome> => change((token) => call(duplicateStudioProject, { token, params: { id }, body: {} }))
export const deleteProjectAction = async (id: string): Promise<Outcome> => change((token) => call(deleteStudioProject, { token, params: { id } }))
export const restoreProjectAction = async (id: string): Promise<Outcome> => change((token) => call(restoreStudioProject, { token, params: { id } }))

async function change(work: (token: string) => Promise<unknown>): Promise<Outcome> {
  const token = await readSession("customer")
  if (!token) return ENDED
  const outcome = await attempt(() => work(token))
  if (outcome.ok) revalidatePath("/studio")
  return outcome
}
