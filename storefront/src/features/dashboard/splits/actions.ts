"use server"

import { proposeSplit, withdrawSplit } from "@max-booster/api-contract"
import { revalidatePath } from "next/cache"
import { attempt, ENDED } from "@/lib/attempt"
import { call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { sellerBearer } from "../session"

/** Proposes a new version of a recording's split. */
export async function proposeSplitAction(id: string, wish: unknown): Promise<Outcome> {
  const token = await sellerBearer()
  if (!token) return ENDED
  const parsed = proposeSplit.body.safeParse(wish)
  if (!parsed.success) return { ok: false, message: parsed.error.issues[0]?.message ?? "Look at the marked fields." }
  const outcome = await attempt(() => call(proposeSplit, { token, params: { id }, body: parsed.data }), "Sent. You see here who has agreed.")
  if (outcome.ok) revalidatePath(`/sell/beats/${id}`)
  return outcome
}

/** Takes a proposal back. */
export async function withdrawSplitAction(id: string, sheetId: string): Promise<Outcome> {
  const token = await sellerBearer()
  if (!token) return ENDED
  const outcome = await attempt(() => call(withdrawSplit, { token, params: { id, sheet_id: sheetId } }), "Taken back. Everybody who was asked is told.")
  revalidatePath(`/sell/beats/${id}`)
  return outcome
}
