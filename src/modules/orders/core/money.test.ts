import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { planCharge, type ChargeableLine, type PayoutReadiness } from "./plan-charge"
import { balanced, payable, saleSet, sellerBalance, stripeFeeSet, transferSet, transferred } from "./postings"

const sum = (parts: readonly bigint[]) => parts.reduce((a, b) => a + b, 0n)
const sellers = ["ana", "ben", "cy", "dee"]
const aCart = fc.array(fc.record({ sellerId: fc.constantFrom(...sellers), amount: fc.bigInt({ min: 0n, max: 10n ** 9n }) }), { minLength: 1, maxLength: 12 })
  .map((lines): ChargeableLine[] => lines.map((line, i) => ({ id: `line_${i}`, ...line })))
const aFee = fc.integer({ min: 0, max: 10_000 })
const active = (sellerId: string): PayoutReadiness => ({ sellerId, stripeAccountId: `acct_${sellerId}`, transfersActive: true })

describe("planning a charge", () => {
  it("creates and loses nothing: lines, fees and shares sum to the amount for any cart and fee", () => {
    fc.assert(fc.property(aCart, aFee, (lines, fee) => {
      const plan = planCharge(lines, sellers.map(active), fee)
      expect(plan.amount).toBe(sum(lines.map((l) => l.amount)))
      expect(sum(plan.parties.map((p) => p.fee + p.sellerAmount))).toBe(plan.amount)
      for (const party of plan.parties) {
        const own = plan.lines.filter((l) => l.sellerId === party.sellerId)
        expect(sum(own.map((l) => l.amount))).toBe(party.amount)
        expect(sum(own.map((l) => l.fee))).toBe(party.fee)
        expect(party.sellerAmount >= 0n).toBe(true)
      }
    }))
  })

  it("takes ten percent of what each seller sold", () => {
    const plan = planCharge([{ id: "a", sellerId: "ana", amount: 2_999n }, { id: "b", sellerId: "ben", amount: 4_999n }], [active("ana"), active("ben")], 1_000)
    expect(plan.parties.map(({ sellerId, fee, sellerAmount }) => [sellerId, fee, sellerAmount])).toEqual([["ana", 300n, 2_699n], ["ben", 500n, 4_499n]])
  })

  it("charges one seller with active transfers directly, and everybody else through the platform", () => {
    const one = [{ id: "a", sellerId: "ana", amount: 2_999n }]
    expect(planCharge(one, [active("ana")], 1_000).mode).toBe("destination")
    expect(planCharge(one, [], 1_000).mode).toBe("separate")
    expect(planCharge(one, [{ ...active("ana"), transfersActive: false }], 1_000)).toMatchObject({ mode: "separate", parties: [{ destination: null }] })
    expect(planCharge([...one, { id: "b", sellerId: "ben", amount: 1n }], [active("ana"), active("ben")], 1_000).mode).toBe("separate")
  })

  it("refuses an empty cart, a negative line and a fee above the whole", () => {
    expect(() => planCharge([], [], 1_000)).toThrow("at least one line")
    expect(() => planCharge([{ id: "a", sellerId: "ana", amount: -1n }], [], 1_000)).toThrow("cannot be negative")
    expect(() => planCharge([{ id: "a", sellerId: "ana", amount: 1n }], [], 10_001)).toThrow("basis points")
  })
})

describe("posting sets", () => {
  it("puts every captured cent in a place: sale, fees and transfers sum to zero and clearing equals the capture", () => {
    fc.assert(fc.property(aCart, aFee, fc.bigInt({ min: 0n, max: 10_000n }), (lines, points, stripeFee) => {
      const plan = planCharge(lines, sellers.map(active), points)
      const sets = [
        saleSet({ chargePlanId: "plan_1", currency: "usd", amount: plan.amount, parties: plan.parties }),
        ...plan.parties.map((p) => transferSet({ id: `tr_${p.sellerId}`, sellerId: p.sellerId, currency: "usd", amount: p.sellerAmount })),
        stripeFeeSet({ id: "ch_1", currency: "usd", fee: stripeFee }),
      ]
      const on = (account: string) => sum(sets.flatMap((s) => s.postings).filter((p) => p.account === account).map((p) => p.amount))
      for (const set of sets) expect(sum(set.postings.map((p) => p.amount))).toBe(0n)
      expect(on("buyer_clearing")).toBe(plan.amount)
      for (const party of plan.parties) {
        expect(sellerBalance({ payable: on(payable(party.sellerId)), transferred: on(transferred(party.sellerId)) }))
          .toEqual({ earned: party.sellerAmount, pending: 0n, transferred: party.sellerAmount })
      }
    }))
  })

  it("refuses a set whose parts do not make the whole", () => {
    expect(() => saleSet({ chargePlanId: "p", currency: "usd", amount: 100n, parties: [{ sellerId: "ana", fee: 10n, sellerAmount: 89n }] })).toThrow("off by 1 usd")
    expect(() => balanced({ key: "k", kind: "sale", reference: "r", currency: "usd", postings: [] })).not.toThrow()
  })
})
