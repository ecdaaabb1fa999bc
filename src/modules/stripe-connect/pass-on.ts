import { generateEntityId } from "@medusajs/framework/utils"
import type { SqlRunner } from "@max-booster/jobs"
import { rows } from "./sql"

/** A transfer that is not sent; `left` is what will be, minor units. */
export type UnsentTransfer = { id: string; charge_plan_id: string; party_id: string; left: bigint }

/** A part of a transfer for somebody else. */
export type PassedOn = { transfer_id: string; amount: bigint; party_id: string; seller_id: string }

/** What parties wait for, by transfer, oldest first. What Stripe moves with its charge is not ours to pass on. */
export async function unsentOf(sql: SqlRunner, parties: readonly string[], currency: string): Promise<UnsentTransfer[]> {
  const found = await rows<Omit<UnsentTransfer, "left"> & { left: string }>(
    sql,
    `select id, charge_plan_id, party_id, (amount - recovered)::text as left from transfer
     where party_id in (${parties.map(() => "?").join(", ")}) and currency = ? and kind <> 'charge' and state in ('pending', 'waiting') and amount > recovered and deleted_at is null order by created_at, id`,
    [...parties, currency],
  )
  return found.map(({ left, ...transfer }) => ({ ...transfer, left: BigInt(left) }))
}

/**
 * Cuts a part from a transfer and makes it one of its own, of the same charge: what is sent in all stays within what the buyer paid.
 * @throws {Error} when so much is no longer there: it was sent meanwhile
 */
export async function passOn(sql: SqlRunner, { transfer_id, amount, party_id, seller_id }: PassedOn): Promise<string> {
  const cut = await rows(
    sql, "update transfer set amount = amount - ?, state = case when amount - ? = recovered then 'cancelled' else state end, updated_at = now() where id = ? and state in ('pending', 'waiting') and amount - recovered >= ? returning id",
    [amount.toString(), amount.toString(), transfer_id, amount.toString()],
  )
  if (cut.length === 0) throw new Error(`Transfer ${transfer_id} has no ${amount} left to pass on`)
  const id = generateEntityId(undefined, "trf")
  await sql(
    `insert into transfer (id, charge_plan_id, order_id, party_id, seller_id, kind, amount, currency, payment_intent)
     select ?, charge_plan_id, order_id, ?, ?, 'royalty', ?, currency, payment_intent from transfer where id = ?`,
    [id, party_id, seller_id, amount.toString(), transfer_id],
  )
  return id
}
