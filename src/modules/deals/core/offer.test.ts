import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { answerOffer, beginOffer, type Answer, type Negotiation, type OfferRules } from "./offer"

const rules: OfferRules = { label: "WAV", list: 5_000n, minimum: 2_000n, acceptFrom: 4_500n, currency: "usd", step: 1n }
const now = new Date("2028-02-25T12:00:00Z")
const asked = (price: bigint, over: Partial<OfferRules> = {}) => beginOffer(price, { ...rules, ...over }, now)
const open = (price = 3_000n, turn: "seller" | "buyer" = "seller"): Negotiation => ({ state: "open", turn, price, expires_at: new Date("2028-03-03T12:00:00Z") })
const answered = (offer: Negotiation, by: "seller" | "buyer", answer: Answer, at = now, steps = 1) => answerOffer(offer, by, answer, rules, { now: at, steps })
const whyNot = (result: ReturnType<typeof asked>) => (result.ok ? "it was taken" : result.error.message)

describe("an offer", () => {
  it("stands for seven days, over the end of February too", () => {
    expect(asked(3_000n)).toEqual({ ok: true, value: open() })
  })

  it("is accepted at once from the threshold on", () => {
    expect(asked(4_500n)).toMatchObject({ value: { state: "accepted", price: 4_500n } })
    expect(asked(4_499n)).toMatchObject({ value: { state: "open" } })
  })

  it("is refused below the minimum, at the price, off the step, and where none are taken, in words", () => {
    expect(whyNot(asked(1_999n))).toBe("Offers for the WAV license start at $20.00.")
    expect(whyNot(asked(5_000n))).toBe("The WAV license costs $50.00: put it in the cart instead.")
    expect(whyNot(asked(3_001n, { currency: "kwd", step: 10n }))).toMatch(/multiples of/)
    expect(whyNot(asked(3_000n, { minimum: null }))).toBe("The producer takes no offers for the WAV license.")
  })

  it("goes back and forth until one accepts, at the price that was named last", () => {
    const countered = answered(open(), "seller", { act: "counter", price: 4_000n })
    expect(countered).toMatchObject({ value: { state: "open", turn: "buyer", price: 4_000n } })
    expect(answered(open(4_000n, "buyer"), "buyer", { act: "counter", price: 3_500n })).toMatchObject({ value: { state: "open", turn: "seller", price: 3_500n } })
    expect(answered(open(4_000n, "buyer"), "buyer", { act: "accept" })).toMatchObject({ value: { state: "accepted", price: 4_000n } })
  })

  it("is answered by whose turn it is, and never after its end", () => {
    expect(whyNot(answered(open(), "buyer", { act: "accept" }))).toMatch(/producer’s turn/)
    expect(answered(open(), "buyer", { act: "withdraw" })).toMatchObject({ value: { state: "withdrawn" } })
    expect(answered(open(), "seller", { act: "withdraw" }).ok).toBe(false)
    expect(whyNot(answered(open(), "seller", { act: "accept" }, new Date("2028-03-03T12:00:00Z")))).toMatch(/run out/)
    for (const state of ["accepted", "declined", "withdrawn", "expired", "bought"] as const) expect(answered({ ...open(), state }, "seller", { act: "accept" }).ok).toBe(false)
  })

  it("ends somewhere: after twenty steps it is accepted or declined", () => {
    expect(answered(open(), "seller", { act: "counter", price: 4_000n }, now, 20).ok).toBe(false)
    expect(answered(open(), "seller", { act: "accept" }, now, 20).ok).toBe(true)
  })

  it("is never agreed below the minimum or above the price, however they negotiate", () => {
    const step = fc.record({ by: fc.constantFrom("seller", "buyer"), act: fc.constantFrom("counter", "accept", "decline", "withdraw"), price: fc.bigInt(0n, 6_000n) })
    fc.assert(fc.property(fc.bigInt(0n, 6_000n), fc.array(step, { maxLength: 30 }), (first, steps) => {
      const begun = asked(first)
      let offer = begun.ok ? begun.value : null
      for (const [i, { by, act, price }] of steps.entries()) {
        if (!offer) return
        const result = answered(offer, by as "seller", (act === "counter" ? { act, price } : { act }) as Answer, now, i + 1)
        if (result.ok) offer = result.value
      }
      if (offer?.state === "accepted") expect(offer.price >= 2_000n && offer.price <= 5_000n).toBe(true)
    }))
  })
})
