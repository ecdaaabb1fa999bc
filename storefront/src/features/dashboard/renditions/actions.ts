"use server"

import { cancelRendition, conversionSpec, deleteRendition, linkConversion, requestRendition, type ConversionSpec, type RenditionView } from "@max-booster/api-contract"
import { refresh } from "next/cache"
import { attempt, ENDED } from "@/lib/attempt"
import { call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { sellerBearer } from "../session"

/** Asks for something to be made of a recording. */
export async function requestRenditionAction(recordingId: string, kind: string, spec: unknown): Promise<Outcome & { rendition?: RenditionView }> {
  return withToken(async (token) => {
    let rendition: RenditionView | undefined
    const outcome = await attempt(async () => { ({ rendition } = await call(requestRendition, { token, params: { id: recordingId }, body: { kind, spec } })) })
    refresh()
    return { ...outcome, ...(rendition && { rendition }) }
  })
}

/** Gives a rendition up. */
export async function cancelRenditionAction(id: string): Promise<Outcome> {
  return withToken(async (token) => {
    const outcome = await attempt(() => call(cancelRendition, { token, params: { id } }))
    refresh()
    return outcome
  })
}

/** Removes a rendition and its files. */
export async function deleteRenditionAction(id: string): Promise<Outcome> {
  return withToken(async (token) => {
    const outcome = await attempt(() => call(deleteRendition, { token, params: { id } }))
    refresh()
    return outcome
  })
}

/** A link that converts while it is downloaded. */
export async function linkConversionAction(recordingId: string, spec: ConversionSpec): Promise<Outcome & { url?: string }> {
  const body = conversionSpec.parse(spec)
  return withToken(async (token) => {
    let url: string | undefined
    const outcome = await attempt(async () => { ({ url } = await call(linkConversion, { token, params: { id: recordingId }, body })) })
    return { ...outcome, ...(url && { url }) }
  })
}

async function withToken<Result extends Outcome>(work: (token: string) => Promise<Result>): Promise<Result | Outcome> {
  const token = await sellerBearer()
  return token ? work(token) : ENDED
}
