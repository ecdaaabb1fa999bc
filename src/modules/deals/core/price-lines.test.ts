import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { priceLines, untilFree, type BulkDeal, type Bundle, type ListedLine } from "./price-lines"

const line = (id: string, price: bigint, more: Partial<ListedLine> = {}): ListedLine => ({ id, seller_id: "ayo", listing_id: `beat-${id}`, type: "mp3", exclusive: false, price, own: null, ...more })
const twoPlusOne: BulkDeal = { id: "deal", seller_id: "ayo", title: "Buy 2, get 1", types: ["mp3"], buy: 2, free: 1 }
const totalOf = (lines: readonly ListedLine[], deals: { bulk?: BulkDeal[]; bundles?: Bundle[] } = {}, step = 1n) =>
  [...priceLines(lines, { bulk: deals.bulk ?? [], bundles: deals.bundles ?? [] }, step).values()].reduce((sum, { price }) => sum + price, 0n)

const someLines = fc.array(fc.record({ price: fc.bigInt(0n, 100_000n), type: fc.constantFrom("mp3", "wav"), seller: fc.constantFrom("ayo", "mira"), exclusive: fc.boolean() }), { maxLength: 12 })
  .map((all) => all.map(({ price, type, seller, exclusive }, i) => line(String(i), price, { type, seller_id: seller, exclusive })))
const someDeal = fc.record({ buy: fc.integer({ min: 1, max: 4 }), free: fc.integer({ min: 1, max: 3 }), types: fc.subarray(["mp3", "wav"]) }).map((deal): BulkDeal => ({ ...twoPlusOne, ...deal }))

describe("deals", () => {
  it("make the cheapest of three free, and divide what is saved over all three", () => {
    const prices = priceLines([line("a", 3_000n), line("b", 2_000n), line("c", 1_000n)], { bulk: [twoPlusOne], bundles: [] }, 1n)
    expect([...prices.values()].map(({ price }) => price)).toEqual([2_500n, 1_667n, 833n])
    expect(prices.get("c")?.deal).toEqual({ kind: "bulk", id: "deal", title: "Buy 2, get 1" })
  })

  it("count no exclusive license, no other shop's and no other type unless they say so", () => {
    const others = [line("a", 3_000n), line("b", 3_000n), line("c", 3_000n, { type: "wav" }), line("d", 3_000n, { seller_id: "mira" })]
    expect(totalOf(others, { bulk: [twoPlusOne] })).toBe(12_000n)
    expect(totalOf([line("a", 1_000n), line("b", 1_000n), line("c", 1_000n, { exclusive: true })], { bulk: [{ ...twoPlusOne, types: [] }] })).toBe(3_000n)
  })

  it("sell a bundle at its price when all of its beats are there in its type", () => {
    const bundle: Bundle = { id: "b", seller_id: "ayo", title: "Night pack", type: "mp3", listing_ids: ["beat-a", "beat-b"], price: 2_999n }
    const prices = priceLines([line("a", 3_000n), line("b", 1_000n), line("c", 500n)], { bulk: [], bundles: [bundle] }, 1n)
    expect([...prices.values()].map(({ price }) => price)).toEqual([2_249n, 750n, 500n])
    expect(totalOf([line("a", 3_000n)], { bundles: [bundle] })).toBe(3_000n)
    expect(totalOf([line("a", 1_000n), line("b", 1_000n)], { bundles: [bundle] }), "a bundle that is dearer does not apply").toBe(2_000n)
  })

  it("leave a price of the buyer's own alone", () => {
    const own = { kind: "offer", id: "offer", price: 700n } as const
    const prices = priceLines([line("a", 3_000n), line("b", 3_000n), line("c", 3_000n, { own })], { bulk: [twoPlusOne], bundles: [] }, 1n)
    expect([...prices.values()].map(({ price }) => price)).toEqual([3_000n, 3_000n, 700n])
  })

  it("never charge less than nothing or more than the list price, and put a line in one deal only", () => {
    fc.assert(fc.property(someLines, fc.array(someDeal, { maxLength: 3 }), fc.bigInt(0n, 50_000n), (lines, bulk, price) => {
      const bundles: Bundle[] = [{ id: "b", seller_id: "ayo", title: "", type: "mp3", listing_ids: lines.slice(0, 2).map(({ listing_id }) => listing_id), price }]
      const prices = priceLines(lines, { bulk: bulk.map((deal, i) => ({ ...deal, id: String(i) })), bundles }, 1n)
      expect(prices.size).toBe(lines.length)
      for (const { id, price: listed } of lines) {
        const priced = prices.get(id)
        expect(priced && priced.price >= 0n && priced.price <= listed && (priced.deal !== null || priced.price === listed)).toBe(true)
      }
    }))
  })

  it("never make the cart dearer by more than the license that is added", () => {
    fc.assert(fc.property(someLines, someDeal, fc.bigInt(0n, 100_000n), (lines, deal, price) => {
      expect(totalOf([...lines, line("more", price)], { bulk: [deal] })).toBeLessThanOrEqual(totalOf(lines, { bulk: [deal] }) + price)
    }))
  })

  it("keep to what a currency can charge", () => {
    const prices = priceLines([line("a", 3_000n), line("b", 2_000n), line("c", 1_010n)], { bulk: [twoPlusOne], bundles: [] }, 10n)
    expect([...prices.values()].every(({ price }) => price % 10n === 0n)).toBe(true)
  })

  it("say how many licenses are missing to the next free one", () => {
    expect(untilFree(twoPlusOne, [])).toBeNull()
    expect(untilFree(twoPlusOne, [line("a", 1n)])).toBe(1)
    expect(untilFree(twoPlusOne, [line("a", 1n), line("b", 1n)])).toBe(0)
    expect(untilFree(twoPlusOne, [line("a", 1n), line("b", 1n), line("c", 1n)])).toBeNull()
  })
})
