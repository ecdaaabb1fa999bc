import { addCode, bundleToCart, dropBulkDeal, dropCoupon, listDeals, readBeat, readBundle, readDeals, saveBulkDeal, saveBundle, saveCoupon, withdrawListing, type Beat } from "@max-booster/api-contract"
import { beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { query } from "../support/database"
import { contractOf } from "../support/downloads"
import { call, refusalOf } from "../support/http"
import { aPerson, aProducer, type Person, type Producer } from "../support/people"
import { unique } from "../support/ready"
import { aCart, agreement, begin, cartOf, licensesOf, ordered, press, put } from "../support/shopping"
import { aBeatOnSale } from "../support/upload"

const usd = (amount: number) => ({ amount: String(amount), currency: "usd" })

describe("deals of a producer", () => {
  let files: HostileFiles
  let producer: Producer
  let stranger: Producer
  let buyer: Person
  let beats: (Beat & { recordingId: string })[]

  beforeAll(async () => {
    [files, producer, stranger, buyer] = await Promise.all([makeHostileFiles(), aProducer({ name: "Dealing Producer" }), aProducer({ name: "Other Dealer", onboarded: false }), aPerson("Bulk Buyer")])
    beats = []
    for (const price of [3_000, 2_000, 1_000]) {
      const { handle, recordingId } = await aBeatOnSale(producer, files.good, { mp3: price, wav: price + 2_000 })
      beats.push({ ...(await call(readBeat, { params: { handle } })).beat, recordingId })
    }
    return () => files.remove()
  }, 240_000)

  const token = () => producer.sellerToken
  const all = async () => {
    const cartId = await aCart()
    for (const beat of beats) await put(cartId, beat, "mp3")
    return cartId
  }
  const bulkDeal = (body: object = {}) => call(saveBulkDeal, { token: token(), body: { title: "Buy 2, get 1", types: ["mp3"], buy: 2, free: 1, enabled: true, ends_at: null, ...body } })
  const noDeals = async () => {
    const { bulk, bundles } = await call(listDeals, { token: token() })
    for (const { id } of bulk) await call(dropBulkDeal, { token: token(), params: { id } })
    await query("delete from bundle where id = any($1)", [bundles.map(({ id }) => id)])
  }

  it("make one of three licenses free: cart, contracts, sale and licenses show it, to the last cent", async () => {
    const { bulk: [deal] } = await bulkDeal()
    const cartId = await aCart()
    await put(cartId, beats[0] as Beat, "mp3")
    expect((await cartOf(cartId)).hints).toMatchObject([{ title: "Buy 2, get 1", missing: 1 }])
    await put(cartId, beats[1] as Beat, "mp3")
    expect((await cartOf(cartId)).hints).toMatchObject([{ missing: 0 }])
    const cart = await put(cartId, beats[2] as Beat, "mp3")
    expect(cart).toMatchObject({ total: usd(5_000), hints: [] })
    expect(cart.lines.map(({ price, deal: of }) => [price.amount, of?.list_price.amount, of?.title])).toEqual([["2500", "3000", "Buy 2, get 1"], ["1667", "2000", "Buy 2, get 1"], ["833", "1000", "Buy 2, get 1"]])

    const { checkout_id, url } = await begin(buyer, cartId, await agreement(buyer, cartId))
    await press(url)
    const orderId = await ordered(buyer, checkout_id)
    const licenses = await licensesOf(buyer, orderId, 3)
    expect(licenses.map(({ price }) => price.amount).sort()).toEqual(["1667", "2500", "833"])
    const words = await contractOf(buyer, licenses.find(({ price }) => price.amount === "833")?.id ?? "")
    expect(words).toMatch(/\$8\.33/)
    expect(words).toMatch(/Buy 2, get 1; \$10\.00 USD in the shop/)
    expect(await query("select deal_kind, deal_id from sale_line l join sale s on s.id = l.sale_id where s.order_id = $1", [orderId])).toEqual(Array.from({ length: 3 }, () => ({ deal_kind: "bulk", deal_id: deal?.id })))
    await noDeals()
  })

  it("change what open carts cost when they end, and say so", async () => {
    const { bulk: [deal] } = await bulkDeal()
    const cartId = await all()
    const agreedTo = await agreement(buyer, cartId)
    await call(dropBulkDeal, { token: token(), params: { id: deal?.id ?? "" } })
    expect((await refusalOf(begin(buyer, cartId, agreedTo))).words).toMatch(/Prices have changed.*The total is \$60\.00/)
    expect((await cartOf(cartId)).total).toEqual(usd(6_000))
  })

  it("sell a bundle at its price, from its page into the cart, and not when one of its beats has left the shop", async () => {
    const [first, second, third] = beats as [Beat, Beat, Beat & { recordingId: string }]
    const body = { title: unique("Night pack"), description: "Three for the drive", type: "mp3", listing_ids: beats.map(({ id }) => id), price: usd(4_500), enabled: true, ends_at: null }
    expect((await refusalOf(call(saveBundle, { token: token(), body: { ...body, price: usd(6_000) } }))).words).toMatch(/cost \$60\.00: the bundle must cost less/)
    expect((await refusalOf(call(saveBundle, { token: token(), body: { ...body, type: "exclusive" } }))).words).toMatch(/Not on sale in this license/)
    expect((await refusalOf(call(saveBundle, { token: stranger.sellerToken, body }))).words).toMatch(/beats of your shop/)
    const { bundles: [made] } = await call(saveBundle, { token: token(), body })
    const { bundle } = await call(readBundle, { params: { handle: made?.handle ?? "" } })
    expect(bundle).toMatchObject({ price: usd(4_500), list_price: usd(6_000), label: "MP3", producer: { handle: producer.handle } })
    expect((await call(readDeals, { query: { producer: producer.handle } })).bundles).toHaveLength(1)

    const cartId = await aCart()
    await put(cartId, first, "wav")
    const { cart } = await call(bundleToCart, { params: { id: cartId }, body: { bundle_id: bundle.id } })
    expect(cart).toMatchObject({ total: usd(4_500) })
    expect(cart.lines.map(({ type, deal }) => [type, deal?.kind])).toEqual([["mp3", "bundle"], ["mp3", "bundle"], ["mp3", "bundle"]])
    await put(cartId, second, "wav")
    expect((await cartOf(cartId)).lines.filter(({ deal }) => deal)).toEqual([])

    await call(withdrawListing, { token: token(), params: { id: third.recordingId } })
    expect((await refusalOf(call(readBundle, { params: { handle: bundle.handle } }))).status).toBe(404)
    expect((await refusalOf(call(bundleToCart, { params: { id: await aCart() }, body: { bundle_id: bundle.id } }))).status).toBe(404)
  })

  it("are his own to change", async () => {
    const { bulk: [deal] } = await bulkDeal()
    expect((await refusalOf(call(dropBulkDeal, { token: stranger.sellerToken, params: { id: deal?.id ?? "" } }))).status).toBe(404)
    expect((await refusalOf(call(saveBulkDeal, { token: stranger.sellerToken, body: { id: deal?.id, title: "Mine now", types: [], buy: 1, free: 9, enabled: true, ends_at: null } }))).status).toBe(404)
    expect((await refusalOf(bulkDeal({ types: ["hologram"] }))).words).toMatch(/None of your beats is on sale as “hologram”/)
    expect((await refusalOf(bulkDeal({ ends_at: "2020-01-01T00:00:00.000Z" }))).words).toBe("The end must lie ahead.")
    await noDeals()
  })

  it("take a code off the licenses of his shop alone, as often as it is good for, and the contract says the price that was paid", async () => {
    const code = `MIRA${Date.now().toString(36).toUpperCase()}`
    const { coupons: [made] } = await call(saveCoupon, { token: token(), body: { code: code.toLowerCase(), percent: 20, types: ["mp3"], limit: 1, ends_at: null } })
    expect(made).toMatchObject({ code, used: 0, limit: 1 })
    expect((await refusalOf(call(saveCoupon, { token: stranger.sellerToken, body: { code, percent: 5, types: [], limit: null, ends_at: null } }))).words).toMatch(/is taken/)
    const other = (await call(readBeat, { params: { handle: (await aBeatOnSale(stranger, files.good, { mp3: 1_500 })).handle } })).beat

    const cartId = await aCart()
    await put(cartId, beats[0] as Beat, "mp3")
    await put(cartId, other, "mp3")
    const { cart } = await call(addCode, { params: { id: cartId }, body: { code } })
    expect(cart).toMatchObject({ total: usd(3_900), discount: usd(600) })

    const own = await aCart()
    await put(own, beats[0] as Beat, "mp3")
    await call(addCode, { params: { id: own }, body: { code } })
    const { checkout_id, url } = await begin(buyer, own, await agreement(buyer, own))
    await press(url)
    const [license] = await licensesOf(buyer, await ordered(buyer, checkout_id), 1)
    expect(license?.price).toEqual(usd(2_400))
    expect(await contractOf(buyer, license?.id ?? "")).toMatch(new RegExp(`Discount code\\s+${code}`))
    const again = await aCart()
    await put(again, beats[1] as Beat, "mp3")
    expect((await refusalOf(call(addCode, { params: { id: again }, body: { code } }))).words).toMatch(/takes nothing off/)

    const { coupons: [used] } = await call(listDeals, { token: token() })
    expect(used?.used).toBe(1)
    expect((await refusalOf(call(dropCoupon, { token: stranger.sellerToken, params: { id: made?.id ?? "" } }))).status).toBe(404)
    expect((await call(dropCoupon, { token: token(), params: { id: made?.id ?? "" } })).coupons).toEqual([])
  })
})
