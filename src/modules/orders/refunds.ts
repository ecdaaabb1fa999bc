import { generateEntityId } from "@medusajs/framework/utils"
import type { SqlRunner } from "@max-booster/jobs"
import { stepOf } from "@max-booster/kernel"
import { refundable, refundAcross, refundLine, type LineLeft, type RefundedLine } from "./core/plan-refund"
import { insert, rows } from "./sql"
import type { LineNow, RefundRecord, RefundState, RefundWish } from "./types"

type LineRow = { id: string; sale_id: string; seller_id: string; charge_plan_id: string; order_line_id: string; beat_title: string; label: string; currency: string; paid: string; fee: string; tax: string }
type ShareRow = { id: string; line_id: string; party_id: string; left: string }

/** States of refunds that were given: one that a bank sent back is still the buyer's. */
export const givenStates: readonly RefundState[] = ["sent", "failed", "resending", "settled"]

/** What refunds took from a place of a line; one that a bank sent back is still the buyer's. */
const taken = (where: string) => `coalesce((select sum(p.amount) from refund_part p where ${where}), 0)`

/** Lines of an order, or of a plan, with what is left of them after refunds: two queries for any number of lines. */
export async function linesNow(sql: SqlRunner, by: { order_id: string } | { charge_plan_id: string }): Promise<(LineNow & { currency: string; parties: Map<string, string> })[]> {
  const [column, value] = "order_id" in by ? ["order_id", by.order_id] as const : ["charge_plan_id", by.charge_plan_id] as const
  const lines = await rows<LineRow>(
    sql,
    `select l.id, l.sale_id, s.seller_id, s.charge_plan_id, l.order_line_id, l.beat_title, l.label, s.currency, l.amount::text as paid,
       (l.platform_fee - ${taken("p.sale_line_id = l.id and p.kind = 'fee'")})::text as fee, (l.tax - ${taken("p.sale_line_id = l.id and p.kind = 'tax'")})::text as tax
     from sale_line l join sale s on s.id = l.sale_id where s.${column} = ? and l.deleted_at is null order by l.id`, [value],
  )
  if (lines.length === 0) return []
  const shares = await rows<ShareRow>(
    sql,
    `select h.id, h.line_id, h.party_id, (h.amount - ${taken("p.share_id = h.id")})::text as left from sale_share h
     where h.line_id in (${lines.map(() => "?").join(", ")}) order by h.id`, lines.map(({ id }) => id),
  )
  return lines.map(({ paid, fee, tax, ...line }) => {
    const own = shares.filter((share) => share.line_id === line.id)
    const left: LineLeft = { id: line.id, fee: BigInt(fee), tax: BigInt(tax), shares: own.map((share) => ({ id: share.id, amount: BigInt(share.left) })) }
    return { ...line, paid: BigInt(paid), left, parties: new Map(own.map((share) => [share.id, share.party_id])) }
  })
}

/** Stores a refund with its parts. @throws {RangeError} in words for the operator */
export async function openRefund(sql: SqlRunner, wish: RefundWish): Promise<RefundRecord> {
  const lines = await linesNow(sql, { order_id: wish.order_id })
  const [first] = lines
  if (!first || wish.lines.length === 0) throw new RangeError("Choose at least one license of this order to refund")
  const parties = new Map(lines.flatMap((line) => [...line.parties]))
  const refunded = wish.lines.map(({ sale_line_id, amount }): RefundedLine => {
    const line = lines.find(({ id }) => id === sale_line_id)
    if (!line) throw new RangeError(`This order has no line ${sale_line_id}`)
    const left = refundable(line.left)
    if (left === 0n) throw new RangeError(`"${line.beat_title}" (${line.label}) is refunded already`)
    return refundLine(line.left, amount ?? left, stepOf(line.currency))
  })
  const id = generateEntityId(undefined, "rfd")
  const whole = refunded.reduce((sum, { amount }) => sum + amount, 0n)
  const { lines: _lines, ...facts } = wish
  const row = { id, charge_plan_id: first.charge_plan_id, amount: whole.toString(), currency: first.currency, state: "requested" as const, ...facts }
  const parts = refunded.flatMap((line) => [
    { sale_line_id: line.id, kind: "fee" as const, share_id: null, party_id: null, amount: line.fee.toString() },
    { sale_line_id: line.id, kind: "tax" as const, share_id: null, party_id: null, amount: line.tax.toString() },
    ...line.shares.map((share) => ({ sale_line_id: line.id, kind: "share" as const, share_id: share.id, party_id: parties.get(share.id) ?? null, amount: share.amount.toString() })),
  ]).filter(({ amount }) => amount !== "0")
  await insert(sql, "refund_order", [row])
  await insert(sql, "refund_part", parts.map((part) => ({ id: generateEntityId(undefined, "rfp"), refund_id: id, ...part })))
  return { ...row, stripe_refund_id: null, attempt: 1, again_id: null, error: null, created_at: new Date(), parts }
}

/** Stores what a lost dispute takes, in proportion to what each line has left; null when nothing is left. */
export async function openLoss(sql: SqlRunner, { id, order_id, amount, reason }: { id: string; order_id: string; amount: bigint; reason: string }): Promise<RefundRecord | null> {
  const found = await linesNow(sql, { order_id })
  const left = found.map((line) => line.left)
  const whole = left.reduce((sum, line) => sum + refundable(line), 0n)
  if (whole === 0n) return null
  const lines = refundAcross(left, amount < whole ? amount : whole, stepOf(found[0]?.currency ?? "")).map((line) => ({ sale_line_id: line.id, amount: line.amount }))
  return openRefund(sql, { order_id, lines, license: "revoke", reason, requested_by: id, source: "dispute" })
}
