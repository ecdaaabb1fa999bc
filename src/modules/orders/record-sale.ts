import { generateEntityId } from "@medusajs/framework/utils"
import type { SqlRunner } from "@max-booster/jobs"
import { stepOf } from "@max-booster/kernel"
import { saleSet, type PostingSet } from "./core/postings"
import { shareOut, type PartyAmount } from "./core/share-out"
import { recoupedOf } from "./recouped"
import { insert } from "./sql"
import type { ChargePlanRecord, PartyDue, PlanLineJson, SettledOrder } from "./types"

/** Writes sales, lines and shares of a plan that has just become complete, and posts them. @returns what each party is owed */
export async function recordSale(sql: SqlRunner, plan: ChargePlanRecord, order: SettledOrder, post: (set: PostingSet) => Promise<unknown>): Promise<PartyDue[]> {
  const taxOf = (sellerId: string) => plan.lines.filter((line) => line.seller_id === sellerId).reduce((sum, line) => sum + BigInt(line.tax ?? 0), 0n)
  const sales = plan.parties.map((party) => ({
    id: generateEntityId(undefined, "sale"), order_id: order.id, order_number: order.number, seller_id: party.seller_id, customer_id: plan.customer_id,
    charge_plan_id: plan.id, amount: party.amount, platform_fee: party.platform_fee, seller_amount: party.seller_amount, tax: taxOf(party.seller_id).toString(), currency: plan.currency,
  }))
  const saleOf = new Map(sales.map((sale) => [sale.seller_id, sale.id]))
  const lines = divideLines(plan.lines, await recoupedOf(sql, recordingsToRecoup(plan.lines)), stepOf(plan.currency))
  await insert(sql, "sale", sales)
  await insert(sql, "sale_line", lines.map(({ id, line }) => ({
    id, sale_id: saleOf.get(line.seller_id), order_line_id: order.lineOf(line.variant_id), recording_id: line.recording_id, variant_id: line.variant_id,
    type: line.type, label: line.label, exclusive: line.exclusive, deal_kind: line.deal?.kind ?? null, deal_id: line.deal?.id ?? null, beat_title: line.beat_title, producer: line.producer, amount: line.amount, platform_fee: line.platform_fee, tax: line.tax ?? "0",
  })))
  await insert(sql, "sale_share", lines.flatMap(({ id, shares }) => shares.map(({ party_id, kind, amount }) => ({ id: generateEntityId(undefined, "shr"), line_id: id, party_id, kind, amount: amount.toString() }))))
  const due = new Map<string, bigint>()
  for (const { party_id, amount } of lines.flatMap(({ shares }) => shares)) due.set(party_id, (due.get(party_id) ?? 0n) + amount)
  await post(saleSet({
    chargePlanId: plan.id, currency: plan.currency, amount: BigInt(plan.amount), fee: total(plan.parties.map((p) => p.platform_fee)), tax: total(plan.lines.map((line) => line.tax ?? "0")),
    parties: [...due].map(([partyId, amount]) => ({ partyId, amount })),
  }))
  return [...due].map(([party_id, amount]) => ({ party_id, amount }))
}

/** How each line's earnings are divided, by its sheet and by what is still to be recouped of its recording. */
function divideLines(lines: readonly PlanLineJson[], got: Map<string, bigint>, step: bigint): { id: string; line: PlanLineJson; shares: PartyAmount[] }[] {
  // Lines are read in the order of their ids: as they stood in the cart.
  const ids = lines.map(() => generateEntityId(undefined, "sline")).sort()
  return lines.map((line, i) => {
    const { amount, platform_fee, tax = "0", split, seller_id, recording_id } = line
    const earned = BigInt(amount) - BigInt(platform_fee) - BigInt(tax)
    const recoup = split?.recoup && { party_id: split.recoup.party_id, remaining: max0(BigInt(split.recoup.amount) - (got.get(keyOf(recording_id, split.recoup.party_id)) ?? 0n)) }
    const shares = shareOut(earned, split?.shares ?? [{ party_id: seller_id, points: 10_000 }], recoup ?? null, step)
    for (const share of shares.filter(({ kind }) => kind === "recoup")) got.set(keyOf(recording_id, share.party_id), (got.get(keyOf(recording_id, share.party_id)) ?? 0n) + share.amount)
    return { id: ids[i] ?? "", line, shares }
  })
}

const recordingsToRecoup = (lines: readonly PlanLineJson[]) => [...new Set(lines.filter(({ split }) => split?.recoup).map(({ recording_id }) => recording_id))]
const keyOf = (recordingId: string, partyId: string) => `${recordingId} ${partyId}`
const max0 = (amount: bigint) => (amount > 0n ? amount : 0n)
const total = (amounts: readonly string[]) => amounts.reduce((sum, amount) => sum + BigInt(amount), 0n)
