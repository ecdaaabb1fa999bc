import {
  listAllPayouts, listPartyMoney, listPostingSets, listStatements, listTransfers, readBalance, readBeat, readEarnings, readStatement, readTrialBalance, retryTransfer, type Beat,
} from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { aBeat } from "../support/beats"
import { query } from "../support/database"
import { download, wordsOf } from "../support/downloads"
import { call, refusalOf, send } from "../support/http"
import { aPerson, aProducer, operatorToken, type Person, type Producer } from "../support/people"
import { unique } from "../support/ready"
import { beatsOfDifferentProducers, buy } from "../support/shopping"
import { until } from "../support/until"
import { publishListing } from "@max-booster/api-contract"

const day = (ahead = 0) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
const span = { from: day(-6), to: day() }
const month = day().slice(0, 7)
const sum = (amounts: readonly { amount: string }[]) => amounts.reduce((total, { amount }) => total + BigInt(amount), 0n)
const evil = "=HYPERLINK(\"http://evil\")"

describe("who earned what", () => {
  let files: HostileFiles
  let seller: Producer
  let buyer: Person
  let token: string
  let title: string
  let orderIds: string[]
  beforeAll(async () => {
    [files, seller, buyer, token] = await Promise.all([makeHostileFiles(), aProducer({ name: "Ana María Núñez" }), aPerson("Łukasz Öström"), operatorToken()])
    title = `${evil} ${unique("beat")}`
    const id = await aBeat(seller, files.good, { title }, { mp3: 3_000, wav: 5_000 })
    const { recording } = await call(publishListing, { token: seller.sellerToken, params: { id } })
    const { beat } = await call(readBeat, { params: { handle: recording.listing.handle ?? "" } })
    const [other] = await beatsOfDifferentProducers(1)
    orderIds = [await ordered([[beat, "mp3"]]), await ordered([[beat, "wav"], [other as Beat, "mp3"]])]
    await until("both transfers", async () => (await call(readBalance, { token: seller.sellerToken })).balance.transferred.amount === "7200", { seconds: 60 })
  }, 240_000)
  afterAll(() => files.remove())
  const ordered = async (choices: (readonly [Beat, string])[]) => (await buy(buyer, choices)).orderId
  it("is told by day, by beat and by tier, and all of them sum to the same", async () => {
    const { earnings } = await call(readEarnings, { token: seller.sellerToken, query: span })
    expect(earnings).toMatchObject({ ...span, total: { amount: "7200", currency: "usd" }, sales: 2 })
    expect(sum(earnings.days.map(({ earned }) => earned))).toBe(7_200n)
    expect(earnings.beats).toEqual([expect.objectContaining({ name: title, sales: 2, earned: { amount: "7200", currency: "usd" } })])
    expect(earnings.tiers.map(({ key, sales, earned }) => [key, sales, earned.amount])).toEqual([["wav", 1, "4500"], ["mp3", 1, "2700"]])
    expect((await call(readEarnings, { token: seller.sellerToken, query: { from: day(-400), to: day(-7) } })).earnings).toMatchObject({ total: { amount: "0" }, days: [], beats: [], tiers: [] })
  })

  it("refuses a span that makes no sense, in words", async () => {
    const refused = async (search: string) => (await refusalOf(send("GET", `/sellers/me/earnings?${search}`, { token: seller.sellerToken }))).words
    expect(await refused(`from=${day()}&to=${day(-1)}`)).toContain("after the last")
    expect(await refused("from=2026-02-30&to=2026-03-01")).toContain("2026-11-30")
    expect(await refused("from=2000-01-01&to=2026-03-01")).toContain("three years")
    expect(await refused("")).toContain("from")
  })

  it("goes into spreadsheets as decimals, and nobody's title runs as a formula", async () => {
    const search = new URLSearchParams(span).toString()
    const sales = await download(`/sellers/me/exports/sales?${search}`, seller.sellerToken)
    expect([sales.status, sales.type, sales.name]).toEqual([200, "text/csv; charset=utf-8", `attachment; filename="sales-${span.from}-${span.to}.csv"`])
    const lines = sales.bytes.toString().split("\r\n")
    expect(lines[0]).toBe("\uFEFFTime (UTC),Order,Beat,License,Paid,Tax,Platform fee,Collaborators,Refunded of yours,Yours,Currency,State")
    expect(lines.filter((line) => line.includes(",30.00,0.00,3.00,0.00,0.00,27.00,USD,"))).toHaveLength(1)
    expect(lines.filter((line) => line.includes(",50.00,0.00,5.00,0.00,0.00,45.00,USD,"))).toHaveLength(1)
    expect(sales.bytes.toString()).toContain(`"'${title.replaceAll("\"", "\"\"")}"`)
    const ledger = (await download(`/sellers/me/exports/ledger?${search}`, seller.sellerToken)).bytes.toString().trim().split("\r\n").slice(1).map((line) => line.split(","))
    expect(ledger.map(([, , kind, , owed, sent]) => [kind, owed, sent])).toEqual(expect.arrayContaining([["sale", "27.00", "0.00"], ["sale", "45.00", "0.00"], ["transfer", "-27.00", "27.00"], ["transfer", "-45.00", "45.00"]]))
    expect(ledger).toHaveLength(4)
  })

  it("is a statement whose opening and movements make its closing, as data, CSV and PDF", async () => {
    expect((await call(listStatements, { token: seller.sellerToken })).statements).toEqual([{ month, currency: "usd" }])
    const { statement } = await call(readStatement, { token: seller.sellerToken, params: { month } })
    expect(statement).toMatchObject({ month, currency: "usd", opening: { amount: "0" }, closing: { amount: "0" }, final: false })
    expect(statement.party).toContain("Ana María Núñez")
    expect(BigInt(statement.opening.amount) + sum(statement.movements.map(({ amount }) => amount))).toBe(BigInt(statement.closing.amount))
    expect(Object.fromEntries(statement.totals.map(({ label, amount }) => [label, amount.amount]))).toEqual({ Sales: "8000", "Platform fees": "-800", "Transfers to your Stripe account": "-7200" })
    const csv = await download(`/sellers/me/statements/${month}/csv`, seller.sellerToken)
    const amounts = csv.bytes.toString().trim().split("\r\n").slice(1).map((line) => Number(line.split(",")[3]) * 100)
    expect(amounts.slice(0, -1).reduce((a, b) => a + b, 0)).toBe(amounts.at(-1))
    const pdf = await download(`/sellers/me/statements/${month}/pdf`, seller.sellerToken)
    expect([pdf.status, pdf.type]).toEqual([200, "application/pdf"])
    for (const part of ["Ana María Núñez", "Opening balance", "Platform fees (2)", "-$8.00", "$80.00", "Closing balance"]) expect(wordsOf(pdf.bytes)).toContain(part)
    expect(Buffer.compare(pdf.bytes, (await download(`/sellers/me/statements/${month}/pdf`, seller.sellerToken)).bytes)).toBe(0)
  })

  it("has a statement for a month of nothing, and none for what is no month", async () => {
    const { statement } = await call(readStatement, { token: seller.sellerToken, params: { month: "2020-02" } })
    expect(statement).toMatchObject({ opening: { amount: "0" }, closing: { amount: "0" }, movements: [], final: true })
    expect((await call(readStatement, { token: seller.sellerToken, params: { month }, query: { currency: "jpy" } })).statement).toMatchObject({ currency: "jpy", movements: [] })
    expect((await refusalOf(call(readStatement, { token: seller.sellerToken, params: { month: "2026-13" } }))).words).toContain("not a month")
  })

  it("is an invoice with every seller, the buyer and the sum, the same bytes each time, for its buyer only", async () => {
    const path = `/store/purchases/${orderIds[1]}/invoice`
    const [first, again] = [await download(path, buyer.token), await download(path, buyer.token)]
    expect([first.status, first.type]).toEqual([200, "application/pdf"])
    expect(Buffer.compare(first.bytes, again.bytes)).toBe(0)
    const words = wordsOf(first.bytes)
    for (const part of ["Łukasz Öström", "Storgata 12", "Norway", "Ana María Núñez", `known as ${seller.shop}`, "$50.00", "Total, paid in full"]) expect(words).toContain(part)
    expect(words.match(/Seller/g)?.length).toBeGreaterThanOrEqual(2)
    expect(words).not.toContain(" Tax ")
    const stranger = await aPerson()
    expect((await download(path, stranger.token)).status).toBe(404)
    expect((await download(path, seller.sellerToken)).status).toBe(401)
    expect((await download("/store/purchases/order_nobodys/invoice", buyer.token)).status).toBe(404)
  })

  it("is each seller's own: nobody else's statements and exports", async () => {
    const other = await aProducer({ name: "Other" })
    expect((await call(listStatements, { token: other.sellerToken })).statements).toEqual([])
    expect((await call(readEarnings, { token: other.sellerToken, query: span })).earnings.total.amount).toBe("0")
    const search = new URLSearchParams(span).toString()
    for (const path of ["/sellers/me/earnings", "/sellers/me/exports/sales", "/sellers/me/exports/ledger", "/sellers/me/statements", `/sellers/me/statements/${month}`, `/sellers/me/statements/${month}/csv`, `/sellers/me/statements/${month}/pdf`])
      for (const wrong of [undefined, buyer.token]) expect((await download(`${path}?${search}`, wrong)).status, path).toBe(401)
  })

  it("is seen whole by the operator: parties, sets of an order, a trial balance of zero, transfers and payouts", async () => {
    const { parties, totals } = await call(listPartyMoney, { token })
    expect(parties.find(({ party }) => party === seller.sellerId)).toMatchObject({ name: seller.shop, is_seller: true, payout_state: "active", earned: { amount: "7200" }, waiting: { amount: "0" }, transferred: { amount: "7200" } })
    expect(sum(parties.map(({ earned }) => earned))).toBe(BigInt(totals.earned.amount))
    const { accounts, sums } = await call(readTrialBalance, { token })
    expect(sums.every(({ amount }) => amount === "0")).toBe(true)
    expect(accounts.find(({ account }) => account === `party_transferred:${seller.sellerId}`)).toMatchObject({ name: `Sent to ${seller.shop}`, amount: { amount: "-7200" } })
    const number = (await query<{ n: string }>("select order_number::text n from sale where order_id = $1 limit 1", [orderIds[1]]))[0]?.n ?? ""
    for (const order of [orderIds[1] ?? "", number, `#${number}`]) {
      const { sets } = await until("all sets of the order", async () => { const found = await call(listPostingSets, { token, query: { order } }); return found.sets.length >= 4 && found }, { seconds: 60 })
      expect(sets.map(({ kind }) => kind).sort()).toEqual(["sale", "stripe_fee", "transfer", "transfer"])
      for (const { entries } of sets) expect(sum(entries.map(({ amount }) => amount))).toBe(0n)
    }
    const { sets, count } = await call(listPostingSets, { token, query: { party: seller.sellerId } })
    expect([sets.length, count]).toEqual([4, 4])
    expect((await call(listPostingSets, { token, query: { order: "order_nobodys" } })).sets).toEqual([])
    expect(Array.isArray((await call(listAllPayouts, { token })).payouts)).toBe(true)
  })

  it("has transfers that the operator tries again; one that was sent stays", async () => {
    const late = await aProducer({ onboarded: false, name: "Late" })
    const id = await aBeat(late, files.good, { title: unique("Late beat") }, { mp3: 2_000 })
    const { recording } = await call(publishListing, { token: late.sellerToken, params: { id } })
    await ordered([[(await call(readBeat, { params: { handle: recording.listing.handle ?? "" } })).beat, "mp3"]])
    const waiting = await until("the transfer that waits", async () => (await call(listTransfers, { token, query: { state: "waiting" } })).transfers.find(({ party }) => party === late.sellerId))
    expect(waiting).toMatchObject({ name: late.shop, state: "waiting", amount: { amount: "1800" }, error: expect.stringContaining("cannot receive") as string })
    expect(await call(retryTransfer, { token, params: { id: waiting.id } })).toEqual({ retried: true })
    const { transfers, counts } = await call(listTransfers, { token, query: { state: "sent" } })
    expect(counts.sent).toBeGreaterThanOrEqual(2)
    expect(await call(retryTransfer, { token, params: { id: transfers[0]?.id ?? "" } })).toEqual({ retried: false })
    expect((await refusalOf(call(retryTransfer, { token, params: { id: "trf_nobodys" } }))).status).toBe(404)
    for (const path of ["parties", "ledger", "trial-balance", "transfers", "payouts"])
      for (const wrong of [undefined, buyer.token, seller.sellerToken]) expect((await refusalOf(send("GET", `/admin/money/${path}`, { token: wrong }))).status, path).toBe(401)
  })
})
