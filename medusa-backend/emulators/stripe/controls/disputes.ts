import { z } from "zod"
import type { Context } from "../context"
import { decideDispute, isOpen } from "../disputes/decide"
import { openDispute } from "../disputes/open"
import { disputeReasons } from "../disputes/reasons"
import { ok, parsed, unknown, type ControlReply } from "./reply"

const open = z.strictObject({
  charge: z.string(),
  amount: z.number().int().min(1).optional(),
  reason: z.enum(disputeReasons).default("fraudulent"),
})
const decision = z.strictObject({ outcome: z.enum(["won", "lost"]), keep_fee: z.boolean().default(false) })

/** A cardholder disputes a charge, wholly or in part. */
export function openByControl(context: Context, body: string): ControlReply {
  return parsed(open, body, ({ charge: id, ...complaint }) => {
    const charge = context.store.get("charge", id, context.owner)
    if (charge === undefined) return unknown(`charge ${id} of the platform`)
    return ok({ dispute: context.store.transact(() => openDispute(context, charge, complaint)) })
  })
}

/** The bank decides now. */
export function decideByControl(context: Context, body: string, id: string): ControlReply {
  return parsed(decision, body, ({ outcome, keep_fee: keepsFee }) => {
    const dispute = context.store.get("dispute", id)
    if (dispute === undefined) return unknown(`dispute ${id}`)
    if (!isOpen(dispute)) return { status: 400, body: { error: `The dispute ${id} was ${dispute.status} already.` } }
    return ok({ dispute: context.store.transact(() => decideDispute(context, dispute, outcome, keepsFee)) })
  })
}
