import { addCode, answerOffer, answerReceivedOffer, listOffers, listReceivedOffers, makeOffer, offerToCart, readBeat, removeFromCart, saveCoupon, savePlan, type Beat, type OfferView } from "@max-booster/api-contract"
import { expireOffers } from "@max-booster/extension-api"
import { request } from "@max-booster/jobs"
import { beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { ask as askFor, query } from "../support/database"
import { contractOf } from "../support/downloads"
import { call, refusalOf } from "../support/http"
import { mailTo, mailsTo } from "../support/mail"
import { aPerson, aProducer, type Person, type Producer } from "../support/people"
import { aCart, agreement, begin, cartOf, checkoutOf, licensesOf, ordered, press } from "../support/shopping"
import { until } from "../support/until"
import { aBeatOnSale } from "../support/upload"

const usd = (amount: number) => ({ amount: String(amount), currency: "usd" })

describe("an offer", () => {
  let files: HostileFiles
  let producer: Producer
  let buyer: Person
  let beat: Beat
  let variant: string

  beforeAll(async () => {
    [files, producer, buyer] = await Promise.all([makeHostileFiles(), aProducer({ name: "Offered Producer" }), aPerson("Offering Buyer")])
    const { handle, recordingId } = await aBeatOnSale(producer, files.good, { mp3: 4_000, wav: 6_000 })
    await call(savePlan, { token: producer.sellerToken, params: { id: recordingId }, body: { tiers: [{ type: "mp3", price: usd(4_000), enabled: true, minimum_offer: usd(2_000), accept_from: usd(3_500) }, { type: "wav", price: usd(6_000), enabled: true }] } })
    beat = (await call(readBeat, { params: { handle } })).beat
    variant = variantOf("mp3")
    return () => files.remove()
  }, 240_000)

  const variantOf = (type: string) => beat.tiers.find((tier) => tier.type === type)?.variant_id ?? ""
  const offered = async (who: Person, amount: number, message = "") => (await call(makeOffer, { token: who.token, body: { variant_id: variant, price: usd(amount), message } })).offer
  const answered = async (id: string, body: { act: "counter" | "accept" | "decline"; price?: { amount: string; currency: string }; message: string }) => (await call(answerReceivedOffer, { token: producer.sellerToken, params: { id }, body })).offer
  const agreed = async (who: Person, amount: number): Promise<OfferView> => answered((await offered(who, amount)).id, { act: "accept", message: "" })

  it("goes from the buyer's word over a counter to the paid license at the agreed price, with a mail for each step", async () => {
    const { id, state, expires_at } = await offered(buyer, 2_500, "For my EP <b>Nord</b>")
    expect(state).toBe("open")
    expect(Math.round((+new Date(expires_at) - Date.now()) / 86_400_000)).toBe(7)
    expect((await mailTo(producer.email, "offers $25.00")).text).toContain("For my EP <b>Nord</b>")
    const { offers: [received] } = await call(listReceivedOffers, { token: producer.sellerToken })
    expect(received).toMatchObject({ id, turn: "seller", buyer: "Offering Buyer", price: usd(2_500), list_price: usd(4_000) })

    expect((await answered(id, { act: "counter", price: usd(3_200), message: "Meet me here" })).turn).toBe("buyer")
    await mailTo(buyer.email, "answers with $32.00")
    expect((await refusalOf(answered(id, { act: "accept", message: "" }))).words).toMatch(/buyer’s turn/)
    await call(answerOffer, { token: buyer.token, params: { id }, body: { act: "accept", message: "" } })
    await mailTo(buyer.email, "Accepted: $32.00")

    const cartId = await aCart()
    const { cart } = await call(offerToCart, { token: buyer.token, params: { id: cartId }, body: { offer_id: id } })
    expect(cart).toMatchObject({ total: usd(3_200), lines: [{ price: usd(3_200), previous_price: null, deal: { kind: "offer", list_price: usd(4_000) } }] })
    const { checkout_id, url } = await begin(buyer, cartId, await agreement(buyer, cartId))
    await press(url)
    const orderId = await ordered(buyer, checkout_id)
    const [license] = await licensesOf(buyer, orderId, 1)
    expect(license?.price).toEqual(usd(3_200))
    const words = await contractOf(buyer, license?.id ?? "")
    expect(words).toMatch(/\$32\.00/)
    expect(words).toMatch(/agreed in an offer; \$40\.00 USD in the shop/i)
    const { offers } = await call(listOffers, { token: buyer.token })
    expect(offers.find((each) => each.id === id)).toMatchObject({ state: "bought", steps: [{ act: "offer" }, { act: "counter" }, { act: "accept" }, { act: "buy" }] })
  })

  it("is accepted at once from the producer's threshold on, which no buyer is told", async () => {
    const other = await aPerson("Generous Buyer")
    const offer = await offered(other, 3_500)
    expect(offer).toMatchObject({ state: "accepted", steps: [{ by: "buyer", act: "offer" }, { by: "shop", act: "accept" }] })
    await Promise.all([mailTo(other.email, "Accepted: $35.00"), mailTo(producer.email, "Accepted by your rule: $35.00")])
    expect(JSON.stringify((await call(readBeat, { params: { handle: beat.handle } })).beat)).not.toContain("3500")
  })

  it("is refused in words: too low, at the price, in another currency, where none are taken, and a second one for the same license", async () => {
    const other = await aPerson("Refused Buyer")
    expect((await refusalOf(offered(other, 1_999))).words).toBe("Offers for the MP3 license start at $20.00.")
    expect((await refusalOf(offered(other, 4_000))).words).toMatch(/put it in the cart instead/)
    expect((await refusalOf(call(makeOffer, { token: other.token, body: { variant_id: variantOf("wav"), price: usd(3_000), message: "" } }))).words).toMatch(/takes no offers for the WAV license/)
    expect((await refusalOf(call(makeOffer, { token: other.token, body: { variant_id: variant, price: { amount: "3000", currency: "eur" }, message: "" } }))).words).toMatch(/USD/)
    await offered(other, 2_500)
    expect((await refusalOf(offered(other, 2_600))).words).toMatch(/have an offer for this license already/)
  })

  it("can be answered by its two sides only", async () => {
    const [other, stranger, strangeShop] = await Promise.all([aPerson("Private Buyer"), aPerson("Stranger"), aProducer({ name: "Strange Shop", onboarded: false })])
    const { id } = await offered(other, 2_500)
    expect((await refusalOf(call(answerOffer, { token: stranger.token, params: { id }, body: { act: "withdraw", message: "" } }))).status).toBe(404)
    expect((await refusalOf(call(answerReceivedOffer, { token: strangeShop.sellerToken, params: { id }, body: { act: "accept", message: "" } }))).status).toBe(404)
    expect((await call(listOffers, { token: stranger.token })).offers).toEqual([])
    const accepted = await answered(id, { act: "accept", message: "" })
    expect((await refusalOf(call(offerToCart, { token: stranger.token, params: { id: await aCart() }, body: { offer_id: accepted.id } }))).status).toBe(404)
    expect((await refusalOf(answered(id, { act: "decline", message: "" }))).words).toMatch(/cannot be answered any more/)
  })

  it("is not paid from another account's cart, and the price of the shop holds where the offer is taken out", async () => {
    const [other, stranger] = [await aPerson("Taken Buyer"), await aPerson("Cart Taker")]
    const { id } = await agreed(other, 2_500)
    const cartId = await aCart()
    await call(offerToCart, { token: other.token, params: { id: cartId }, body: { offer_id: id } })
    expect((await refusalOf((async () => begin(stranger, cartId, await agreement(stranger, cartId)))())).words).toMatch(/agreed with another account/)
    const [line] = (await cartOf(cartId)).lines
    await call(removeFromCart, { params: { id: cartId, line_id: line?.id ?? "" } })
    expect(await query("select 1 from cart_deal where cart_id = $1 and deleted_at is null", [cartId])).toHaveLength(0)
  })

  it("is not reduced further by a code of the producer", async () => {
    const other = await aPerson("Haggling Buyer")
    const code = `DEAL${Date.now().toString(36).toUpperCase()}`
    await call(saveCoupon, { token: producer.sellerToken, body: { code, percent: 50, types: [], limit: null, ends_at: null } })
    const cartId = await aCart()
    await call(offerToCart, { token: other.token, params: { id: cartId }, body: { offer_id: (await agreed(other, 2_500)).id } })
    expect((await refusalOf(call(addCode, { params: { id: cartId }, body: { code } }))).words).toMatch(/takes nothing off/)
    expect((await cartOf(cartId)).total).toEqual(usd(2_500))
  })

  it("is good once: of two payments at once one is an order, the other goes back", async () => {
    const other = await aPerson("Double Buyer")
    const { id } = await agreed(other, 2_500)
    const checkouts = await Promise.all([1, 2].map(async () => {
      const cartId = await aCart()
      await call(offerToCart, { token: other.token, params: { id: cartId }, body: { offer_id: id } })
      return begin(other, cartId, await agreement(other, cartId))
    }))
    await Promise.all(checkouts.map(({ url }) => press(url)))
    const ends = await until("both to end", async () => {
      const all = await Promise.all(checkouts.map(({ checkout_id }) => checkoutOf(other, checkout_id)))
      return all.every(({ state }) => state === "complete" || state === "failed") && all
    }, { seconds: 90 })
    expect(ends.map(({ state }) => state).sort()).toEqual(["complete", "failed"])
    expect(ends.find(({ state }) => state === "failed")?.message).toMatch(/agreed once, and another order has been paid with it\. All of your money goes back/)
  })

  it("runs out when nobody answers or pays in time, and the cart says the shop's price", async () => {
    const other = await aPerson("Late Buyer")
    const { id } = await agreed(other, 2_500)
    const cartId = await aCart()
    await call(offerToCart, { token: other.token, params: { id: cartId }, body: { offer_id: id } })
    await query("update offer set expires_at = now() - interval '1 minute' where id = $1", [id])
    await askFor(request(expireOffers, {}))
    await mailTo(other.email, "Over: the offer")
    expect((await cartOf(cartId)).lines).toMatchObject([{ price: usd(4_000), previous_price: usd(2_500), deal: null }])
    await askFor(request(expireOffers, {}))
    expect(await mailsTo(other.email, "Over: the offer")).toHaveLength(1)
  })
})
