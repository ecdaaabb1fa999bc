"use server"

import { createRelease, listReleases, readRelease, saveRelease } from "@max-booster/api-contract"
import { sellerBearer } from "@/features/dashboard/session"
import { attempt, ENDED } from "@/lib/attempt"
import { call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { isDraft, withRecording } from "./to-release"

/** A release as it is chosen. */
export type DraftRelease = { id: string; title: string; tracks: number }

/** The releases of the person's shop that a track may be put on, the last changed first. */
export async function listDraftsAction(): Promise<Outcome & { drafts?: DraftRelease[] }> {
  const token = await sellerBearer()
  if (!token) return ENDED
  let drafts: DraftRelease[] = []
  const outcome = await attempt(async () => { drafts = (await call(listReleases, { token })).releases.filter(isDraft).map(({ id, title, tracks }) => ({ id, title, tracks })) })
  return outcome.ok ? { ...outcome, drafts } : outcome
}

/** Puts a recording on a release as its last track, or begins one with it (`releaseId` null). Put there again it is there once. @returns the release's id */
export async function addToReleaseAction(releaseId: string | null, recordingId: string, title: string): Promise<Outcome & { releaseId?: string }> {
  const token = await sellerBearer()
  if (!token) return ENDED
  let id = releaseId ?? ""
  const add = () => attempt(async () => {
    if (releaseId === null) { id = (await call(createRelease, { token, body: { recording_ids: [recordingId] } })).release.id; return }
    const { document, revision } = (await call(readRelease, { token, params: { id } })).release
    const next = withRecording(document, recordingId, title, `T${crypto.randomUUID().replaceAll("-", "").slice(0, 12)}`)
    if (next !== document) await call(saveRelease, { token, params: { id }, body: { document: next, revision } })
  })
  const first = await add()
  // Somebody else saved between reading and saving.
  const outcome = !first.ok && first.code === "changed_meanwhile" ? await add() : first
  return outcome.ok ? { ...outcome, releaseId: id } : outcome
}
