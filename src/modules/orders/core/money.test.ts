import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { shareOut } from "./share-out"
import { DEFAULT_FEE, faultOfPolicy, feePoints, lossBelow } from "./fee"
import { planCharge, type ChargeableLine, type SellerFacts } from "./plan-charge"
import { refundable, refundAcross, refundLine, type LineLeft } from "./plan-refund"
import { balanced, payable, saleSet, sellerBalance, stripeFeeSet, transferSet, transferred } from "./postings"

const sum = (parts: readonly bigint[]) => parts.reduce((a, b) => a + b, 0n)
const sellers = ["ana", "ben", "cy", "dee"]
const aCart = fc.array(fc.record({ sellerId: fc.constantFrom(...sellers), amount: fc.bigInt({ min: 0n, max: 10n ** 9n }), taxPercent: fc.bigInt({ min: 0n, max: 30n }), isSplit: fc.boolean(), isContested: fc.boolean() }), { minLength: 1, maxLength: 12 })
  .map((lines): ChargeableLine[] => lines.map(({ taxPercent, ...line }, i) => ({ id: `line_${i}`, ...line, tax: (line.amount * taxPercent) / 100n })))
const aFee = fc.integer({ min: 0, max: 10_000 })
const active = (sellerId: string, feePoints = 1_000): SellerFacts => ({ sellerId, stripeAccountId: `acct_${sellerId}`, transfersActive: true, chargesEnabled: true, feePoints, owes: 0n })
const aLine = (sellerId: string, amount: bigint, change: Partial<ChargeableLine> = {}): ChargeableLine => ({ id: `${sellerId}_line`, sellerId, amount, tax: 0n, isSplit: false, isContested: false, ...change })

describe("planning a charge", () => {
  it("creates and loses nothing: lines, fees, taxes and shares sum to the amount for any cart and fee", () => {
    fc.assert(fc.property(aCart, aFee, (lines, fee) => {
      const plan = planCharge(lines, sellers.map((id) => active(id, fee)))
      expect(plan.amount).toBe(sum(lines.map((l) => l.amount)))
      expect(sum(plan.parties.map((p) => p.fee + p.tax + p.sellerAmount))).toBe(plan.amount)
      for (const party of plan.parties) {
        const own = plan.lines.filter((l) => l.sellerId === party.sellerId)
        expect(sum(own.map((l) => l.amount))).toBe(party.amount)
        expect(sum(own.map((l) => l.fee))).toBe(party.fee)
        expect(sum(own.map((l) => l.tax))).toBe(party.tax)
        expect(party.sellerAmount >= 0n).toBe(true)
        for (const line of own) expect(line.fee + line.tax <= line.amount).toBe(true)
      }
    }))
  })

  it("plans, shares and refunds in steps that Stripe can move, where the currency has some", () => {
    fc.assert(fc.property(aCart, aFee, fc.bigInt({ min: 1n, max: 10n ** 6n }), (cart, fee, part) => {
      const lines = cart.map((line) => ({ ...line, amount: line.amount * 10n, tax: line.tax * 10n }))
      const plan = planCharge(lines, sellers.map((id) => active(id, fee)), { step: 10n })
      expect(plan.parties.flatMap((p) => [p.fee, p.sellerAmount]).concat(plan.lines.map((line) => line.fee)).filter((amount) => amount % 10n !== 0n)).toEqual([])
      for (const line of plan.lines) {
        const shares = shareOut(line.amount - line.fee - line.tax, [{ party_id: "a", points: 3_333 }, { party_id: "b", points: 6_667 }], { party_id: "b", remaining: part }, 10n)
        const left: LineLeft = { id: line.id, fee: line.fee, tax: line.tax, shares: shares.map(({ amount }, i) => ({ id: String(i), amount })) }
        expect(refundable(left)).toBe(line.amount)
        if (line.amount <= part * 10n) continue
        const back = refundLine(left, part * 10n, 10n)
        expect([back.fee, back.tax, ...back.shares.map((share) => share.amount)].filter((amount) => amount % 10n !== 0n)).toEqual([])
      }
    }))
  })

  it("takes ten percent of what each seller sold, and nothing of the tax", () => {
    const plan = planCharge([aLine("ana", 2_999n), aLine("ben", 5_999n, { tax: 1_000n })], [active("ana"), active("ben")])
    expect(plan.parties.map(({ sellerId, fee, tax, sellerAmount }) => [sellerId, fee, tax, sellerAmount])).toEqual([["ana", 300n, 0n, 2_699n], ["ben", 500n, 1_000n, 4_499n]])
  })

  it("charges one seller with active transfers directly, and everybody else through the platform", () => {
    const one = [aLine("ana", 2_999n)]
    expect(planCharge(one, [active("ana")]).mode).toBe("destination")
    expect(planCharge(one, [{ ...active("ana"), transfersActive: false }])).toMatchObject({ mode: "separate", parties: [{ destination: null }] })
    expect(planCharge([...one, aLine("ben", 1n)], [active("ana"), active("ben")]).mode).toBe("separate")
    expect(planCharge([aLine("ana", 2_999n, { isSplit: true })], [active("ana")])).toMatchObject({ mode: "separate", reasons: ["Collaborators share what a beat earns"] })
    expect(planCharge(one, [{ ...active("ana"), owes: 1n }]).mode).toBe("separate")
    expect(planCharge([aLine("ana", 0n)], [active("ana")])).toMatchObject({ mode: "free", capture: "automatic" })
  })

  it("holds the money while a beat can still be sold exclusively, and lets the seller be the merchant only when the store says so", () => {
    expect(planCharge([aLine("ana", 2_999n, { isContested: true })], [active("ana")])).toMatchObject({ mode: "destination", capture: "manual", onBehalfOf: null })
    expect(planCharge([aLine("ana", 2_999n)], [active("ana")], { onBehalfOf: true }).onBehalfOf).toBe("acct_ana")
    expect(planCharge([aLine("ana", 2_999n)], [{ ...active("ana"), chargesEnabled: false }], { onBehalfOf: true }).onBehalfOf).toBeNull()
  })

  it("refuses an empty cart, a negative line, a tax above its line, a stranger and a fee above the whole", () => {
    expect(() => planCharge([], [])).toThrow("at least one line")
    expect(() => planCharge([aLine("ana", -1n)], [active("ana")])).toThrow("cannot be negative")
    expect(() => planCharge([aLine("ana", 1n, { tax: 2n })], [active("ana")])).toThrow("a part of it")
    expect(() => planCharge([aLine("ana", 1n)], [])).toThrow("Nothing is known")
    expect(() => planCharge([aLine("ana", 1n)], [active("ana", 10_001)])).toThrow("basis points")
  })
})

