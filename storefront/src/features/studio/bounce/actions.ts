"use server"

import { addBounceFile, beginBounce, bpmSchema, keySchema, publishBounce, readRecording, saveManyFacts, saveVersion, type BounceView } from "@max-booster/api-contract"
import type { StemRole } from "@max-booster/music"
import { sellerBearer } from "@/features/dashboard/session"
import { attempt, ENDED } from "@/lib/attempt"
import { call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { currentAccount, readSession } from "@/lib/session"

/** A file of a bounce that the shop has by its hash. */
export type SentFile = { name: string; hash: string; role: StemRole | null }
/** A bounce to be noted; `requestId`: noted again it is the same one. `versionId`: what was heard; null: what there is now. */
export type NotedBounce = { requestId: string; versionId: string | null; kind: BounceView["kind"]; format: string; name: string }
/** What the project says of the music. */
export type ProjectFacts = { title: string; bpm: number; key: string }
/** How far a recording's analysis is. */
export type Analysis = { state: "processing" | "ready" | "refused" | "failed"; phase: string; fraction: number; problem: string | null }

/** Saves the version that is bounced. @returns its id; null where the shop did not take it */
export async function saveBouncedVersionAction(projectId: string): Promise<string | null> {
  const token = await readSession("customer")
  if (!token) return null
  let id: string | null = null
  await attempt(async () => { id = (await call(saveVersion, { token, params: { id: projectId }, body: { reason: "bounce" } })).version.id })
  return id
}

/** Notes a bounce at the shop with its files, which are there already. Again it is the same bounce. */
export async function noteBounceAction(projectId: string, { requestId, versionId, ...bounce }: NotedBounce, files: SentFile[]): Promise<Outcome & { bounceId?: string }> {
  const token = await readSession("customer")
  if (!token) return ENDED
  const params = { id: projectId }
  let bounceId = ""
  const outcome = await attempt(async () => {
    const version_id = versionId ?? (await call(saveVersion, { token, params, body: { reason: "bounce" } })).version.id
    bounceId = (await call(beginBounce, { token, params, body: { request_id: requestId, version_id, ...bounce } })).bounce.id
    for (const [position, file] of files.entries()) await call(addBounceFile, { token, params: { ...params, bounce_id: bounceId }, body: { ...file, position } })
  })
  return outcome.ok ? { ...outcome, bounceId } : outcome
}

/** Takes a bounce into the person's shop, with what the project says of it. Again it is the same recording. */
export async function publishBounceAction(projectId: string, bounceId: string, stemsBounceId: string | null, facts: ProjectFacts): Promise<Outcome & { recordingId?: string }> {
  const token = await readSession("customer")
  if (!token) return ENDED
  let recordingId: string | null = null
  const outcome = await attempt(async () => {
    recordingId = (await call(publishBounce, { token, params: { id: projectId, bounce_id: bounceId }, body: { ...(stemsBounceId !== null && { stems_bounce_id: stemsBounceId }) } })).bounce.recording_id
    if (recordingId !== null) await noteFacts(recordingId, facts)
  })
  return { ...outcome, ...(recordingId !== null && { recordingId }) }
}

/** Writes into the recording what the project knows; what a listing cannot say is left for its page. */
async function noteFacts(id: string, { title, bpm, key }: ProjectFacts): Promise<void> {
  const token = await sellerBearer()
  if (!token) return
  const [tempo, named] = [bpmSchema.safeParse(Math.round(bpm * 100) / 100), keySchema.safeParse(key)]
  await call(saveManyFacts, { token, body: { rows: [{ id, title: title.slice(0, 120), ...(tempo.success && { bpm: tempo.data }), ...(named.success && { key: named.data }) }] } })
}

/** How far the analysis of a recording of one's own is. */
export async function readAnalysisAction(id: string): Promise<Outcome & { analysis?: Analysis }> {
  const token = await sellerBearer()
  if (!token) return ENDED
  let analysis: Analysis | undefined
  const outcome = await attempt(async () => {
    const { state, progress, problem } = (await call(readRecording, { token, params: { id } })).recording
    analysis = { state, ...progress, problem: problem?.message ?? null }
  })
  return { ...outcome, ...(analysis && { analysis }) }
}

/** Whether the person has a shop by now. */
export const hasShopAction = async (): Promise<boolean> => (await currentAccount())?.seller != null
