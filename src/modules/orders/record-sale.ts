import { generateEntityId } from "@medusajs/framework/utils"
import type { SqlRunner } from "@max-booster/jobs"
import { stepOf } from "@max-booster/kernel"
import { saleSet, type PostingSet } from "./core/postings"
import { shareOut, type PartyAmount } from "./core/share-out"
import { insert, rows } from "./sql"
import type { ChargePlanRecord, PartyDue, PlanLineJson, SettledOrder } from "./types"

/** Writes sales, lines and shares of a plan that has just become complete, and posts them. @returns what each party is owed */
export async function recordSale(sql: SqlRunner, plan: ChargePlanRecord, order: SettledOrder, post: (set: PostingSet) => Promise<unknown>): Promise<PartyDue[]> {
  const taxOf = (sellerId: string) => plan.lines.filter((line) => line.seller_id === sellerId).reduce((sum, line) => sum + BigInt(line.tax ?? 0), 0n)
  const sales = plan.parties.map((party) => ({
    id: generateEntityId(undefined, "sale"), order_id: order.id, order_number: order.number, seller_id: party.seller_id, customer_id: plan.customer_id,
    charge_plan_id: plan.id, amount: party.amount, platform_fee: party.platform_fee, seller_amount: party.seller_amount, tax: taxOf(party.seller_id).toString(), currency: plan.currency,
  }))
  const saleOf = new Map(sales.map((sale) => [sale.seller_id, sale.id]))
  await insert(sql, "sale", sales)
  const due = new Map<string, bigint>()
  for (const line of plan.lines) {
    const id = generateEntityId(undefined, "sline")
    await insert(sql, "sale_line", [{
      id, sale_id: saleOf.get(line.seller_id), order_line_id: order.lineOf(line.variant_id), recording_id: line.recording_id, variant_id: line.variant_id,
      type: line.type, label: line.label, exclusive: line.exclusive, beat_title: line.beat_title, producer: line.producer, amount: line.amount, platform_fee: line.platform_fee, tax: line.tax ?? "0",
    }])
    const shares = await sharesOf(sql, line, stepOf(plan.currency))
    await insert(sql, "sale_share", shares.map(({ party_id, kind, amount }) => ({ id: generateEntityId(undefined, "shr"), line_id: id, party_id, kind, amount: amount.toString() })))
    for (const { party_id, amount } of shares) due.set(party_id, (due.get(party_id) ?? 0n) + amount)
  }
  await post(saleSet({
    chargePlanId: plan.id, currency: plan.currency, amount: BigInt(plan.amount), fee: total(plan.parties.map((p) => p.platform_fee)), tax: total(plan.lines.map((line) => line.tax ?? "0")),
    parties: [...due].map(([partyId, amount]) => ({ partyId, amount })),
  }))
  return [...due].map(([party_id, amount]) => ({ party_id, amount }))
}

/** How a line's earnings are divided, by its sheet and by what is still to be recouped. */
async function sharesOf(sql: SqlRunner, { amount, platform_fee, tax = "0", split, seller_id, recording_id }: PlanLineJson, step: bigint): Promise<PartyAmount[]> {
  const earned = BigInt(amount) - BigInt(platform_fee) - BigInt(tax)
  if (!split) return shareOut(earned, [{ party_id: seller_id, points: 10_000 }], null, step)
  return shareOut(earned, split.shares, split.recoup && { party_id: split.recoup.party_id, remaining: await toRecoup(sql, recording_id, split.recoup) }, step)
}

/** What a party still has to get back of a recording's sales, refunds taken off. */
async function toRecoup(sql: SqlRunner, recordingId: string, { party_id, amount }: { party_id: string; amount: string }): Promise<bigint> {
  const [sum] = await rows<{ got: string }>(
    sql,
    `select coalesce(sum(h.amount - coalesce((select sum(p.amount) from refund_part p join refund_order r on r.id = p.refund_id and r.state <> 'failed' where p.share_id = h.id), 0)), 0)::text as got
     from sale_share h join sale_line l on l.id = h.line_id where l.recording_id = ? and h.party_id = ? and h.kind = 'recoup'`,
    [recordingId, party_id],
  )
  const left = BigInt(amount) - BigInt(sum?.got ?? 0)
  return left > 0n ? left : 0n
}

const total = (amounts: readonly string[]) => amounts.reduce((sum, amount) => sum + BigInt(amount), 0n)
