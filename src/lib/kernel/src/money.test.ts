import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { allocate, basisPoints, chargeableFromMajor, formatMoney, fromMajor, money, stepOf, sum, toMajor } from "./money"

describe("money", () => {
  it("keeps every cent when shares do not divide evenly", () => {
    expect(allocate(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n])
    expect(allocate(-100n, [1n, 1n, 1n])).toEqual([-34n, -33n, -33n])
  })

  it("allocates parts that always sum to the whole and differ from the exact share by less than one", () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), weights, (amount, shares) => {
        const total = shares.reduce((a, b) => a + b, 0n)
        fc.pre(total > 0n)
        const parts = allocate(amount, shares)
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(amount)
        parts.forEach((part, i) => {
          const off = part * total - amount * (shares[i] ?? 0n)
          expect(off < total && off > -total).toBe(true)
        })
      }),
    )
  })

  it("refuses to add two currencies", () => {
    expect(() => sum([money(1n, "usd"), money(1n, "eur")])).toThrow("Cannot add eur to usd")
  })

  it("converts to and from Medusa's decimals for 0, 2 and 3 decimal currencies", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 11n), max: 10n ** 11n }), fc.constantFrom("usd", "jpy", "kwd"), (amount, currency) => {
        expect(fromMajor(toMajor(money(amount, currency)), currency).amount).toBe(amount)
      }),
    )
  })

  it("moves dinars in steps of ten, as Stripe does, and keeps every one of them", () => {
    expect([stepOf("usd"), stepOf("jpy"), stepOf("kwd")]).toEqual([1n, 1n, 10n])
    expect([5.124, 5.125, -5.125, 5.1].map((major) => chargeableFromMajor(major, "kwd").amount)).toEqual([5_120n, 5_130n, -5_130n, 5_100n])
    expect(allocate(100n, [1n, 1n, 1n], 10n)).toEqual([40n, 30n, 30n])
    expect(basisPoints(15_330n, 1_000, 10n)).toBe(1_530n)
    expect(() => allocate(101n, [1n], 10n)).toThrow("not a multiple of 10")
  })

  it("takes a fee in basis points, rounded half up", () => {
    expect(basisPoints(2_995n, 1_000)).toBe(300n)
  })

  it("writes money for people", () => {
    expect(formatMoney({ amount: "1999", currency: "usd" })).toBe("$19.99")
    expect(formatMoney(money(500n, "jpy"))).toBe("¥500")
  })
})
