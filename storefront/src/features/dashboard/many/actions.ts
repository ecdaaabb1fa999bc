"use server"

import { saveManyFacts, type ManyFactsRow } from "@max-booster/api-contract"
import { refresh } from "next/cache"
import { attempt, ENDED } from "@/lib/attempt"
import { call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { sellerBearer } from "../session"

/** What became of each row; a sentence where it was refused. */
export type ManyOutcome = Outcome & { refused?: Record<string, string> }

/** Keeps the facts of many recordings. */
export async function saveManyFactsAction(rows: ManyFactsRow[]): Promise<ManyOutcome> {
  const token = await sellerBearer()
  if (!token) return ENDED
  let refused: Record<string, string> = {}
  const outcome = await attempt(async () => {
    const { results } = await call(saveManyFacts, { token, body: { rows } })
    refused = Object.fromEntries(results.flatMap(({ id, message }) => (message === null ? [] : [[id, message]])))
  })
  refresh()
  if (!outcome.ok) return outcome
  const wrong = Object.keys(refused).length
  return { ok: wrong === 0, refused, message: wrong === 0 ? `Saved ${rows.length === 1 ? "one beat" : `${rows.length} beats`}.` : `${wrong} of ${rows.length} could not be saved; the reason stands with each.` }
}
