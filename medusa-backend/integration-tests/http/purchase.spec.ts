import { readPurchase, listPurchases, savePlan, readPlan, readBeat, withdrawListing } from "@max-booster/api-contract"
import { beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles } from "../fixtures/hostile-files"
import { call, refusalOf, send } from "../support/http"
import { mailsTo } from "../support/mail"
import { aPerson, aProducer, type Person } from "../support/people"
import { ready } from "../support/ready"
import { aCart, agreement, beatsOfDifferentProducers, begin, buy, cartOf, checkoutOf, licensesOf, ordered, press, put } from "../support/shopping"
import { fault } from "../support/stripe"
import { aBeatOnSale } from "../support/upload"
import { until } from "../support/until"

const ordersOf = async ({ token }: Person) => (await call(listPurchases, { token })).purchases

describe("a purchase", () => {
  let buyer: Person
  let beats: Awaited<ReturnType<typeof beatsOfDifferentProducers>>
  beforeAll(async () => { [buyer, beats] = await Promise.all([aPerson("Buyer One"), beatsOfDifferentProducers(2)]) })
  const both = () => beats.map((beat) => [beat, "mp3"] as const)

  it("of two producers' beats becomes one order by the webhook, though nobody opens the return page", async () => {
    const { orderId } = await buy(buyer, both())
    const { purchase } = await call(readPurchase, { token: buyer.token, params: { id: orderId } })
    const sum = beats.reduce((total, beat) => total + BigInt(beat.tiers.find(({ type }) => type === "mp3")?.price.amount ?? 0), 0n)
    expect(purchase.total).toEqual({ amount: String(sum), currency: "usd" })
    expect(purchase.lines.map(({ producer }) => producer).sort()).toEqual(beats.map(({ producer }) => producer.name).sort())
    await licensesOf(buyer, orderId, 2)
  })

  it("stays one order when its events come twice, late, and in any order", async () => {
    await fault("duplicate_event", "checkout.session.completed")
    await fault("delay_event", "payment_intent.succeeded", { delayMs: 2_000 })
    const before = (await ordersOf(buyer)).length
    const { orderId, checkoutId } = await buy(buyer, both())
    await until("the late event", async () => ((await (await fetch(`${ready.stripe}/_test/deliveries`)).json()) as { deliveries: unknown[] }).deliveries.length === 0)
    expect((await checkoutOf(buyer, checkoutId)).order_id).toBe(orderId)
    expect(await ordersOf(buyer)).toHaveLength(before + 1)
    await licensesOf(buyer, orderId, 2)
  })

  it("answers the same payment page when it is begun twice, and is paid once", async () => {
    const cart = await aCart()
    for (const [beat, type] of both()) await put(cart, beat, type)
    const body = await agreement(buyer, cart)
    const [first, second] = [await begin(buyer, cart, body), await begin(buyer, cart, body)]
    expect(second).toEqual(first)
    await press(first.url)
    await press(first.url)
    await ordered(buyer, first.checkout_id)
  })

  it("tells a declined card and takes another one, for one order", async () => {
    const cart = await aCart()
    for (const [beat, type] of both()) await put(cart, beat, type)
    const { checkout_id, url } = await begin(buyer, cart, await agreement(buyer, cart))
    expect(await press(url, "0002")).toContain("declined")
    const message = await until("the decline", async () => (await checkoutOf(buyer, checkout_id)).message)
    expect(message).toMatch(/declined/i)
    expect((await checkoutOf(buyer, checkout_id)).order_id).toBeNull()
    await press(url)
    await ordered(buyer, checkout_id)
  })

  it("replaces another tier of the same beat, and ends the older payment page", async () => {
    const [beat] = beats
    if (!beat) throw new Error("no beat")
    const cart = await aCart()
    await put(cart, beat, "mp3")
    const { url } = await begin(buyer, cart, await agreement(buyer, cart))
    await put(cart, beat, "wav")
    const { lines } = await cartOf(cart)
    expect(lines.map(({ type }) => type)).toEqual(["wav"])
    expect((await fetch(url)).status).toBe(410)
  })

  it("needs both consents, a typed name, the terms that were shown and the total that was shown", async () => {
    const cart = await aCart()
    for (const [beat, type] of both()) await put(cart, beat, type)
    const good = await agreement(buyer, cart)
    expect(await refusalOf(begin(buyer, cart, { ...good, consents: ["terms" as never] }))).toMatchObject({ status: 400, code: "consent_missing" })
    expect(await refusalOf(begin(buyer, cart, { ...good, typed_name: " " }))).toMatchObject({ status: 400 })
    expect(await refusalOf(begin(buyer, cart, { ...good, terms_hash: "0".repeat(64) }))).toMatchObject({ status: 400, code: "terms_changed" })
    expect(await refusalOf(begin(buyer, cart, { ...good, total: { ...good.total, amount: "1" } }))).toMatchObject({ status: 400, code: "price_changed" })
    expect(await refusalOf(begin(buyer, cart, { ...good, return_url: "https://elsewhere.example/" }))).toMatchObject({ status: 400, code: "bad_return_url" })
  })

  it("is nobody else's: a stranger finds neither checkout nor order", async () => {
    const stranger = await aPerson("A Stranger")
    const { orderId, checkoutId } = await buy(buyer, both())
    expect(await refusalOf(checkoutOf(stranger, checkoutId))).toMatchObject({ status: 404 })
    expect(await refusalOf(call(readPurchase, { token: stranger.token, params: { id: orderId } }))).toMatchObject({ status: 404 })
  })

  it("is planned by the shop alone: routes that would let a client fill or pay a cart are closed", async () => {
    const cart = await aCart()
    const tries: [string, string, object][] = [
      ["POST", `/store/carts/${cart}/line-items`, { variant_id: "x", quantity: 1 }], ["POST", `/store/carts/${cart}/complete`, {}], ["POST", `/store/carts/${cart}/promotions`, { promo_codes: ["X"] }],
      ["POST", "/store/payment-collections", { cart_id: cart }], ["POST", "/store/payment-collections/x/payment-sessions", { provider_id: "pp_stripe-connect_stripe", data: { amount: 1 } }],
    ]
    for (const [method, path, body] of tries) expect(await refusalOf(send(method, path, { body, token: buyer.token })), path).toMatchObject({ status: 403, code: "route_closed" })
  })
})

