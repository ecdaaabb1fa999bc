import {
  listAllSales, listBeats, listJobs, listListings, listSellers, moderateListing, readBeat, readBalance, readSeller, suspendSeller, type Beat, type ListingRow,
} from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { call, refusalOf, send } from "../support/http"
import { aPerson, aProducer, operatorToken, type Producer } from "../support/people"
import { ready } from "../support/ready"
import { buy } from "../support/shopping"
import { until } from "../support/until"
import { aBeatOnSale } from "../support/upload"

describe("the operator", () => {
  let files: HostileFiles
  let token: string
  let producer: Producer
  let beat: Beat
  beforeAll(async () => {
    [files, token, producer] = await Promise.all([makeHostileFiles(), operatorToken(), aProducer()])
    const { handle } = await aBeatOnSale(producer, files.good, { mp3: 3_000, wav: 5_000 })
    beat = (await call(readBeat, { params: { handle } })).beat
  })
  afterAll(() => files.remove())
  const sellers = async () => (await call(listSellers, { token })).sellers
  const his = async () => (await sellers()).find(({ id }) => id === producer.sellerId)
  const listing = async (): Promise<ListingRow | undefined> => (await call(listListings, { token })).listings.find(({ handle }) => handle === beat.handle)
  const change = async (body: { featured?: boolean; state?: "published" | "withdrawn" }) => (await call(moderateListing, { token, params: { id: (await listing())?.id ?? "" }, body })).listing

  it("sees every shop, newest first, with its beats and whether it can be paid", async () => {
    expect(await his()).toMatchObject({ handle: producer.handle, name: producer.shop, email: producer.email, state: "active", payout_state: "active", listings: 1, earned: { amount: "0", currency: "usd" } })
    const waiting = await aProducer({ onboarded: false })
    const all = await sellers()
    expect(all.find(({ id }) => id === waiting.sellerId)).toMatchObject({ payout_state: "none", listings: 0 })
    const since = all.map(({ created_at }) => created_at)
    expect(since).toEqual([...since].sort().reverse())
    expect(all.some(({ email }) => email === ready.logins.seller.email)).toBe(true)
  })

  it("sees what was sold, and what the shop earned of it", async () => {
    const before = await call(listAllSales, { token })
    const buyer = await aPerson()
    const { orderId } = await buy(buyer, [[beat, "mp3"]])
    const sale = await until("the sale", async () => (await call(listAllSales, { token })).sales.find(({ order_id }) => order_id === orderId))
    expect(sale).toMatchObject({ seller: producer.shop, amount: { amount: "3000", currency: "usd" }, platform_fee: { amount: "300", currency: "usd" }, seller_amount: { amount: "2700", currency: "usd" } })
    const { totals, sales } = await call(listAllSales, { token })
    expect(sales.slice(0, 5).map((each) => each.order_id)).toContain(orderId)
    expect(before.sales.map((each) => each.order_id)).not.toContain(orderId)
    const sum = (of: "amount" | "platform_fee") => String(sales.reduce((total, each) => total + BigInt(each[of].amount), 0n))
    expect([totals.amount.amount, totals.platform_fee.amount]).toEqual([sum("amount"), sum("platform_fee")])
    expect((await his())?.earned).toEqual({ amount: "2700", currency: "usd" })
  })

  it("features a beat, withdraws it, and restores it", async () => {
    expect(await listing()).toMatchObject({ title: beat.title, seller: producer.shop, state: "published", featured: false, genre: "trap", bpm: 120 })
    expect(await change({ featured: true })).toMatchObject({ state: "published", featured: true })
    expect((await call(listBeats, { query: { featured: true, producer: producer.handle } })).beats).toHaveLength(1)
    expect(await change({ state: "withdrawn", featured: false })).toMatchObject({ state: "withdrawn", featured: false })
    expect((await refusalOf(call(readBeat, { params: { handle: beat.handle } }))).status).toBe(404)
    expect((await his())?.listings).toBe(0)
    expect(await change({ state: "published" })).toMatchObject({ state: "published" })
    expect((await call(readBeat, { params: { handle: beat.handle } })).beat.tiers).toHaveLength(2)
    expect((await refusalOf(call(moderateListing, { token, params: { id: "lst_nobodys" }, body: { featured: true } }))).status).toBe(404)
    expect((await refusalOf(change({ state: "burned" as never }))).status).toBe(400)
  })

  it("suspends a shop and lets it sell again; one that is not there is not found", async () => {
    const state = async (to: "active" | "suspended", id = producer.sellerId) => (await call(suspendSeller, { token, params: { id }, body: { state: to } })).seller
    expect(await state("suspended")).toMatchObject({ id: producer.sellerId, state: "suspended" })
    expect(await refusalOf(call(readSeller, { token: producer.sellerToken }))).toMatchObject({ status: 400, code: "suspended" })
    expect((await call(readBalance, { token: producer.sellerToken })).balance.earned.currency).toBe("usd") // what was earned stays in sight
    expect(await state("active")).toMatchObject({ state: "active" })
    expect((await refusalOf(state("active", "sel_nobodys"))).status).toBe(404)
  })

  it.each(["failed", "active", "waiting", "delayed", "completed"] as const)("sees %s jobs, and how many there are of each", async (state) => {
    const { jobs, counts } = await call(listJobs, { token, query: { state } })
    expect(Object.keys(counts).sort()).toEqual(["audio", "hooks", "licensing", "money", "notify", "releases", "renditions"])
    expect(jobs.every((job) => job.state === state)).toBe(true)
    if (state === "completed") expect(jobs.length).toBeGreaterThan(0)
  })

  it("is nobody else: neither a customer nor a producer gets anywhere in the admin", async () => {
    const paths: [string, string, object?][] = [
      ["GET", "/admin/sellers"], ["GET", "/admin/listings"], ["GET", "/admin/sales"], ["GET", "/admin/jobs"], ["POST", `/admin/sellers/${producer.sellerId}/state`, { state: "suspended" }],
      ["POST", "/admin/listings/x", { featured: true }], ["POST", "/admin/jobs/audio/o-1/retry"], ["GET", "/admin/orders"], ["GET", "/admin/users"], ["GET", "/admin/customers"], ["GET", "/admin/api-keys"],
    ]
    for (const [method, path, body] of paths)
      for (const other of [undefined, producer.token, producer.sellerToken]) expect((await refusalOf(send(method, path, { token: other, body }))).status, `${method} ${path}`).toBe(401)
    expect((await his())?.state).toBe("active")
  })
})
