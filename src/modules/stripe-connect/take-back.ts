import { generateEntityId } from "@medusajs/framework/utils"
import type { SqlRunner } from "@max-booster/jobs"
import { rows } from "./sql"
import type { TakeBack, TakenBack, TransferRecord } from "./types"

const min = (a: bigint, b: bigint) => (a < b ? a : b)

/**
 * Takes a part of a party's share of a plan back, inside the caller's transaction and under the plan's money lock. What is not sent is
 * cut from the transfer; of what is sent a reversal is stored; what neither holds, the party owes. A cause counts once.
 */
export async function takeBack(sql: SqlRunner, { charge_plan_id, party_id, amount, feeBack, cause }: TakeBack): Promise<TakenBack> {
  const [transfer] = await rows<TransferRecord>(
    sql, "select id, kind, currency, state, amount::text as amount, recovered::text as recovered from transfer where charge_plan_id = ? and party_id = ? and kind <> 'royalty' and deleted_at is null for update", [charge_plan_id, party_id],
  )
  if (!transfer) return { reversalId: null, short: amount }
  if (transfer.state === "sent") return reverse(sql, transfer, { charge_plan_id, party_id, amount, feeBack, cause })
  const cut = min(amount, BigInt(transfer.amount) - BigInt(transfer.recovered))
  await sql("update transfer set amount = amount - ?, state = case when amount - ? = recovered then 'cancelled' else state end, updated_at = now() where id = ?", [cut.toString(), cut.toString(), transfer.id])
  return { reversalId: null, short: amount - cut }
}

async function reverse(sql: SqlRunner, { id, kind, currency, amount, recovered }: TransferRecord, wish: TakeBack): Promise<TakenBack> {
  const [sum] = await rows<{ back: string }>(sql, "select coalesce(sum(amount), 0)::text as back from transfer_reversal where transfer_id = ? and deleted_at is null", [id])
  const part = min(wish.amount, BigInt(amount) - BigInt(recovered) - BigInt(sum?.back ?? 0))
  if (part <= 0n) return { reversalId: null, short: wish.amount }
  const reversalId = generateEntityId(undefined, "trr")
  const stored = await rows<{ id: string }>(
    sql, "insert into transfer_reversal (id, transfer_id, charge_plan_id, party_id, cause, amount, fee_back, currency) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id",
    [reversalId, id, wish.charge_plan_id, wish.party_id, wish.cause, part.toString(), (kind === "charge" ? wish.feeBack : 0n).toString(), currency],
  )
  return { reversalId: stored[0]?.id ?? null, short: wish.amount - part }
}
