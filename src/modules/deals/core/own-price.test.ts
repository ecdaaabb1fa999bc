import { describe, expect, it } from "vitest"
import { creditOf, ownPriceOf } from "./own-price"

const paid = (net: bigint, gross = net, left = gross) => ({ net, gross, left })

describe("the price of an upgrade", () => {
  it("is the difference to what was paid along the chain", () => {
    expect(ownPriceOf("upgrade", 9_999n, creditOf([paid(2_000n), paid(2_999n)], 1n))).toBe(5_000n)
  })
  it("is never below zero, and a free license takes nothing off", () => {
    expect(ownPriceOf("upgrade", 1_000n, creditOf([paid(2_999n)], 1n))).toBe(0n)
    expect(ownPriceOf("upgrade", 1_000n, creditOf([paid(0n)], 1n))).toBe(1_000n)
  })
  it("takes off neither tax on top nor what was refunded", () => {
    expect(creditOf([paid(10_000n, 12_000n, 6_000n)], 1n)).toBe(5_000n)
  })
  it("stays what can be charged in currencies with steps", () => { expect(creditOf([paid(1_999n, 1_999n, 1_000n)], 10n)).toBe(1_000n) })
  it("of a renewal is today's", () => { expect(ownPriceOf("renewal", 2_999n, 2_999n)).toBe(2_999n) })
})
