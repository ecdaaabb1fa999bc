"use server"

import { addBounceFile, beginBounce, publishBounce, saveVersion, type BounceView } from "@max-booster/api-contract"
import type { StemRole } from "@max-booster/music"
import { attempt, ENDED } from "@/lib/attempt"
import { call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { readSession } from "@/lib/session"

type Sent = { name: string; hash: string; role: StemRole | null }

/** Notes a bounce at the shop, of the version that was heard, with its files, which are there already. */
export async function noteBounceAction(projectId: string, kind: BounceView["kind"], format: string, name: string, files: Sent[]): Promise<Outcome & { bounceId?: string }> {
  const token = await readSession("customer")
  if (!token) return ENDED
  const params = { id: projectId }
  let bounceId = ""
  const outcome = await attempt(async () => {
    const { version } = await call(saveVersion, { token, params, body: { reason: "bounce" } })
    bounceId = (await call(beginBounce, { token, params, body: { version_id: version.id, kind, format, name } })).bounce.id
    for (const [position, file] of files.entries()) await call(addBounceFile, { token, params: { ...params, bounce_id: bounceId }, body: { ...file, position } })
  })
  return outcome.ok ? { ...outcome, bounceId } : outcome
}

/** Takes a bounce into the person's shop. */
export async function publishBounceAction(projectId: string, bounceId: string, stemsBounceId: string | null): Promise<Outcome & { recordingId?: string }> {
  const token = await readSession("customer")
  if (!token) return ENDED
  let recordingId: string | null = null
  const outcome = await attempt(async () => {
    recordingId = (await call(publishBounce, { token, params: { id: projectId, bounce_id: bounceId }, body: { ...(stemsBounceId !== null && { stems_bounce_id: stemsBounceId }) } })).bounce.recording_id
  })
  return { ...outcome, ...(recordingId !== null && { recordingId }) }
}
