import { claimShares, listStatements, openShop, readAccountShares, readEarnings, readOrderMoney, readShareStatement, readStatement, refundOrder, listSales, readBeat, type Beat } from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { query } from "../support/database"
import { download, wordsOf } from "../support/downloads"
import { call, refusalOf, send } from "../support/http"
import { aPerson, aProducer, operatorToken, signUp, type Person, type Producer } from "../support/people"
import { unique } from "../support/ready"
import { buy } from "../support/shopping"
import { agree, part, propose, tokenFor } from "../support/splits"
import { until } from "../support/until"
import { aBeatOnSale } from "../support/upload"

const day = (ahead = 0) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
const span = { from: day(-6), to: day() }
const month = day().slice(0, 7)
const sum = (amounts: readonly { amount: string }[]) => amounts.reduce((total, { amount }) => total + BigInt(amount), 0n)

describe("a collaborator without a shop", () => {
  let files: HostileFiles
  let producer: Producer
  let writer: Person
  let buyer: Person
  let shared: { beat: Beat; title: string }
  let own: Beat
  let orderId = ""
  beforeAll(async () => {
    [files, producer, writer, buyer] = await Promise.all([makeHostileFiles(), aProducer({ name: "Sharing Producer" }), aPerson("Writing Partner"), aPerson("Buyer of Shares")])
    const [one, two] = [await aBeatOnSale(producer, files.good, { mp3: 4_000 }), await aBeatOnSale(producer, files.good, { wav: 2_000 })]
    shared = { beat: await beatOf(one.handle), title: one.title }
    own = await beatOf(two.handle)
    await propose(producer, one.recordingId, [part("Sharing Producer", null, 70), part("Writing Partner", writer.email, 30)])
    await agree(await tokenFor(writer.email), "Writing Partner")
    orderId = (await buy(buyer, [[shared.beat, "mp3"], [own, "wav"]])).orderId
    await until("the transfers", async () => (await query("select 1 from transfer where order_id = $1 and state in ('sent', 'waiting')", [orderId])).length === 2, { seconds: 60 })
  }, 300_000)
  afterAll(() => files.remove())
  const beatOf = async (handle: string): Promise<Beat> => (await call(readBeat, { params: { handle } })).beat
  const earningsOf = async (token: string) => (await call(readEarnings, { token, query: span })).earnings

  it("sees his shares and what they earned, month by month, and nothing of what others got", async () => {
    const { shares, balance, statements } = await call(readAccountShares, { token: writer.token })
    expect(shares).toEqual([expect.objectContaining({ title: shared.title, shop: producer.shop, revenue_points: 3_000 })])
    expect(balance).toMatchObject({ earned: { amount: "1080" }, pending: { amount: "1080" }, transferred: { amount: "0" } })
    expect(statements).toEqual([{ month, currency: "usd" }])
    const { statement } = await call(readShareStatement, { token: writer.token, params: { month } })
    expect(statement).toMatchObject({ party: "Writing Partner", opening: { amount: "0" }, closing: { amount: "1080" } })
    expect(statement.movements.map(({ label, reference, amount }) => [label, reference, amount.amount])).toEqual([["Shares of sales", shared.title, "1080"]])
    const csv = (await download(`/store/account/statements/${month}/csv`, writer.token)).bytes.toString()
    expect(csv).toContain(`Shares of sales,${shared.title},10.80,USD`)
    const pdf = await download(`/store/account/statements/${month}/pdf`, writer.token)
    for (const part of ["Writing Partner", shared.title, "$10.80"]) expect(wordsOf(pdf.bytes)).toContain(part)
    for (const told of [JSON.stringify({ shares, statement }), csv]) for (const others of ["4000", "40.00", "2520", "25.20", own.title]) expect(told).not.toContain(others)
  })

  it("is nobody else: a stranger sees nothing, nor does he whose shares another shop has claimed, and who has not proven his address is refused", async () => {
    await query("update payee set seller_id = $2 where email = $1", [writer.email, producer.sellerId])
    expect(await call(readAccountShares, { token: writer.token })).toMatchObject({ shares: [], statements: [] })
    await query("update payee set seller_id = null where email = $1", [writer.email])
    const stranger = await aPerson("Some Stranger")
    expect(await call(readAccountShares, { token: stranger.token })).toMatchObject({ shares: [], balance: { earned: { amount: "0" } }, statements: [] })
    for (const path of ["", "/csv", "/pdf"]) {
      expect((await download(`/store/account/statements/${month}${path}`, stranger.token)).status).toBe(404)
      for (const wrong of [undefined, producer.sellerToken]) expect((await download(`/store/account/statements/${month}${path}`, wrong)).status).toBe(401)
    }
    const unproven = await signUp(`${unique("unproven")}@example.com`)
    expect(await refusalOf(send("GET", "/store/account/shares", { token: unproven }))).toMatchObject({ status: 400, code: "email_unverified" })
  })

  it("takes nothing from what the producer is told: his figures are net, and say what each collaborator got of which beat", async () => {
    const earnings = await earningsOf(producer.sellerToken)
    expect(earnings).toMatchObject({ total: { amount: String(2_520 + 1_800) }, sales: 1 })
    expect(earnings.beats.map(({ name, sales, earned }) => [name, sales, earned.amount])).toEqual([[shared.title, 1, "2520"], [own.title, 1, "1800"]])
    expect(earnings.tiers.map(({ key, earned }) => [key, earned.amount])).toEqual([["mp3", "2520"], ["wav", "1800"]])
    expect(earnings.collaborators).toEqual([expect.objectContaining({ name: "Writing Partner", beat: shared.title, sales: 1, earned: { amount: "1080", currency: "usd" } })])
    const [sale] = (await call(listSales, { token: producer.sellerToken })).sales
    expect(sale).toMatchObject({ amount: { amount: "6000" }, platform_fee: { amount: "600" }, tax: { amount: "0" }, shared: { amount: "1080" }, yours: { amount: "4320" } })
    const search = new URLSearchParams(span).toString()
    const csv = (await download(`/sellers/me/exports/collaborators?${search}`, producer.sellerToken)).bytes.toString().split("\r\n")
    expect(csv.slice(0, 2)).toEqual(["\uFEFFCollaborator,Beat,Sales,Got,Currency", `Writing Partner,${shared.title},1,10.80,USD`])
    expect((await download(`/sellers/me/exports/collaborators?${search}`, writer.token)).status).toBe(401)
  })

  it("gives back his part of a partial refund, and so does the producer: days, beats and tiers still sum to the same", async () => {
    const operator = await operatorToken()
    const line = (await call(readOrderMoney, { token: operator, params: { id: orderId } })).lines.find(({ beat_title }) => beat_title === shared.title)
    await call(refundOrder, { token: operator, params: { id: orderId }, body: { lines: [{ sale_line_id: line?.sale_line_id ?? "", amount: "1000" }], license: "keep", reason: "A quarter of it, as agreed" } })
    await until("the refund", async () => (await call(readAccountShares, { token: writer.token })).balance.earned.amount === "810", { seconds: 60 })
    const { statement } = await call(readShareStatement, { token: writer.token, params: { month } })
    expect(statement.movements.map(({ label, reference, amount }) => [label, reference, amount.amount])).toEqual([["Shares of sales", shared.title, "1080"], ["Refunds", shared.title, "-270"]])
    const earnings = await earningsOf(producer.sellerToken)
    expect(earnings.total.amount).toBe(String(2_520 - 630 + 1_800))
    for (const sums of [earnings.days, earnings.beats, earnings.tiers]) expect(sum(sums.map(({ earned }) => earned))).toBe(BigInt(earnings.total.amount))
    expect(earnings.beats.map(({ earned }) => earned.amount)).toEqual(["1890", "1800"])
    expect(earnings.collaborators.map(({ earned }) => earned.amount)).toEqual(["810"])
    expect((await call(listSales, { token: producer.sellerToken })).sales[0]).toMatchObject({ taken_back: { amount: "630" }, yours: { amount: String(4_320 - 630) } })
    const csv = (await download(`/sellers/me/exports/sales?${new URLSearchParams(span)}`, producer.sellerToken)).bytes.toString()
    expect(csv).toContain("40.00,0.00,4.00,10.80,6.30,18.90,USD")
  })

  it("has the same in his shop once he opened one and claimed his shares", async () => {
    const { token } = await call(openShop, { token: writer.token, body: { name: unique("Writers").slice(0, 40), bio: "", country: "no" } })
    expect((await call(listStatements, { token })).statements).toEqual([])
    await call(claimShares, { token: writer.token })
    expect((await call(listStatements, { token })).statements).toEqual([{ month, currency: "usd" }])
    expect((await call(readStatement, { token, params: { month } })).statement).toMatchObject({ closing: { amount: "810" } })
    const earnings = await earningsOf(token)
    expect(earnings).toMatchObject({ total: { amount: "810" }, collaborators: [] })
    expect(earnings.beats.map(({ name, earned }) => [name, earned.amount])).toEqual([[`${shared.title} by ${producer.shop}`, "810"]])
  })
})
