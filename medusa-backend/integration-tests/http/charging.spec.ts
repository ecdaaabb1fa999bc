import { addCode, listLicenses, readBalance, readBeat, readFees, removeCode, saveFees, saveSellerFee, dropSellerFee, refundOrder, readOrderMoney, type Beat } from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { query } from "../support/database"
import { call, send } from "../support/http"
import { aPerson, aProducer, operatorToken, type Person, type Producer } from "../support/people"
import { unique } from "../support/ready"
import { aCart, agreement, beatsOfDifferentProducers, begin, buy, cartOf, ordered, press, put } from "../support/shopping"
import { fault, stripe } from "../support/stripe"
import { until } from "../support/until"
import { aBeatOnSale } from "../support/upload"

type Plan = { id: string; mode: string; capture: string; on_behalf_of: string | null; amount: string; payment_intent: string | null; charge_id: string | null; parties: { amount: string; platform_fee: string; seller_amount: string }[]; lines: { amount: string }[]; reasons: string[] }

let operator = ""
let buyer: Person
let files: HostileFiles
beforeAll(async () => {
  [operator, buyer, files] = await Promise.all([operatorToken(), aPerson("Charged Buyer"), makeHostileFiles()])
  return () => files.remove()
})
const usual = { points: 1_000, tiers: [], on_behalf_of: false, sell_before_onboarding: true }
afterAll(() => call(saveFees, { token: operator, body: usual }))

const planOf = async (orderId: string) => (await query<Plan>("select id, mode, capture, on_behalf_of, amount::text, payment_intent, charge_id, parties, lines, reasons from charge_plan where order_id = $1", [orderId]))[0]
const sumsToZero = async () => (await query<{ sum: string }>("select coalesce(sum(amount), 0)::text as sum from ledger_entry"))[0]?.sum
const words = (work: Promise<unknown>) => work.then(() => "taken", (error: Error) => error.message)

async function aBeat(producer: Producer, price: number): Promise<Beat> {
  const { handle } = await aBeatOnSale(producer, files.good, { mp3: price })
  return (await call(readBeat, { params: { handle } })).beat
}

/** A code that takes so many percent off every line. */
async function aCode(percent: number): Promise<string> {
  const code = unique("OFF").toUpperCase()
  await send("POST", "/admin/promotions", { token: operator, body: { code, type: "standard", status: "active", is_automatic: false, application_method: { type: "percentage", target_type: "items", allocation: "across", value: percent, currency_code: "usd" } } })
  return code
}

describe("a free beat", () => {
  it("is licensed without Stripe: order, license and files stand, and nothing is charged", async () => {
    const beat = await aBeat(await aProducer({ name: "Generous Producer" }), 0)
    const cartId = await aCart()
    await put(cartId, beat, "mp3")
    const { checkout_id, url } = await begin(buyer, cartId, await agreement(buyer, cartId))
    expect(url).toContain("/checkout/return")
    const orderId = await ordered(buyer, checkout_id)
    expect(await planOf(orderId)).toMatchObject({ mode: "free", amount: "0", payment_intent: null })
    await until("the license", async () => (await call(listLicenses, { token: buyer.token, query: { order_id: orderId } })).licenses[0]?.state === "valid")
    expect(await query("select 1 from transfer where order_id = $1", [orderId])).toEqual([])
  })
})

describe("a discount code", () => {
  it("is shared over the lines to the cent, and fees and shares follow the discounted prices", async () => {
    const beats = await beatsOfDifferentProducers(3)
    const cartId = await aCart()
    for (const beat of beats) await put(cartId, beat, "mp3")
    const before = BigInt((await cartOf(cartId)).total.amount)
    const code = await aCode(33)
    const { cart } = await call(addCode, { params: { id: cartId }, body: { code } })
    expect(cart.codes).toEqual([code])
    expect(BigInt(cart.total.amount) + BigInt(cart.discount.amount)).toBe(before)
    expect(Math.abs(Number(cart.total.amount) - Number(before) * 0.67)).toBeLessThanOrEqual(0.5)
    const { checkout_id, url } = await begin(buyer, cartId, await agreement(buyer, cartId))
    await press(url)
    const plan = await planOf(await ordered(buyer, checkout_id))
    expect(plan?.amount).toBe(cart.total.amount)
    expect(plan?.lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).toBe(BigInt(cart.total.amount))
    for (const party of plan?.parties ?? []) expect(BigInt(party.platform_fee)).toBe((BigInt(party.amount) * 1_000n + 5_000n) / 10_000n)
    expect((await stripe.paymentIntents.retrieve(plan?.payment_intent ?? "")).amount_received).toBe(Number(cart.total.amount))
    expect(await sumsToZero()).toBe("0")
  })

  it("can be taken out again; one that nobody knows is refused and changes nothing", async () => {
    const [beat] = await beatsOfDifferentProducers(1)
    const cartId = await aCart()
    const { total } = await put(cartId, beat as Beat, "mp3")
    expect(await words(call(addCode, { params: { id: cartId }, body: { code: "NEVER-HEARD-OF" } }))).toContain("takes nothing off")
    const code = await aCode(10)
    await call(addCode, { params: { id: cartId }, body: { code } })
    const { cart } = await call(removeCode, { params: { id: cartId, code } })
    expect(cart).toMatchObject({ total, codes: [], discount: { amount: "0" } })
  })

  it("of a hundred percent makes the cart free", async () => {
    const [beat] = await beatsOfDifferentProducers(1)
    const cartId = await aCart()
    await put(cartId, beat as Beat, "mp3")
    const { cart } = await call(addCode, { params: { id: cartId }, body: { code: await aCode(100) } })
    expect(cart.total.amount).toBe("0")
    const { checkout_id } = await begin(buyer, cartId, await agreement(buyer, cartId))
    expect(await planOf(await ordered(buyer, checkout_id))).toMatchObject({ mode: "free" })
  })
})

