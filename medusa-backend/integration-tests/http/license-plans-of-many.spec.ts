import { listBeats, readLicenseDefaults, saveLicenseDefaults } from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { query, whileLocked } from "../support/database"
import { call, refusalOf } from "../support/http"
import { manyBeats } from "../support/many-beats"
import { operatorToken, type Producer } from "../support/people"
import { aShop, saveShop, shopPlan, shown, tierOf, usd } from "../support/plans"
import { kill } from "../support/processes"
import { until } from "../support/until"

let files: HostileFiles
beforeAll(async () => { files = await makeHostileFiles() })
afterAll(() => files.remove())

describe("the operator's defaults", () => {
  it("are what shops without a plan follow, and a shop with one does not", async () => {
    const token = await operatorToken()
    const { producer: follows, handle } = await aShop(files)
    const { producer: own } = await aShop(files)
    await saveShop(own, { type: "premium", price: usd("7777") })
    const [before] = (await call(readLicenseDefaults, { token })).plan.tiers.filter(({ type }) => type === "mp3")
    expect(await refusalOf(call(saveLicenseDefaults, { token, body: { tiers: [{ type: "mp3", terms: { copies: 3 } }] } }))).toMatchObject({ status: 400, code: "plan_refused" })
    try {
      await call(saveLicenseDefaults, { token, body: { tiers: [{ type: "mp3", terms: { copies: 1_234 } }] } })
      expect(tierOf(await shopPlan(follows), "mp3").caps.copies).toBe(1_234)
      expect(tierOf(await shopPlan(own), "mp3").caps.copies).toBe(2_500)
      await until("the default on a beat", async () => (await shown(handle, "mp3"))?.caps.copies === 1_234, { seconds: 90 })
    } finally {
      await call(saveLicenseDefaults, { token, body: { tiers: [{ type: "mp3", terms: { copies: before?.caps.copies } }] } })
    }
  })
})

describe("a plan of a shop with a thousand beats", () => {
  const COUNT = 1_000
  let producer: Producer
  let id: string
  beforeAll(async () => {
    ({ producer, id } = await aShop(files))
    return manyBeats(id, COUNT)
  })
  const priced = async (amount: string) => (await query<{ count: number }>(
    `select count(*)::int from listing join listing_tier tier on tier.listing_id = listing.id join product_variant_price_set link on link.variant_id = tier.variant_id join price on price.price_set_id = link.price_set_id
     where listing.seller_id = $1 and tier.type = 'mp3' and tier.price = $2 and listing.from_price = $2 and price.amount = $2::numeric / 100 and price.deleted_at is null`, [producer.sellerId, amount],
  ))[0]?.count
  const all = (amount: string) => until(`${COUNT} beats at ${amount}`, async () => (await priced(amount)) === COUNT + 1, { seconds: 300, everyMs: 500 })

  it("is saved while nothing can be written to its beats: they follow by a job", async () => {
    await whileLocked("listing_tier", async (isReached) => {
      expect(tierOf(await saveShop(producer, { type: "mp3", price: usd("1500") }), "mp3").price).toEqual(usd("1500"))
      expect(await query("select 1 from jobs.outbox where name = 'listing.project-shop' and data->>'seller_id' = $1", [producer.sellerId])).toHaveLength(1)
      await isReached()
      expect(await priced("1500")).toBe(0)
    })
    await all("1500")
    expect((await call(listBeats, { query: { producer: producer.handle, price_max: 1_500 } })).count).toBe(COUNT + 1)
  }, 400_000)

  it("reaches all of them when the worker is killed on the way, and when it is saved again meanwhile", async () => {
    await whileLocked("listing_tier", async (isReached) => {
      await saveShop(producer, { type: "mp3", price: usd("1600") })
      await isReached()
      await saveShop(producer, { type: "mp3", price: usd("1700") })
      await kill("worker")
    })
    await all("1700")
  }, 400_000)
})