describe("the platform's fee", () => {
  it("is that of the highest tier a seller has reached", () => {
    const policy = { points: 1_000, tiers: [{ from: 500_000n, points: 500 }, { from: 100_000n, points: 800 }] }
    expect([0n, 99_999n, 100_000n, 499_999n, 500_000n, 10n ** 9n].map((sold) => feePoints(policy, sold))).toEqual([1_000, 1_000, 800, 800, 500, 500])
    expect(feePoints(DEFAULT_FEE, 10n ** 9n)).toBe(1_000)
  })

  it("loses money below $4.23 at ten percent, and always below Stripe's own percentage", () => {
    expect(lossBelow(1_000)).toBe(423n)
    expect(lossBelow(290)).toBeNull()
  })

  it("is refused when it is no percentage, or when tiers collide", () => {
    expect(faultOfPolicy({ points: 10_001, tiers: [] })).toContain("0% to 100%")
    expect(faultOfPolicy({ points: 1_000, tiers: [{ from: 5n, points: 1 }, { from: 5n, points: 2 }] })).toContain("same sum")
    expect(faultOfPolicy(DEFAULT_FEE)).toBeNull()
  })
})

describe("posting sets", () => {
  it("puts every captured cent in a place: sale, fees and transfers sum to zero and clearing equals the capture", () => {
    fc.assert(fc.property(aCart, aFee, fc.bigInt({ min: 0n, max: 10_000n }), (lines, points, stripeFee) => {
      const plan = planCharge(lines, sellers.map((id) => active(id, points)))
      const sets = [
        saleSet({ chargePlanId: "plan_1", currency: "usd", amount: plan.amount, fee: sum(plan.parties.map((p) => p.fee)), tax: sum(plan.parties.map((p) => p.tax)), parties: plan.parties.map((p) => ({ partyId: p.sellerId, amount: p.sellerAmount })) }),
        ...plan.parties.map((p) => transferSet({ id: `tr_${p.sellerId}`, partyId: p.sellerId, currency: "usd", amount: p.sellerAmount })),
        stripeFeeSet({ id: "ch_1", currency: "usd", fee: stripeFee }),
      ]
      const on = (account: string) => sum(sets.flatMap((s) => s.postings).filter((p) => p.account === account).map((p) => p.amount))
      for (const set of sets) expect(sum(set.postings.map((p) => p.amount))).toBe(0n)
      expect(on("buyer_clearing")).toBe(plan.amount)
      for (const party of plan.parties) {
        expect(sellerBalance({ payable: on(payable(party.sellerId)), transferred: on(transferred(party.sellerId)), negative: 0n }))
          .toEqual({ earned: party.sellerAmount, pending: 0n, transferred: party.sellerAmount, owed: 0n })
      }
    }))
  })

  it("refuses a set whose parts do not make the whole", () => {
    expect(() => saleSet({ chargePlanId: "p", currency: "usd", amount: 100n, fee: 10n, tax: 0n, parties: [{ partyId: "ana", amount: 89n }] })).toThrow("off by 1 usd")
    expect(() => balanced({ key: "k", kind: "sale", reference: "r", currency: "usd", postings: [] })).not.toThrow()
  })
})

