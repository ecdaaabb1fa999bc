"use server"

import { askForFree } from "@max-booster/api-contract"
import { attempt, refusedFields } from "@/lib/attempt"
import { call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { whoAsks } from "@/lib/visitor"

/** Has a beat's free license mailed. */
export async function askForFreeAction(handle: string, wish: unknown): Promise<Outcome> {
  const parsed = askForFree.body.safeParse(wish)
  if (!parsed.success) return refusedFields(parsed.error.issues)
  const visitor = await whoAsks()
  return attempt(() => call(askForFree, { params: { handle }, body: parsed.data, headers: visitor }), `A mail with the link is on its way to ${parsed.data.email}.`)
}
