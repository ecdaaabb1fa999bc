/** What one posting set did to what a person is owed as a seller and as a collaborator; minor units, positive is more for the party. */
export type PartySet = {
  id: string; kind: string; reference: string; at: Date
  /** Change of what is owed. */
  owed: bigint
  /** Change of what was sent in all. */
  sent: bigint
  /** Of a sale of the person's own beats: what buyers paid, what the platform took, and what was left of that after collaborators. */
  sale: { amount: bigint; fee: bigint; own: bigint; orderNumber: number } | null
  /** Others' beats that a share is of, or beats that a refund is of. */
  beats: string | null
}

/** One line of a statement. `part` splits a sale into what was paid, the fee, and what went to others. */
export type Movement = { set: string; at: Date; kind: string; part: "whole" | "price" | "fee" | "shares"; label: string; reference: string; amount: bigint }

/** A party's month in one currency: opening + movements = closing. */
export type Statement = { currency: string; opening: bigint; movements: Movement[]; totals: { label: string; amount: bigint; count: number }[]; closing: bigint }

/**
 * Sets a party's month out. Every kind of posting set has a place, those of tomorrow under their own name; a set that did not change
 * what is owed is no movement.
 */
export function statementOf(currency: string, opening: bigint, sets: readonly PartySet[]): Statement {
  const movements = sets.flatMap(toMovements).filter(({ amount }) => amount !== 0n)
  return { currency, opening, movements, totals: totalsOf(movements), closing: movements.reduce((sum, { amount }) => sum + amount, opening) }
}

function toMovements({ id, kind, reference, at, owed, sale, beats }: PartySet): Movement[] {
  const line = (part: Movement["part"], label: string, amount: bigint, about: string): Movement => ({ set: id, at, kind, part, label, reference: about, amount })
  if (kind !== "sale" || !sale) return [line("whole", labelOf(kind), owed, beats ?? reference)]
  const order = `Order #${sale.orderNumber}`
  return [
    line("price", "Sales", sale.amount, order), line("fee", "Platform fees", -sale.fee, order), line("shares", "Shares of collaborators", sale.own - sale.amount + sale.fee, order),
    line("whole", labelOf(kind), owed - sale.own, beats ?? order),
  ]
}

const labels: Record<string, string> = {
  sale: "Shares of sales", transfer: "Transfers to your Stripe account", transfer_reversal: "Transfers taken back", refund: "Refunds", dispute_lost: "Disputes lost",
  negative_balance: "Left to later sales", fee_left: "Fees left to later sales", recovery: "Kept for what you owed",
  royalty_paid: "Royalties of distributors, paid from earnings", stripe_fee: "Stripe fees", adjustment: "Adjustments",
}

/** A kind of posting set as its party reads it; one of tomorrow is named by itself. */
export const labelOf = (kind: string): string => labels[kind] ?? inWords(kind)

/** A kind or an account in words: "some_new_kind" -> "Some new kind". */
export function inWords(kind: string): string {
  const words = kind.replaceAll("_", " ").trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function totalsOf(movements: readonly Movement[]): Statement["totals"] {
  const totals = new Map<string, { label: string; amount: bigint; count: number }>()
  for (const { label, amount } of movements) {
    const before = totals.get(label) ?? { label, amount: 0n, count: 0 }
    totals.set(label, { label, amount: before.amount + amount, count: before.count + 1 })
  }
  return [...totals.values()]
}

/** First moment of a month (`2026-11`) and of the next, UTC. @throws {RangeError} when it is no month */
export function monthRange(month: string): { from: Date; to: Date } {
  const [, year, number] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? []
  if (!year || !number) throw new RangeError(`"${month}" is not a month like 2026-11`)
  return { from: new Date(Date.UTC(Number(year), Number(number) - 1, 1)), to: new Date(Date.UTC(Number(year), Number(number), 1)) }
}
