import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { shippedTypes } from "../types"
import { boundsOf } from "./bounds"
import { blockedBy } from "./license-type"
import { differences, faultOf, noPlans, tiersOf, type Plans, type TierChange } from "./plan"
import { inCurrency } from "./price"

const usd = (amount: string) => ({ amount, currency: "usd" })
const tiers = (plans: Partial<Plans> = {}) => tiersOf(shippedTypes, { ...noPlans, ...plans }, "usd")
const tier = (type: string, plans: Partial<Plans> = {}) => {
  const found = tiers(plans).find((each) => each.type === type)
  if (!found) throw new Error(`no tier ${type}`)
  return found
}
const fault = (plan: TierChange[]) => faultOf(plan, shippedTypes, tiers(), "usd")
const mp3 = (change: Omit<TierChange, "type">): TierChange[] => [{ type: "mp3", ...change }]

describe("license plans", () => {
  it("offer every type but those that are exclusive or given away at its own price while there is none, cheapest first", () => {
    expect(tiers().map(({ type, price, enabled }) => [type, price.amount, enabled])).toEqual([["free", "0", false], ["mp3", "2999", true], ["wav", "4999", true], ["premium", "9999", true], ["unlimited", "19999", true], ["exclusive", "99999", false]])
  })

  it("lie over each other: the store's defaults, the shop's, the beat's", () => {
    const store = mp3({ price: usd("1000"), terms: { copies: 600, years: 2 } })
    const shop = mp3({ price: usd("2000"), enabled: true, terms: { copies: 700 } })
    expect(tier("mp3", { store })).toMatchObject({ price: usd("1000"), enabled: true, caps: { copies: 600 }, details: { terms: { years: 2 } } })
    expect(tier("mp3", { store, shop })).toMatchObject({ price: usd("2000"), caps: { copies: 700 }, details: { terms: { years: 2 } } })
    expect(tier("mp3", { store, shop, beat: mp3({ terms: { copies: 800 } }) })).toMatchObject({ price: usd("2000"), enabled: true, caps: { copies: 800 } })
    expect(tier("mp3", { store, shop, beat: mp3({ enabled: false }) })).toMatchObject({ enabled: false, caps: { copies: 700 } })
  })

  it("of a shop have types off that they do not name, and types that are gone are left alone", () => {
    const on = tiers({ shop: [{ type: "wav", price: usd("3500"), enabled: true }, { type: "gone", price: usd("1"), enabled: true }] }).filter(({ enabled }) => enabled)
    expect(on.map(({ type, price }) => [type, price.amount])).toEqual([["wav", "3500"]])
  })

  it("lower a minimum offer to the price below it", () => {
    const beat = mp3({ minimum_offer: usd("2500") })
    expect(tier("mp3", { beat }).details.minimum_offer).toEqual(usd("2500"))
    expect(tier("mp3", { shop: mp3({ price: usd("1000"), enabled: true }), beat }).details.minimum_offer).toEqual(usd("1000"))
  })

  it("are read even when they hold what is not permitted any more, or another currency", () => {
    const beat = mp3({ price: { amount: "900", currency: "eur" }, minimum_offer: { amount: "900", currency: "eur" }, terms: { copies: 7, nonsense: true, years: 5 } })
    expect(tier("mp3", { beat })).toMatchObject({ price: usd("2999"), caps: { copies: 2_500 }, details: { minimum_offer: null, terms: { years: 5 } } })
  })

  it("keep of a beat only what differs from the shop", () => {
    const plan: TierChange[] = [{ type: "mp3", price: usd("2999"), enabled: true, minimum_offer: null, terms: { copies: 2_500, years: 3 } }, { type: "wav", price: usd("4999"), enabled: true }, { type: "premium", price: usd("8000"), enabled: false }]
    expect(differences(plan, tiers())).toEqual([{ type: "mp3", terms: { years: 3 } }, { type: "premium", price: usd("8000"), enabled: false }])
  })

  it("name the file that a tier waits for", () => {
    expect(blockedBy(["mp3", "wav"], ["mp3", "wav"])).toBeNull()
    expect(blockedBy(["mp3", "wav", "stems"], ["mp3", "wav"])).toMatch(/stems/)
  })

  it.each<[string, TierChange[], RegExp]>([
    ["an unknown type", [{ type: "exotic", price: usd("100") }], /no license type "exotic"/],
    ["a type named twice", [...mp3({ price: usd("100") }), ...mp3({ price: usd("200") })], /twice/],
    ["a foreign currency", mp3({ price: { amount: "100", currency: "eur" } }), /EUR.*USD/],
    ["a price that Stripe would refuse", mp3({ price: usd("49"), enabled: true }), /must be 0 \(free\), or from 50/],
    ["a negative price, even switched off", mp3({ price: usd("-1"), enabled: false }), /must be 0/],
    ["a price for what is always free", [{ type: "free", price: usd("100"), enabled: true }], /Free download is always free/],
    ["an offer above the price", mp3({ price: usd("1000"), minimum_offer: usd("1001") }), /minimum offer for MP3 must not be above its price of \$10\.00; it is \$10\.01/],
    ["an offer above the price below", mp3({ minimum_offer: usd("3000") }), /above its price of \$29\.99/],
    ["a negative offer", mp3({ minimum_offer: usd("-5") }), /must be at least \$0\.50/],
    ["a cap beyond the type", mp3({ terms: { copies: 20_000 } }), /Copies of the MP3 license must be a whole number from 500 to 10,000; it is 20,000\./],
    ["a cap without end where there is one", mp3({ terms: { audioStreams: null } }), /Audio streams .* from 10,000 to 250,000; it is unlimited/],
    ["half a copy", mp3({ terms: { copies: 700.5 } }), /whole number/], ["a cap in words", mp3({ terms: { copies: "many" } }), /it is "many"/], ["no years", mp3({ terms: { years: 0 } }), /Term in years .* from 1 to 99, or unlimited; it is 0/],
    ["a term that is fixed", [{ type: "unlimited", terms: { copies: 10 } }], /"copies" of the Unlimited license cannot be changed/],
    ["a term that a prototype has", mp3({ terms: JSON.parse('{"__proto__": 1, "constructor": 1}') as Record<string, unknown> }), /cannot be changed/],
  ])("refuse %s", (_name, plan, words) => { expect(fault(plan)).toMatch(words) })

  it("take any honest price", () => {
    fc.assert(fc.property(fc.oneof(fc.constant(0n), fc.bigInt({ min: 50n, max: 99_999_999n })), (amount) => { expect(fault(mp3({ price: usd(String(amount)), enabled: true }))).toBeNull() }))
  })

  const adjustable = shippedTypes.flatMap((type) => boundsOf(type).map((bound) => ({ type, bound })))
  it("take a number exactly when it is within the type's bounds, and then it is what is sold", () => {
    fc.assert(fc.property(fc.constantFrom(...adjustable), fc.oneof(fc.integer({ min: -10, max: 1_000_000 }), fc.constant(null)), ({ type, bound: { term, lowest, highest, unlimited } }, value) => {
      const isWithin = value === null ? unlimited : value >= lowest && (highest === null || value <= highest)
      const plan = [{ type: type.id, terms: { [term]: value } }]
      expect(fault(plan) === null).toBe(isWithin)
      const sold = tier(type.id, { beat: plan }).details.terms as Record<string, unknown>
      expect(sold[term] === value).toBe(isWithin || (type.defaults as Record<string, unknown>)[term] === value)
    }))
  })

  it("never give a negative price, whatever the plans hold", () => {
    const price = fc.record({ amount: fc.bigInt().map(String), currency: fc.constantFrom("usd", "eur", "jpy", "kwd") })
    const plan = fc.option(fc.array(fc.record({ type: fc.constantFrom(...shippedTypes.map(({ id }) => id), "gone"), price, enabled: fc.boolean(), minimum_offer: fc.option(price), terms: fc.dictionary(fc.string(), fc.anything()) }), { maxLength: 8 }))
    fc.assert(fc.property(plan, plan, plan, fc.constantFrom("usd", "jpy", "kwd"), (store, shop, beat, currency) => {
      for (const { price: asked } of tiersOf(shippedTypes, { store, shop, beat }, currency)) {
        expect(BigInt(asked.amount)).toBeGreaterThanOrEqual(0n)
        expect(asked.currency).toBe(currency)
      }
    }))
  })

  it("sell what is kept of a beat as they would sell all that was sent", () => {
    const changes = fc.array(fc.record({ type: fc.constantFrom("mp3", "wav", "premium"), price: fc.integer({ min: 50, max: 9_000 }).map((amount) => usd(String(amount))), enabled: fc.boolean(), terms: fc.record({ years: fc.option(fc.integer({ min: 1, max: 99 })), radioStations: fc.integer({ min: 0, max: 10 }) }) }), { maxLength: 3 })
      .map((list) => list.filter((each, i) => list.findIndex(({ type }) => type === each.type) === i))
    fc.assert(fc.property(changes, (beat) => { expect(tiers({ beat: differences(beat, tiers()) })).toEqual(tiers({ beat })) }))
  })

  it.each([["eur", "2999"], ["jpy", "30"], ["kwd", "29990"]])("keep the figure in %s", (currency, amount) => { expect(inCurrency(usd("2999"), currency)).toEqual({ amount, currency }) })
})
