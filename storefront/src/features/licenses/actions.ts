"use server"

import { findOrderFiles } from "@max-booster/api-contract"
import { attempt, refusedFields } from "@/lib/attempt"
import { call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { whoAsks } from "@/lib/visitor"
import { forgotSchema } from "@/features/auth/schemas"

/** Has links to what an address bought mailed to it; says the same to every address. */
export async function findLicensesAction(_before: Outcome | null, form: FormData): Promise<Outcome> {
  const parsed = forgotSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refusedFields(parsed.error.issues)
  const headers = await whoAsks()
  return attempt(() => call(findOrderFiles, { body: parsed.data, headers }), "If something was bought with this address, a mail with links is on its way. They work for a week.")
}