describe("a beat that changes while it lies in a cart", () => {
  it("is refused at another price, naming both, then sold at the new one; withdrawn, it is refused for good", async () => {
    const files = await makeHostileFiles()
    try {
      const [producer, buyer] = await Promise.all([aProducer(), aPerson("Buyer Two")])
      const { recordingId, handle } = await aBeatOnSale(producer, files.good, { mp3: 2_000 })
      const { beat } = await call(readBeat, { params: { handle } })
      const cart = await aCart()
      await put(cart, beat, "mp3")
      const body = await agreement(buyer, cart)
      const { plan } = await call(readPlan, { token: producer.sellerToken, params: { id: recordingId } })
      await call(savePlan, { token: producer.sellerToken, params: { id: recordingId }, body: { tiers: plan.tiers.map(({ type, price, enabled }) => ({ type, enabled, price: type === "mp3" ? { ...price, amount: "2500" } : price })) } })
      await until("the new price", async () => (await call(readBeat, { params: { handle } })).beat.tiers[0]?.price.amount === "2500")
      expect((await cartOf(cart)).lines[0]).toMatchObject({ price: { amount: "2500" }, previous_price: { amount: "2000" } })
      const refused = await refusalOf(begin(buyer, cart, body))
      expect(refused).toMatchObject({ status: 400, code: "price_changed" })
      expect(refused.words).toMatch(/\$20\.00.*\$25\.00.*Nothing was charged/)
      const again = await agreement(buyer, cart)
      expect(again.total.amount).toBe("2500")
      const { checkout_id, url } = await begin(buyer, cart, again)
      await press(url)
      const orderId = await ordered(buyer, checkout_id)
      await until("one mail to the buyer", async () => (await mailsTo(buyer.email, "Your licenses")).length === 1)
      expect((await call(readPurchase, { token: buyer.token, params: { id: orderId } })).purchase.total.amount).toBe("2500")

      const other = await aCart()
      await put(other, beat, "mp3")
      const before = await agreement(buyer, other)
      await call(withdrawListing, { token: producer.sellerToken, params: { id: recordingId } })
      expect((await cartOf(other)).lines[0]?.available).toBe(false)
      expect(await refusalOf(begin(buyer, other, before))).toMatchObject({ status: 400, code: "unavailable" })
    } finally {
      await files.remove()
    }
  })
})
