"use server"

import { deleteRendition, readRendition, requestRendition, saveVoiceTag, TAG_TRIAL, type RenditionView, type VoiceTagSettings } from "@max-booster/api-contract"
import { refresh } from "next/cache"
import { attempt, ENDED } from "@/lib/attempt"
import { call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { sellerBearer } from "../session"

/** Saves the tag; all previews are made again. */
export async function saveVoiceTagAction(settings: VoiceTagSettings): Promise<Outcome> {
  const token = await sellerBearer()
  if (!token) return ENDED
  const outcome = await attempt(() => call(saveVoiceTag, { token, body: settings }), "Saved. Your previews are being made again.")
  refresh()
  return outcome
}

/** Has a tag laid over the beginning of a beat; the trial before it goes. */
export async function tryVoiceTagAction(recordingId: string, settings: VoiceTagSettings, former: string | null): Promise<Outcome & { trial?: RenditionView }> {
  const token = await sellerBearer()
  if (!token) return ENDED
  if (former) await attempt(() => call(deleteRendition, { token, params: { id: former } }))
  let trial: RenditionView | undefined
  const outcome = await attempt(async () => { ({ rendition: trial } = await call(requestRendition, { token, params: { id: recordingId }, body: { kind: TAG_TRIAL, spec: settings } })) })
  return { ...outcome, ...(trial && { trial }) }
}

/** How far a trial is. */
export async function readTrialAction(id: string): Promise<RenditionView | null> {
  const token = await sellerBearer()
  if (!token) return null
  return (await call(readRendition, { token, params: { id } })).rendition
}
