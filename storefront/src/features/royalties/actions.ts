"use server"

import { confirmRoyaltyStatement, deleteRoyaltyStatement, includeRoyaltyDuplicates, matchRoyalty, noteRoyaltiesPaid, payRoyalties, remapRoyaltyStatement } from "@max-booster/api-contract"
import type { Outcome } from "@/lib/outcome"
import { asProducer } from "@/features/dashboard/as-producer"

const PAGE = "/sell/royalties"
const pageOf = (id: string) => `${PAGE}/${id}`
const wrong = (issues: readonly { message: string }[]): Outcome => ({ ok: false, message: issues[0]?.message ?? "Look at the marked fields." })

/** Reads a statement's file again by another mapping. */
export async function remapAction(id: string, wish: unknown): Promise<Outcome> {
  const parsed = remapRoyaltyStatement.body.safeParse(wish)
  return parsed.success ? asProducer(remapRoyaltyStatement, { params: { id }, body: parsed.data }, pageOf(id), "Reading it again. Files with the same columns are read so from now on.") : wrong(parsed.error.issues)
}

/** Says which recording something is of. */
export const matchAction = async (id: string, key: string, recordingId: string | null): Promise<Outcome> =>
  asProducer(matchRoyalty, { params: { id }, body: { key, recording_id: recordingId } }, pageOf(id), "Kept, for later statements, too.")

/** Counts what another statement has already, or not. */
export const duplicatesAction = async (id: string, included: boolean): Promise<Outcome> =>
  asProducer(includeRoyaltyDuplicates, { params: { id }, body: { included } }, pageOf(id), included ? "Counted." : "Left out.")

/** Posts a statement. */
export const confirmAction = async (id: string, totals: { amount: string; currency: string }[]): Promise<Outcome> =>
  asProducer(confirmRoyaltyStatement, { params: { id }, body: { totals } }, pageOf(id), "Posted.")

/** Removes a statement that is not posted. */
export const removeAction = async (id: string): Promise<Outcome> => asProducer(deleteRoyaltyStatement, { params: { id } }, PAGE, "Removed.")

/** Pays a collaborator out of what waits for the shop. */
export async function payAction(wish: unknown): Promise<Outcome> {
  const parsed = payRoyalties.body.safeParse(wish)
  return parsed.success ? asProducer(payRoyalties, { body: parsed.data }, PAGE, "Paid. It is on its way.") : wrong(parsed.error.issues)
}

/** Notes what was paid another way. */
export async function paidOutsideAction(wish: unknown): Promise<Outcome> {
  const parsed = noteRoyaltiesPaid.body.safeParse(wish)
  return parsed.success ? asProducer(noteRoyaltiesPaid, { body: parsed.data }, PAGE, "Noted. Your collaborator sees it.") : wrong(parsed.error.issues)
}
