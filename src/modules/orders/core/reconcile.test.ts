import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { disputeLostSet, disputeOpenedSet, recoverySet, saleSet, stripeFeeSet, transferSet, type PostingSet } from "./postings"
import { bookingsOf, differences, dueDays, totalsOf, type BookedSet, type Booking } from "./reconcile"

const asRead = ({ kind, reference, currency, postings }: PostingSet): BookedSet => ({ kind, reference, entries: postings.map(({ account, amount }) => ({ account, amount: amount.toString(), currency })) })
const sale = asRead(saleSet({ chargePlanId: "plan_1", currency: "usd", amount: 1_000n, fee: 100n, tax: 0n, parties: [{ partyId: "sel_1", amount: 900n }] }))

describe("what the ledger says happened at Stripe", () => {
  it("is the payment, the fee and what parties were sent, each for its object", () => {
    const objects: Record<string, string> = { plan_1: "ch_1", trf_1: "tr_1" }
    const ours = [sale, asRead(stripeFeeSet({ id: "ch_1", currency: "usd", fee: 59n })), asRead(transferSet({ id: "trf_1", partyId: "sel_1", currency: "usd", amount: 900n }))]
      .flatMap((set) => bookingsOf(set, ({ reference }) => objects[reference] ?? null))
    expect(ours).toEqual([
      { object: "ch_1", figure: "payment", amount: 1_000n, currency: "usd" }, { object: "ch_1", figure: "fee", amount: -59n, currency: "usd" },
      { object: "tr_1", figure: "share", amount: -900n, currency: "usd" },
    ])
  })

  it("is nothing where money only changes its place in our books", () => {
    const inside = [recoverySet({ id: "trf_1", partyId: "sel_1", currency: "usd", amount: 5n }), disputeLostSet({ id: "dp_1", currency: "usd", amount: 10n, fee: 1n, tax: 0n, parties: [{ partyId: "sel_1", amount: 9n }] })]
    expect(inside.flatMap((set) => bookingsOf(asRead(set), () => null))).toEqual([])
  })

  it("counts a dispute with its fee", () => {
    expect(bookingsOf(asRead(disputeOpenedSet({ id: "dp_1", currency: "usd", amount: 1_000n, fee: 1_500n })), () => null)).toEqual([
      { object: "dp_1", figure: "payment", amount: -1_000n, currency: "usd" }, { object: "dp_1", figure: "fee", amount: -1_500n, currency: "usd" },
    ])
  })
})

const booking = fc.record<Booking>({ object: fc.constantFrom("ch_1", "ch_2", "tr_1"), figure: fc.constantFrom("payment", "fee", "share"), amount: fc.bigInt({ min: -50n, max: 50n }), currency: fc.constantFrom("usd", "jpy") })

describe("differences", () => {
  it("are none when both sides have the same, in whatever order and however cut", () => {
    fc.assert(fc.property(fc.array(booking), fc.bigInt({ min: -9n, max: 9n }), (bookings, part) => {
      const cut = bookings.flatMap((each) => [{ ...each, amount: each.amount - part }, { ...each, amount: part }]).reverse()
      expect(differences(bookings, cut)).toEqual([])
    }))
  })

  it("add up to the difference of the sums, to the last unit", () => {
    fc.assert(fc.property(fc.array(booking), fc.array(booking), (ours, theirs) => {
      const off = differences(ours, theirs).reduce((sum, each) => sum + (each.ours ?? 0n) - (each.theirs ?? 0n), 0n)
      const sum = (side: Booking[]) => side.reduce((total, { amount }) => total + amount, 0n)
      expect(off).toBe(sum(ours) - sum(theirs))
    }))
  })

  it("say which side knows nothing", () => {
    const charge: Booking = { object: "ch_1", figure: "payment", amount: 5n, currency: "usd" }
    expect(differences([], [charge])).toEqual([{ object: "ch_1", figure: "payment", currency: "usd", ours: null, theirs: 5n }])
    expect(differences([charge], [{ ...charge, amount: 4n }])).toMatchObject([{ ours: 5n, theirs: 4n }])
  })

  it("are summed by figure and currency for the report", () => {
    expect(totalsOf([{ object: "ch_1", figure: "payment", amount: 5n, currency: "usd" }, { object: "ch_2", figure: "payment", amount: -2n, currency: "usd" }])).toEqual([{ figure: "payment", currency: "usd", amount: 3n }])
  })
})

describe("days to compare", () => {
  const now = new Date("2026-11-26T03:50:00Z")
  const due = (reports: { day: string; state: string; checked_at: string }[], at = now) => dueDays(reports.map((report) => ({ ...report, checked_at: new Date(report.checked_at) })), { first: "2026-11-24", now: at, back: 30 })

  it("are those that are over and have no report, from the first day of business", () => {
    expect(due([])).toEqual(["2026-11-24", "2026-11-25"])
    expect(due([{ day: "2026-11-24", state: "clean", checked_at: "2026-11-25T02:00:00Z" }])).toEqual(["2026-11-25"])
  })

  it("rest for an hour first", () => { expect(due([], new Date("2026-11-26T00:59:00Z"))).toEqual(["2026-11-24"]) })

  it("come again when they were compared before they were over", () => {
    expect(due([{ day: "2026-11-24", state: "clean", checked_at: "2026-11-25T02:00:00Z" }, { day: "2026-11-25", state: "clean", checked_at: "2026-11-25T10:00:00Z" }])).toEqual(["2026-11-25"])
  })

  it("come again once a day while they have differences, or could not be compared", () => {
    const report = (checked_at: string) => [{ day: "2026-11-24", state: "differences", checked_at }, { day: "2026-11-25", state: "clean", checked_at: "2026-11-26T02:00:00Z" }]
    expect(due(report("2026-11-26T02:00:00Z"))).toEqual([])
    expect(due(report("2026-11-25T02:00:00Z"))).toEqual(["2026-11-24"])
  })
})
