import { previewLicense, readLicense, readLicenseDefaults, readPlan, readTerms, resetPlan, savePlan, type TierChange } from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { query } from "../support/database"
import { call, refusalOf } from "../support/http"
import { aPerson, aProducer, type Producer } from "../support/people"
import { aShop, onSale, saveShop, shopPlan, shown, tierOf, usd } from "../support/plans"
import { aCart, agreement, begin, buy, cartOf, licensesOf, put } from "../support/shopping"
import { until } from "../support/until"

let files: HostileFiles
beforeAll(async () => { files = await makeHostileFiles() })
afterAll(() => files.remove())

const beatPlan = async ({ sellerToken: token }: Producer, id: string) => (await call(readPlan, { token, params: { id } })).plan.tiers

describe("a shop's license plan", () => {
  let producer: Producer
  let id: string
  let handle: string
  beforeAll(async () => { ({ producer, id, handle } = await aShop(files)) })

  it("starts from the operator's defaults, says what may be changed, and no beat has anything else", async () => {
    const tiers = await shopPlan(producer)
    expect(tiers.map(({ type }) => type)).toEqual(["free", "mp3", "wav", "premium", "unlimited", "exclusive", "sync"])
    const mp3 = tierOf(tiers, "mp3")
    expect(mp3).toMatchObject({ enabled: true, overrides: [], details: { ai_training: "reserved", prohibited: ["resale", "sublicense", "content-id"], upgrades_to: ["wav", "premium", "unlimited", "exclusive"], minimum_offer: null, terms: { territory: null, producerShare: 50 } } })
    expect(mp3.bounds).toContainEqual({ term: "copies", lowest: 500, highest: 10_000, unlimited: false })
    expect(mp3.bounds).toContainEqual({ term: "years", lowest: 1, highest: 99, unlimited: true })
    expect(tierOf(await beatPlan(producer, id), "mp3").overrides).toEqual([])
  })

  it("changes price, limits, term and minimum offer of its beats, as the shop shows them soon after", async () => {
    const tiers = await saveShop(producer, { type: "mp3", price: usd("1999"), minimum_offer: usd("1000"), terms: { copies: 700, years: 3, paidPerformances: null } })
    expect(tierOf(tiers, "mp3")).toMatchObject({ price: usd("1999"), enabled: true, caps: { copies: 700 }, overrides: ["price", "minimum_offer", "copies", "paidPerformances", "years"] })
    expect(tierOf(tiers, "wav")).toMatchObject({ price: usd("4999"), enabled: true, overrides: [] })
    expect(tierOf(await beatPlan(producer, id), "mp3")).toMatchObject({ price: usd("1999"), caps: { copies: 700 }, overrides: [] })
    await until("the plan in the shop", async () => (await shown(handle, "mp3"))?.price.amount === "1999")
    expect(await shown(handle, "mp3")).toMatchObject({ caps: { copies: 700, paidPerformances: null, audioStreams: 50_000 }, details: { minimum_offer: usd("1000"), terms: { years: 3 } } })
  })

  it("gives way to what a beat has otherwise, which alone is kept, until the beat follows the shop again", async () => {
    const token = producer.sellerToken
    const params = { id }
    const same = (await beatPlan(producer, id)).map(({ type, price, enabled }) => ({ type, price, enabled }))
    const { plan } = await call(savePlan, { token, params, body: { tiers: [...same.filter(({ type }) => type !== "mp3"), { type: "mp3", price: usd("1999"), terms: { copies: 900, years: 3 } }] } })
    expect(tierOf(plan.tiers, "mp3")).toMatchObject({ caps: { copies: 900 }, overrides: ["copies"], below: { price: usd("1999"), terms: { copies: 700 } } })
    const [kept] = await query<{ tiers: TierChange[] }>("select tiers from license_plan where recording_id = $1", [id])
    expect(kept?.tiers).toEqual([{ type: "premium", enabled: false }, { type: "unlimited", enabled: false }, { type: "mp3", terms: { copies: 900 } }])
    await saveShop(producer, { type: "mp3", price: usd("2199"), minimum_offer: null })
    await until("the price of the shop with the limit of the beat", async () => { const tier = await shown(handle, "mp3"); return tier?.price.amount === "2199" && tier.caps.copies === 900 })
    expect(tierOf((await call(resetPlan, { token, params })).plan.tiers, "mp3")).toMatchObject({ caps: { copies: 700 }, overrides: [] })
    expect(await query("select 1 from license_plan where recording_id = $1", [id])).toEqual([])
    await until("the limit of the shop", async () => (await shown(handle, "mp3"))?.caps.copies === 700)
  })

  it.each<[string, TierChange, RegExp]>([
    ["more than the type permits", { type: "mp3", terms: { copies: 10_001 } }, /Copies of the MP3 license must be a whole number from 500 to 10,000; it is 10,001\./], ["no limit where there is one", { type: "mp3", terms: { audioStreams: null } }, /it is unlimited/],
    ["a negative limit", { type: "wav", terms: { radioStations: -1 } }, /from 0 to 20; it is -1/], ["a limit that is fixed", { type: "exclusive", terms: { copies: 5 } }, /"copies" of the Exclusive license cannot be changed/], ["a share of publishing", { type: "mp3", terms: { producerShare: 100 } }, /cannot be changed/],
    ["a negative price", { type: "mp3", price: usd("-1") }, /must be 0 \(free\)/], ["a price for what is free", { type: "free", price: usd("100"), enabled: true }, /always free/], ["an offer above the price", { type: "mp3", minimum_offer: usd("99999") }, /must not be above its price/],
    ["a negative offer", { type: "mp3", minimum_offer: usd("-100") }, /must be at least \$0\.50/], ["half a year", { type: "mp3", terms: { years: 0.5 } }, /Term in years .* must be a whole number/], ["a type that is not there", { type: "gold" }, /no license type "gold"/],
  ])("refuses %s, of the shop and of a beat, and keeps what it was", async (_what, change, words) => {
    const before = await shopPlan(producer)
    const refusals = [await refusalOf(saveShop(producer, change)), await refusalOf(call(savePlan, { token: producer.sellerToken, params: { id }, body: { tiers: [change] } }))]
    for (const refused of refusals) {
      expect(refused).toMatchObject({ status: 400, code: "plan_refused" })
      expect(refused.words).toMatch(words)
    }
    expect(await shopPlan(producer)).toEqual(before)
  })

  it("shows how a contract would say limits before they are saved, or why they cannot be", async () => {
    const token = producer.sellerToken
    const { clauses } = await call(previewLicense, { token, body: { type: "mp3", terms: { copies: 777, years: 2 } } })
    expect(clauses.find(({ heading }) => heading === "Limits of use")?.text).toContain("Copies sold, physical and downloads: up to 777.")
    expect(clauses.find(({ heading }) => heading === "Grant")?.text).toContain("runs for 2 years")
    expect(await refusalOf(call(previewLicense, { token, body: { type: "mp3", terms: { copies: 1 } } }))).toMatchObject({ status: 400, words: expect.stringMatching(/from 500 to 10,000/) as string })
  })

  it("is its own producer's alone", async () => {
    const other = await aProducer({ onboarded: false })
    for (const attempt of [() => call(readPlan, { token: other.sellerToken, params: { id } }), () => call(resetPlan, { token: other.sellerToken, params: { id } })]) expect(await refusalOf(attempt())).toMatchObject({ status: 404 })
    expect(await refusalOf(call(readLicenseDefaults, { token: producer.sellerToken }))).toMatchObject({ status: 401 })
  })
})

