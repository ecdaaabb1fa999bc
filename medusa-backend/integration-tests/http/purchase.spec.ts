import { listPurchases, readBeat, readPurchase, withdrawListing, type Beat } from "@max-booster/api-contract"
import { beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { setPrices } from "../support/beats"
import { query } from "../support/database"
import { call, refusalOf, send } from "../support/http"
import { mailsTo } from "../support/mail"
import { aPerson, aProducer, type Person, type Producer } from "../support/people"
import { ready } from "../support/ready"
import { aCart, agreement, beatsOfDifferentProducers, begin, buy, cartOf, checkoutOf, licensesOf, look, ordered, press, put } from "../support/shopping"
import { fault, resend, stripe } from "../support/stripe"
import { aBeatOnSale } from "../support/upload"
import { until } from "../support/until"

const ordersOf = async ({ token }: Person) => (await call(listPurchases, { token })).purchases
/** Stripe's events about a checkout, as they were taken in. */
const inboxOf = (checkoutId: string) => query<{ id: string; type: string; state: string }>("select id, type, state from webhook_inbox where payload->'data'->'object'->'metadata'->>'charge_plan_id' = $1", [checkoutId])

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

  it("stays one order when its events come twice, late and again, and while the return page asks and asks", async () => {
    await fault("duplicate_event", "checkout.session.completed")
    await fault("delay_event", "payment_intent.succeeded", { delayMs: 2_000 })
    const before = (await ordersOf(buyer)).length
    const cart = await aCart()
    for (const [beat, type] of both()) await put(cart, beat, type)
    const { checkout_id, url } = await begin(buyer, cart, await agreement(buyer, cart))
    await press(url)
    const asked = await Promise.all([1, 2, 3, 4, 5].map(() => ordered(buyer, checkout_id)))
    expect(new Set(asked).size).toBe(1)
    await until("the late event", async () => (await inboxOf(checkout_id)).some(({ type }) => type === "payment_intent.succeeded"))
    for (const { id } of await inboxOf(checkout_id)) await resend(id)
    await until("all events to be worked off", async () => (await inboxOf(checkout_id)).every(({ state }) => state !== "received"))
    expect(await ordersOf(buyer)).toHaveLength(before + 1)
    await licensesOf(buyer, asked[0] ?? "", 2)
  })

  it("answers the same payment page when it is begun twice, and is paid once", async () => {
    const cart = await aCart()
    for (const [beat, type] of both()) await put(cart, beat, type)
    const body = await agreement(buyer, cart)
    const [first, second] = [await begin(buyer, cart, body), await begin(buyer, cart, body)]
    expect(second).toEqual(first)
    await press(first.url)
    expect((await look(first.url)).words).toContain("Already paid")
    await ordered(buyer, first.checkout_id)
    expect(await refusalOf(begin(buyer, cart, body))).toMatchObject({ status: 400, code: "cart_completed" })
    const [plan] = await query<{ charge_id: string; session_id: string }>("select charge_id, session_id from charge_plan where id = $1", [first.checkout_id])
    expect((await stripe.charges.retrieve(plan?.charge_id ?? "")).amount).toBe(Number(body.total.amount))
  })

  it("is one payment page when the same cart is submitted at the same moment, and is paid once", async () => {
    const cart = await aCart()
    for (const [beat, type] of both()) await put(cart, beat, type)
    const body = await agreement(buyer, cart)
    const pages = await Promise.all([1, 2, 3].map(() => begin(buyer, cart, body)))
    expect(new Set(pages.map(({ url }) => url)).size).toBe(1)
    const [{ checkout_id, url }] = pages as [(typeof pages)[number]]
    await press(url)
    await ordered(buyer, checkout_id)
    expect(await query("select state from charge_plan where cart_id = $1", [cart])).toEqual([{ state: "complete" }])
    const { data } = await stripe.checkout.sessions.list({ limit: 100 })
    expect(data.filter(({ metadata }) => metadata?.["charge_plan_id"] === checkout_id)).toHaveLength(1)
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
    const [plan] = await query<{ payment_intent: string }>("select payment_intent from charge_plan where id = $1", [checkout_id])
    const { data } = await stripe.charges.list({ payment_intent: plan?.payment_intent ?? "" })
    expect(data.map(({ status }) => status).sort()).toEqual(["failed", "succeeded"])
  })

  it("tells that the payment page has expired, and begins again on another one", async () => {
    const cart = await aCart()
    for (const [beat, type] of both()) await put(cart, beat, type)
    const body = await agreement(buyer, cart)
    const first = await begin(buyer, cart, body)
    await stripe.checkout.sessions.expire(new URL(first.url).pathname.split("/").at(-1) ?? "")
    const { message } = await until("the end of the checkout", async () => {
      const checkout = await checkoutOf(buyer, first.checkout_id)
      return checkout.state === "expired" && checkout
    })
    expect(message).toMatch(/expired.*Nothing was charged/)
    expect(await look(first.url)).toMatchObject({ status: 410, words: expect.stringContaining("expired") as string })
    const second = await begin(buyer, cart, body)
    expect(second.url).not.toBe(first.url)
    await press(second.url)
    await ordered(buyer, second.checkout_id)
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
    expect((await look(url)).status).toBe(410)
  })

  it("needs both consents, a typed name, the terms that were shown and the total that was shown", async () => {
    const cart = await aCart()
    for (const [beat, type] of both()) await put(cart, beat, type)
    const good = await agreement(buyer, cart)
    expect(await refusalOf(begin(buyer, cart, { ...good, consents: ["terms" as never] }))).toMatchObject({ status: 400, code: "consent_missing" })
    expect(await refusalOf(begin(buyer, cart, { ...good, typed_name: " " }))).toMatchObject({ status: 400 })
    expect(await refusalOf(begin(buyer, cart, { ...good, typed_name: "Somebody Else" }))).toMatchObject({ status: 400, code: "name_mismatch", words: expect.stringContaining(buyer.legal.name) as string })
    expect(await refusalOf(begin(buyer, cart, { ...good, terms_hash: "0".repeat(64) }))).toMatchObject({ status: 400, code: "terms_changed" })
    expect(await refusalOf(begin(buyer, cart, { ...good, total: { ...good.total, amount: "1" } }))).toMatchObject({ status: 400, code: "price_changed" })
    for (const elsewhere of ["https://elsewhere.example/", `http://${new URL(ready.storefront).hostname}.elsewhere.example/`, "javascript:alert(1)"]) {
      expect(await refusalOf(begin(buyer, cart, { ...good, return_url: elsewhere })), elsewhere).toMatchObject({ status: 400, code: "bad_return_url" })
      expect(await refusalOf(begin(buyer, cart, { ...good, cancel_url: elsewhere })), elsewhere).toMatchObject({ status: 400, code: "bad_return_url" })
    }
    expect(await query("select 1 from charge_plan where cart_id = $1", [cart])).toHaveLength(0)
  })

  it("is nobody else's: a stranger finds neither checkout nor order", async () => {
    const stranger = await aPerson("A Stranger")
    const { orderId, checkoutId } = await buy(buyer, both())
    expect(await refusalOf(checkoutOf(stranger, checkoutId))).toMatchObject({ status: 404 })
    expect(await refusalOf(call(readPurchase, { token: stranger.token, params: { id: orderId } }))).toMatchObject({ status: 404 })
    expect(await refusalOf(send("GET", `/store/orders/${orderId}`))).toMatchObject({ status: 403, code: "route_closed" })
  })

  it("is charged as planned, whatever payment data a client sends along", async () => {
    const [beat] = beats
    if (!beat) throw new Error("no beat")
    const cart = await aCart()
    await put(cart, beat, "mp3")
    const body = await agreement(buyer, cart)
    const extra = { amount: 1, data: { amount: 1, application_fee_amount: 0 }, transfer_data: { destination: "acct_mine" }, lines: [] }
    const url = await send<{ url: string }>("POST", `/store/carts/${cart}/checkout`, { token: buyer.token, body: { ...body, ...extra } }).then((begun) => begun.url, async () => (await begin(buyer, cart, body)).url)
    const session = await stripe.checkout.sessions.retrieve(new URL(url).pathname.split("/").at(-1) ?? "")
    expect(String(session.amount_total)).toBe(body.total.amount)
  })

  it("of a cart that was filled past the licenses is refused", async () => {
    const tier = beats[0]?.tiers[0]
    const { regions } = await send<{ regions: { id: string }[] }>("GET", "/store/regions?limit=1")
    const { cart } = await send<{ cart: { id: string } }>("POST", "/store/carts", { body: { region_id: regions[0]?.id, items: [{ variant_id: tier?.variant_id, quantity: 3 }] } })
    expect(await refusalOf(begin(buyer, cart.id, await agreement(buyer, cart.id)))).toMatchObject({ status: 400, code: "price_changed" })
  })

  it("is planned by the shop alone: routes that would let a client fill or pay a cart are closed", async () => {
    const cart = await aCart()
    const tries: [string, string, object][] = [
      ["POST", `/store/carts/${cart}/line-items`, { variant_id: "x", quantity: 1 }], ["POST", `/store/carts/${cart}/complete`, {}], ["POST", `/store/Carts/${cart}/complete/`, {}], ["POST", `/store/carts/${cart}/promotions`, { promo_codes: ["X"] }],
      ["POST", "/store/payment-collections", { cart_id: cart }], ["POST", "/store/payment-collections/x/payment-sessions", { provider_id: "pp_stripe-connect_stripe", data: { amount: 1 } }],
    ]
    for (const [method, path, body] of tries) expect(await refusalOf(send(method, path, { body, token: buyer.token })), path).toMatchObject({ status: 403, code: "route_closed" })
  })
})