const someShares = fc.uniqueArray(fc.constantFrom("ana", "ben", "cy", "dee", "eve"), { minLength: 1 }).chain((parties) =>
  fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: parties.length - 1, maxLength: parties.length - 1 }).map((cuts) => {
    const at = [0, ...cuts.sort((a, b) => a - b), 10_000]
    return parties.map((party_id, i) => ({ party_id, points: (at[i + 1] ?? 0) - (at[i] ?? 0) }))
  }))

describe("sharing out what a line earned", () => {
  it("gives away exactly what was earned, and first what is to be recouped", () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), someShares, fc.bigInt({ min: 0n, max: 10n ** 9n }), (earned, shares, remaining) => {
      const parts = shareOut(earned, shares, { party_id: "ana", remaining })
      expect(sum(parts.map((part) => part.amount))).toBe(earned)
      expect(sum(parts.filter((part) => part.kind === "recoup").map((part) => part.amount))).toBe(earned < remaining ? earned : remaining)
      for (const { amount } of parts) expect(amount > 0n).toBe(true)
    }))
  })

  it("divides by basis points, the odd cent by largest remainder", () => {
    expect(shareOut(1_000n, [{ party_id: "ana", points: 3_334 }, { party_id: "ben", points: 3_333 }, { party_id: "cy", points: 3_333 }])).toEqual([
      { party_id: "ana", kind: "split", amount: 334n }, { party_id: "ben", kind: "split", amount: 333n }, { party_id: "cy", kind: "split", amount: 333n },
    ])
    expect(() => shareOut(1n, [{ party_id: "ana", points: 9_999 }])).toThrow("9999 basis points")
  })
})

const aSoldLine = fc.record({ fee: fc.bigInt({ min: 0n, max: 10_000n }), tax: fc.bigInt({ min: 0n, max: 10_000n }), shares: fc.array(fc.bigInt({ min: 0n, max: 100_000n }), { minLength: 1, maxLength: 5 }) })
  .map(({ fee, tax, shares }): LineLeft => ({ id: "line", fee, tax, shares: shares.map((amount, i) => ({ id: `share_${i}`, amount })) }))

/** A line after a refund. */
const after = (line: LineLeft, taken: { fee: bigint; tax: bigint; shares: { id: string; amount: bigint }[] }): LineLeft => ({
  ...line, fee: line.fee - taken.fee, tax: line.tax - taken.tax, shares: line.shares.map((share, i) => ({ ...share, amount: share.amount - (taken.shares[i]?.amount ?? 0n) })),
})

describe("a refund", () => {
  it("in any number of parts takes from each exactly what he had, never more", () => {
    fc.assert(fc.property(aSoldLine, fc.array(fc.bigInt({ min: 1n, max: 60_000n }), { maxLength: 8 }), (line, asked) => {
      let left = line
      for (const wish of [...asked, 10n ** 12n]) {
        const most = refundable(left)
        if (most === 0n) break
        const part = refundLine(left, wish < most ? wish : most)
        expect(part.fee + part.tax + sum(part.shares.map((share) => share.amount))).toBe(part.amount)
        left = after(left, part)
        for (const amount of [left.fee, left.tax, ...left.shares.map((share) => share.amount)]) expect(amount >= 0n).toBe(true)
      }
      expect(refundable(left)).toBe(0n)
    }))
  })

  it("across lines sums to what was asked", () => {
    fc.assert(fc.property(fc.array(aSoldLine, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 10_000 }), (lines, points) => {
      const own = lines.map((line, i) => ({ ...line, id: `line_${i}` }))
      const whole = sum(own.map(refundable))
      const amount = (whole * BigInt(points) + 9_999n) / 10_000n
      if (whole === 0n) return
      expect(sum(refundAcross(own, amount).map((line) => line.amount))).toBe(amount)
    }))
  })

  it("of more than is left is refused", () => {
    const line: LineLeft = { id: "line", fee: 300n, tax: 0n, shares: [{ id: "ana", amount: 2_699n }] }
    expect(() => refundLine(line, 3_000n)).toThrow("not within")
    expect(() => refundLine(line, 0n)).toThrow("not within")
    expect(refundLine(line, 1_000n)).toEqual({ id: "line", amount: 1_000n, fee: 100n, tax: 0n, shares: [{ id: "ana", amount: 900n }] })
  })
})