describe("what was sold and what is in carts", () => {
  it("stays as sold; a cart says the new price, and neither old price nor old terms are sold any more", async () => {
    const { producer, handle } = await aShop(files, { onboarded: true })
    const [early, late] = [await aPerson("Early Bird"), await aPerson("Late Bird")]
    const { orderId } = await buy(early, [[await onSale(handle), "mp3"]])
    const [license] = await licensesOf(early, orderId, 1)
    const cart = await aCart()
    await put(cart, await onSale(handle), "mp3")
    const agreed = await agreement(late, cart)
    await saveShop(producer, { type: "mp3", terms: { copies: 600, years: 2 } })
    await until("the limit in the shop", async () => (await shown(handle, "mp3"))?.caps.copies === 600)
    expect(await refusalOf(begin(late, cart, agreed))).toMatchObject({ code: "terms_changed" })
    const { contracts } = await call(readTerms, { token: late.token, params: { id: cart }, body: late.legal })
    expect(contracts[0]?.caps.copies).toBe(600)
    expect(contracts[0]?.clauses.find(({ heading }) => heading === "Grant")?.text).toContain("runs for 2 years")
    const agreedAgain = await agreement(late, cart)
    await call(savePlan, { token: producer.sellerToken, params: { id: license?.recording_id ?? "" }, body: { tiers: [{ type: "mp3", price: usd("3999") }] } })
    await until("the price in the cart", async () => (await cartOf(cart)).lines[0]?.price.amount === "3999")
    expect((await cartOf(cart)).lines[0]).toMatchObject({ previous_price: usd("2999"), price: usd("3999") })
    expect(await refusalOf(begin(late, cart, agreedAgain))).toMatchObject({ code: "price_changed" })
    const sold = (await call(readLicense, { token: early.token, params: { id: license?.id ?? "" } })).license
    expect(sold).toMatchObject({ price: usd("2999"), caps: { copies: 2_500 }, pdf_sha256: license?.pdf_sha256 })
    expect(sold.ends_on).toMatch(/^20\d\d-\d\d-\d\d$/)
  })
})
