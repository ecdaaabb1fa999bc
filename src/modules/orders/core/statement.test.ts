import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { monthRange, statementOf, type PartySet } from "./statement"

const aSet = (change: Partial<PartySet>): PartySet => ({ id: "pset_1", kind: "sale", reference: "plan_1", at: new Date("2026-11-03"), owed: 0n, sent: 0n, sale: null, beats: null, ...change })
const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
const anySet = fc.record({
  id: fc.uuid(), kind: fc.constantFrom("sale", "transfer", "refund", "dispute_fee", "something_new"), reference: fc.string(), at: fc.date({ noInvalidDate: true }), owed: amount, sent: amount,
  sale: fc.option(fc.record({ amount, fee: amount, own: amount, orderNumber: fc.nat() })), beats: fc.option(fc.string()),
})
const sum = (parts: readonly bigint[]) => parts.reduce((a, b) => a + b, 0n)

describe("a statement", () => {
  it("closes with what it opened with plus its movements, whatever kinds of sets there are, and loses nothing of any set", () => {
    fc.assert(fc.property(amount, fc.array(anySet), (opening, sets) => {
      const { movements, totals, closing } = statementOf("usd", opening, sets)
      expect(closing).toBe(opening + sum(movements.map((movement) => movement.amount)))
      expect(closing).toBe(opening + sum(sets.map(({ owed }) => owed)))
      expect(sum(totals.map((total) => total.amount))).toBe(closing - opening)
    }))
  })

  it("opens a month with what the month before closed with", () => {
    fc.assert(fc.property(amount, fc.array(anySet), fc.array(anySet), (opening, first, second) => {
      const november = statementOf("usd", opening, first)
      expect(statementOf("usd", november.closing, second).closing).toBe(statementOf("usd", opening, [...first, ...second]).closing)
    }))
  })

  it("shows a sale as its price and the fee, and what went to collaborators", () => {
    const { movements } = statementOf("usd", 0n, [aSet({ owed: 2_700n, sale: { amount: 3_000n, fee: 300n, own: 2_700n, orderNumber: 7 } }), aSet({ owed: 1_350n, sale: { amount: 3_000n, fee: 300n, own: 1_350n, orderNumber: 8 } })])
    expect(movements.map(({ label, amount: moved, reference }) => [label, moved, reference])).toEqual([
      ["Sales", 3_000n, "Order #7"], ["Platform fees", -300n, "Order #7"],
      ["Sales", 3_000n, "Order #8"], ["Platform fees", -300n, "Order #8"], ["Shares of collaborators", -1_350n, "Order #8"],
    ])
  })

  it("keeps apart what collaborators get of his beats and what he gets of theirs, in one order", () => {
    const { movements } = statementOf("usd", 0n, [aSet({ owed: 1_850n, sale: { amount: 3_000n, fee: 300n, own: 1_350n, orderNumber: 8 }, beats: "Mango Season" })])
    expect(movements.slice(2).map(({ label, amount: moved, reference }) => [label, moved, reference])).toEqual([["Shares of collaborators", -1_350n, "Order #8"], ["Shares of sales", 500n, "Mango Season"]])
  })

  it("names a collaborator's share, a transfer, and a kind that nobody told it of", () => {
    const { totals } = statementOf("usd", 100n, [aSet({ owed: 500n }), aSet({ kind: "transfer", owed: -500n }), aSet({ kind: "negative_balance_recovery", owed: -20n }), aSet({ kind: "transfer", owed: -10n }), aSet({ kind: "note", owed: 0n })])
    expect(totals).toEqual([
      { label: "Shares of sales", amount: 500n, count: 1 }, { label: "Transfers to your Stripe account", amount: -510n, count: 2 }, { label: "Negative balance recovery", amount: -20n, count: 1 },
    ])
  })

  it("is of a month in UTC", () => {
    expect(monthRange("2026-12")).toEqual({ from: new Date("2026-12-01T00:00:00Z"), to: new Date("2027-01-01T00:00:00Z") })
    for (const wrong of ["2026-13", "2026-1", "november", "2026-00", "2026-11-01"]) expect(() => monthRange(wrong)).toThrow("not a month")
  })
})