describe("the platform's fee", () => {
  it("is the seller's own, by what he has sold, and the store's again when that is dropped", async () => {
    const producer = await aProducer({ name: "Rising Producer" })
    const beat = await aBeat(producer, 4_000)
    await call(saveSellerFee, { token: operator, params: { id: producer.sellerId }, body: { points: 2_000, tiers: [{ from: "4000", points: 500 }] } })
    const feeOf = async () => (await planOf((await buy(buyer, [[beat, "mp3"]])).orderId))?.parties[0]?.platform_fee
    expect(await feeOf()).toBe("800")
    expect(await feeOf()).toBe("200")
    const { fees } = await call(readFees, { token: operator })
    expect(fees.sellers.find(({ seller_id }) => seller_id === producer.sellerId)).toMatchObject({ points: 2_000, now: 500, sold: { amount: "8000" } })
    await call(dropSellerFee, { token: operator, params: { id: producer.sellerId } })
    expect(await feeOf()).toBe("400")
  })

  it("warns where a price leaves the platform with a loss, and refuses what is no percentage", async () => {
    await aBeat(await aProducer({ name: "Cheap Producer" }), 300)
    const { fees } = await call(readFees, { token: operator })
    expect(fees.loss_below).toEqual({ amount: "423", currency: "usd" })
    expect(fees.losing_tiers).toBeGreaterThan(0)
    expect(await words(call(saveFees, { token: operator, body: { ...usual, points: 10_001 } }))).toContain("100% at most")
    expect(await words(call(readFees, { token: buyer.token }))).toMatch(/401/)
  })

  it("lets the seller be the merchant when the store says so, and sells nobody's beats who cannot be paid when it does not", async () => {
    const [ready, late] = await Promise.all([aProducer({ name: "Merchant Producer" }), aProducer({ name: "Late Producer", onboarded: false })])
    const [one, other] = [await aBeat(ready, 4_000), await aBeat(late, 4_000)]
    await call(saveFees, { token: operator, body: { ...usual, on_behalf_of: true, sell_before_onboarding: false } })
    try {
      const plan = await planOf((await buy(buyer, [[one, "mp3"]])).orderId)
      expect(plan?.on_behalf_of).toMatch(/^acct_/)
      expect((await stripe.paymentIntents.retrieve(plan?.payment_intent ?? "")).on_behalf_of).toBe(plan?.on_behalf_of)
      expect(await words(buy(buyer, [[other, "mp3"]]))).toContain("cannot be paid yet")
    } finally {
      await call(saveFees, { token: operator, body: usual })
    }
  })
})

