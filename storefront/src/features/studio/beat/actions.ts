"use server"

import { listReplacements } from "@max-booster/api-contract"
import type { z } from "zod"
import { attempt, ENDED } from "@/lib/attempt"
import { call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { readSession } from "@/lib/session"

export type Replacements = z.infer<typeof listReplacements.response>

/** What the person's own licenses of the beat give for its preview. */
export async function listReplacementsAction(id: string): Promise<Outcome & { found?: Replacements }> {
  const token = await readSession("customer")
  if (!token) return ENDED
  let found: Replacements | undefined
  const outcome = await attempt(async () => { found = await call(listReplacements, { token, params: { id } }) })
  return { ...outcome, ...(found && { found }) }
}