describe("a beat that changes while it lies in a cart", () => {
  let files: HostileFiles
  let producer: Producer
  let buyer: Person
  let beat: Beat
  let recordingId: string
  beforeAll(async () => {
    files = await makeHostileFiles();
    [producer, buyer] = await Promise.all([aProducer(), aPerson("Buyer Two")])
    const onSale = await aBeatOnSale(producer, files.good, { mp3: 2_000 })
    recordingId = onSale.recordingId
    ;({ beat } = await call(readBeat, { params: { handle: onSale.handle } }))
    return () => files.remove()
  })

  async function reprice(amount: string): Promise<void> {
    await setPrices(producer, recordingId, { mp3: Number(amount) })
    await until("the new price", async () => (await call(readBeat, { params: { handle: beat.handle } })).beat.tiers[0]?.price.amount === amount)
  }

  async function aCartWithIt(): Promise<string> {
    const cart = await aCart()
    await put(cart, beat, "mp3")
    return cart
  }

  it("is refused at another price, naming both, then sold at the new one", async () => {
    const cart = await aCartWithIt()
    const body = await agreement(buyer, cart)
    await reprice("2500")
    expect((await cartOf(cart)).lines[0]).toMatchObject({ price: { amount: "2500" }, previous_price: { amount: "2000" } })
    const refused = await refusalOf(begin(buyer, cart, body))
    expect(refused).toMatchObject({ status: 400, code: "price_changed" })
    expect(refused.words).toMatch(/\$20\.00.*\$25\.00.*Nothing was charged/)
    expect(await query("select 1 from charge_plan where cart_id = $1", [cart])).toHaveLength(0)
    const again = await agreement(buyer, cart)
    expect(again.total.amount).toBe("2500")
    const { checkout_id, url } = await begin(buyer, cart, again)
    await press(url)
    const orderId = await ordered(buyer, checkout_id)
    await until("one mail to the buyer", async () => (await mailsTo(buyer.email, "Your licenses")).length === 1)
    expect((await call(readPurchase, { token: buyer.token, params: { id: orderId } })).purchase.total.amount).toBe("2500")
  })

  it("is sold as agreed when it changes and is withdrawn while the payment page is open; a cart that comes later is refused", async () => {
    const [early, late] = [await aCartWithIt(), await aCartWithIt()]
    const [agreed, tooLate] = [await agreement(buyer, early), await agreement(buyer, late)]
    const { checkout_id, url } = await begin(buyer, early, agreed)
    await reprice("3000")
    await call(withdrawListing, { token: producer.sellerToken, params: { id: recordingId } })
    await press(url)
    const orderId = await ordered(buyer, checkout_id)
    expect((await call(readPurchase, { token: buyer.token, params: { id: orderId } })).purchase.total.amount).toBe("2500")
    expect((await licensesOf(buyer, orderId, 1))[0]?.price.amount).toBe("2500")

    expect((await cartOf(late)).lines[0]?.available).toBe(false)
    const refused = await refusalOf(begin(buyer, late, tooLate))
    expect(refused).toMatchObject({ status: 400, code: "unavailable" })
    expect(refused.words).toContain(beat.title)
  })
})