describe("what Stripe is told", () => {
  const labelled = (intent: string) => until("the order on the payment", async () => {
    const { metadata } = await stripe.paymentIntents.retrieve(intent)
    return metadata["order_id"] !== undefined && metadata
  }, { seconds: 60 })
  const numberOf = async (orderId: string) => (await query<{ n: string }>("select order_number::text as n from sale where order_id = $1 limit 1", [orderId]))[0]?.n

  it("is plan, cart, buyer and beats when the page is opened, then the order; each transfer says what it is for", async () => {
    const beats = await beatsOfDifferentProducers(2)
    const cartId = await aCart()
    for (const beat of beats) await put(cartId, beat, "mp3")
    const { checkout_id, url } = await begin(buyer, cartId, await agreement(buyer, cartId))
    const [opened] = await query<{ session_id: string; lines: { recording_id: string; seller_id: string }[] }>("select session_id, lines from charge_plan where id = $1", [checkout_id])
    const told = { charge_plan_id: checkout_id, cart_id: cartId, buyer_id: buyer.customerId, beat_ids: opened?.lines.map((line) => line.recording_id).join(",") }
    const session = await stripe.checkout.sessions.retrieve(opened?.session_id ?? "")
    expect(session.metadata).toMatchObject(told)
    expect(session.metadata?.["order_id"]).toBeUndefined()
    await press(url)
    const orderId = await ordered(buyer, checkout_id)
    const plan = await planOf(orderId)
    expect(await labelled(plan?.payment_intent ?? "")).toMatchObject({ ...told, order_id: orderId, order_number: await numberOf(orderId) })
    expect((await stripe.checkout.sessions.retrieve(opened?.session_id ?? "")).metadata).toMatchObject({ order_id: orderId })
    const { data } = await until("both transfers", async () => {
      const found = await stripe.transfers.list({ transfer_group: checkout_id })
      return found.data.length === 2 && found
    }, { seconds: 60 })
    for (const line of opened?.lines ?? []) {
      expect(data.map(({ metadata }) => metadata)).toContainEqual(expect.objectContaining({ charge_plan_id: checkout_id, order_id: orderId, party_id: line.seller_id, beat_ids: line.recording_id }))
    }
  })

  it("is told of a destination charge's transfer as well, and an order stands though Stripe does not take it", async () => {
    const producer = await aProducer({ name: "Labelled Producer" })
    const beat = await aBeat(producer, 4_000)
    await fault("server_error", "POST /v1/payment_intents/pi_[^/]+$", { times: 3 })
    const { orderId } = await buy(buyer, [[beat, "mp3"]])
    const plan = await planOf(orderId)
    expect(plan?.mode).toBe("destination")
    await labelled(plan?.payment_intent ?? "")
    const charge = await until("the transfer's words", async () => {
      const found = await stripe.charges.retrieve(plan?.charge_id ?? "", { expand: ["transfer"] })
      return (found.transfer as { metadata: Record<string, string> }).metadata["order_id"] !== undefined && found
    }, { seconds: 60 })
    expect(charge.transfer).toMatchObject({ metadata: { order_id: orderId, charge_plan_id: plan?.id, party_id: producer.sellerId, beat_ids: expect.stringMatching(/^rec_/) as string } })
  })
})

describe("a seller who owes", () => {
  it("since Stripe could not take a refunded share back, pays it by his next sale", async () => {
    const producer = await aProducer({ name: "Owing Producer" })
    const beat = await aBeat(producer, 4_000)
    const { orderId } = await buy(buyer, [[beat, "mp3"]])
    await until("the share", async () => (await call(readBalance, { token: producer.sellerToken })).balance.transferred.amount === "3600")
    await fault("refusal", "POST /v1/transfers/.*/reversals", { status: 400, code: "balance_insufficient", message: "Insufficient funds in the connected account" })
    const [line] = (await call(readOrderMoney, { token: operator, params: { id: orderId } })).lines
    await call(refundOrder, { token: operator, params: { id: orderId }, body: { lines: [{ sale_line_id: line?.sale_line_id ?? "" }], license: "revoke", reason: "Sold by mistake" } })
    const debt = await until("the debt", async () => {
      const { balance } = await call(readBalance, { token: producer.sellerToken })
      return balance.owed.amount !== "0" && balance
    }, { seconds: 60 })
    expect(debt).toMatchObject({ earned: { amount: "0" }, transferred: { amount: "4000" }, owed: { amount: "4000" } }) // with the fee that Stripe had given to his account before
    const next = await buy(buyer, [[beat, "mp3"]])
    expect(await planOf(next.orderId)).toMatchObject({ mode: "separate" })
    await until("the recovery", async () => (await call(readBalance, { token: producer.sellerToken })).balance.owed.amount === "400", { seconds: 60 })
    expect((await call(readBalance, { token: producer.sellerToken })).balance).toMatchObject({ earned: { amount: "3600" }, pending: { amount: "0" }, owed: { amount: "400" } })
    const kept = () => query<{ state: string; recovered: string }>("select state, recovered::text from transfer where order_id = $1", [next.orderId])
    await until("the transfer's end", async () => (await kept())[0]?.state === "cancelled") // it has nothing left to send, which is noted a moment after the debt
    expect(await kept()).toEqual([{ state: "cancelled", recovered: "3600" }])
    expect(await sumsToZero()).toBe("0")
  })
})
