"use server"

import { createRelease, deleteRelease } from "@max-booster/api-contract"
import { redirect } from "next/navigation"
import { asProducer } from "@/features/dashboard/as-producer"
import type { Outcome } from "@/lib/outcome"

/** Begins a release of recordings, in their order, and opens it. */
export async function createReleaseAction(recordingIds: string[]): Promise<Outcome> {
  let id = ""
  const outcome = await asProducer(createRelease, { body: { recording_ids: recordingIds } }, "/sell/releases", null, ({ release }) => { id = release.id })
  if (outcome.ok) redirect(`/sell/releases/${id}`)
  return outcome
}

/** Removes a release that was never handed over, and goes back to the list. */
export async function deleteReleaseAction(id: string): Promise<Outcome> {
  const outcome = await asProducer(deleteRelease, { params: { id } }, "/sell/releases", "Deleted.")
  if (outcome.ok) redirect("/sell/releases")
  return outcome
}
