"use server"

import { branchVersion, listBounces, listVersions, readVersion, restoreVersion, saveVersion, type BounceView, type StudioVersionView } from "@max-booster/api-contract"
import { attempt, ENDED } from "@/lib/attempt"
import { call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { readSession } from "@/lib/session"

export type VersionList = { versions: StudioVersionView[]; branch: string; head_id: string | null }

export async function listVersionsAction(id: string): Promise<Outcome & { list?: VersionList }> {
  let list: VersionList | undefined
  const outcome = await signedIn(async (token) => { list = await call(listVersions, { token, params: { id } }) })
  return { ...outcome, ...(list && { list }) }
}

/** What was bounced of the project and is kept at the shop, newest first. */
export async function listBouncesAction(id: string): Promise<Outcome & { bounces?: BounceView[] }> {
  let bounces: BounceView[] | undefined
  const outcome = await signedIn(async (token) => { bounces = (await call(listBounces, { token, params: { id } })).bounces })
  return { ...outcome, ...(bounces && { bounces }) }
}

/** What a version says, as canonical JSON. */
export async function readVersionAction(id: string, versionId: string): Promise<Outcome & { content?: unknown }> {
  let content: unknown
  const outcome = await signedIn(async (token) => { content = (await call(readVersion, { token, params: { id, version_id: versionId } })).content })
  return { ...outcome, content }
}

export const saveVersionAction = async (id: string, name: string | null, reason: "manual" | "automatic"): Promise<Outcome> =>
  signedIn((token) => call(saveVersion, { token, params: { id }, body: { reason, ...(name && { name }) } }), "Saved.")

export const restoreVersionAction = async (id: string, versionId: string): Promise<Outcome> =>
  signedIn((token) => call(restoreVersion, { token, params: { id, version_id: versionId } }), "Restored. What was there before is a version of its own.")

export const branchVersionAction = async (id: string, versionId: string, branch: string): Promise<Outcome> =>
  signedIn((token) => call(branchVersion, { token, params: { id, version_id: versionId }, body: { branch } }), `You are on “${branch}” now.`)

async function signedIn(work: (token: string) => Promise<unknown>, done: string | null = null): Promise<Outcome> {
  const token = await readSession("customer")
  return token ? attempt(() => work(token), done) : ENDED
}
