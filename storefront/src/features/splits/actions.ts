"use server"

import { agreeSplit, claimShares, declineSplit } from "@max-booster/api-contract"
import { revalidatePath } from "next/cache"
import { attempt, ENDED } from "@/lib/attempt"
import { call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { readSession } from "@/lib/session"
import { whoAsks } from "@/lib/visitor"

/** Agrees to the words that were read. */
export async function agreeAction(token: string, textHash: string, typedName: string): Promise<Outcome> {
  const parsed = agreeSplit.body.safeParse({ typed_name: typedName, text_hash: textHash })
  if (!parsed.success) return { ok: false, message: "Type your name to agree." }
  const visitor = await whoAsks()
  const outcome = await attempt(() => call(agreeSplit, { params: { token }, body: parsed.data, headers: visitor }))
  revalidatePath("/splits/[token]", "page")
  return outcome
}

/** Declines; the reason goes to the shop. */
export async function declineAction(token: string, reason: string): Promise<Outcome> {
  const parsed = declineSplit.body.safeParse({ reason })
  if (!parsed.success) return { ok: false, message: "The reason has at most 500 characters." }
  const outcome = await attempt(() => call(declineSplit, { params: { token }, body: parsed.data }))
  revalidatePath("/splits/[token]", "page")
  return outcome
}

/** Has the shares of the signed-in person's address paid to his shop. */
export async function claimAction(): Promise<Outcome> {
  const token = await readSession("customer")
  if (!token) return ENDED
  const outcome = await attempt(() => call(claimShares, { token }), "Claimed. Your shares are paid to your shop from now on.")
  revalidatePath("/splits/[token]", "page")
  revalidatePath("/sell/shares")
  return outcome
}
