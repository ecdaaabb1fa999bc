import { listLicenses, licenseLinks, listSales, readBalance, readBeat, readOrderMoney, refundOrder, sendRefundAgain, settleRefund, type OrderMoney } from "@max-booster/api-contract"
import { beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { query } from "../support/database"
import { call } from "../support/http"
import { mailTo } from "../support/mail"
import { aPerson, aProducer, operatorToken, type Person, type Producer } from "../support/people"
import { beatsOfDifferentProducers, buy } from "../support/shopping"
import { stripe } from "../support/stripe"
import { aBeatOnSale } from "../support/upload"
import { until } from "../support/until"

let operator = ""
let buyer: Person
let files: HostileFiles
beforeAll(async () => {
  [operator, buyer, files] = await Promise.all([operatorToken(), aPerson("Refunded Buyer"), makeHostileFiles()])
  return () => files.remove()
})

const moneyOf = (orderId: string): Promise<OrderMoney> => call(readOrderMoney, { token: operator, params: { id: orderId } })
const refund = (orderId: string, lines: { sale_line_id: string; amount?: string }[], license: "revoke" | "keep" = "keep") =>
  call(refundOrder, { token: operator, params: { id: orderId }, body: { lines, license, reason: "The buyer asked for it" } })
const given = (orderId: string, refundId: string) => until(`refund ${refundId}`, async () => (await moneyOf(orderId)).refunds.some(({ id, state }) => id === refundId && state === "sent"), { seconds: 60 })
const balanceOf = async ({ sellerToken }: Producer) => (await call(readBalance, { token: sellerToken })).balance
const planOf = async (orderId: string) => (await query<{ id: string; payment_intent: string; charge_id: string; mode: string }>("select id, payment_intent, charge_id, mode from charge_plan where order_id = $1", [orderId]))[0]
const settledTransfers = (orderId: string, count: number) => until("transfers", async () => (await query<{ n: number }>("select count(*)::int n from transfer where order_id = $1 and state = 'sent'", [orderId]))[0]?.n === count, { seconds: 60 })
const reversalsOf = (orderId: string) => query<{ amount: string; fee_back: string; state: string }>("select r.amount::text, r.fee_back::text, r.state from transfer_reversal r join transfer t on t.id = r.transfer_id where t.order_id = $1 order by r.created_at", [orderId])
const sumsToZero = async () => (await query<{ sum: string }>("select coalesce(sum(amount), 0)::text as sum from ledger_entry"))[0]?.sum

/** A beat of its own producer, sold once. */
async function aSale(name: string, { price = 4_000, card }: { price?: number; card?: string } = {}) {
  const producer = await aProducer({ name })
  const { handle } = await aBeatOnSale(producer, files.good, { mp3: price })
  const { beat } = await call(readBeat, { params: { handle } })
  const { orderId } = await buy(buyer, [[beat, "mp3"]], card)
  await settledTransfers(orderId, 1)
  return { producer, orderId, plan: await planOf(orderId) }
}

describe("a refund", () => {
  it("in part takes from fee and seller in proportion, the license stays, and the buyer gets it at Stripe once", async () => {
    const { producer, orderId, plan } = await aSale("Partly Refunded")
    expect(plan?.mode).toBe("destination")
    const [line] = (await moneyOf(orderId)).lines
    const { refund: asked } = await refund(orderId, [{ sale_line_id: line?.sale_line_id ?? "", amount: "1000" }])
    await given(orderId, asked.id)
    await until("the reversal", async () => (await reversalsOf(orderId))[0]?.state === "done", { seconds: 60 })
    expect(await reversalsOf(orderId)).toEqual([{ amount: "900", fee_back: "100", state: "done" }])
    const { data } = await stripe.refunds.list({ payment_intent: plan?.payment_intent ?? "" })
    expect(data.map(({ amount, metadata }) => [amount, metadata?.["refund_id"]])).toEqual([[1_000, asked.id]])
    const charge = await stripe.charges.retrieve(plan?.charge_id ?? "", { expand: ["transfer", "application_fee"] })
    expect(charge.transfer).toMatchObject({ amount: 4_000, amount_reversed: 1_000 })
    expect(charge.application_fee).toMatchObject({ amount: 400, amount_refunded: 100 })
    expect(await balanceOf(producer)).toMatchObject({ earned: { amount: "2700" }, pending: { amount: "0" }, transferred: { amount: "2700" } })
    const { licenses } = await call(listLicenses, { token: buyer.token, query: { order_id: orderId } })
    expect(licenses.map(({ state }) => state)).toEqual(["valid"])
    const { subject } = await mailTo(buyer.email, "refund")
    expect(subject).toContain("refund")
    expect(await sumsToZero()).toBe("0")
  })

  it("in whole ends the license, whose files are not delivered any more, and marks the sale", async () => {
    const { producer, orderId } = await aSale("Wholly Refunded")
    const [line] = (await moneyOf(orderId)).lines
    const { refund: asked } = await refund(orderId, [{ sale_line_id: line?.sale_line_id ?? "" }], "revoke")
    await given(orderId, asked.id)
    const license = await until("the license to end", async () => {
      const { licenses } = await call(listLicenses, { token: buyer.token, query: { order_id: orderId } })
      return licenses.find(({ state }) => state === "revoked")
    })
    const refused = await call(licenseLinks, { token: buyer.token, params: { id: license.id } }).then(() => "", (error: Error) => error.message)
    expect(refused).toContain("revoked")
    await until("the balance", async () => (await balanceOf(producer)).transferred.amount === "0", { seconds: 60 })
    expect((await call(listSales, { token: producer.sellerToken })).sales[0]?.state).toBe("refunded")
    const again = await refund(orderId, [{ sale_line_id: line?.sale_line_id ?? "" }]).then(() => "taken", (error: Error) => error.message)
    expect(again).toContain("refunded already")
  })

  it("of an order with two sellers reverses each one's transfer by his own part", async () => {
    const beats = await beatsOfDifferentProducers(2)
    const { orderId } = await buy(buyer, beats.map((beat) => [beat, "mp3"] as const))
    await settledTransfers(orderId, 2)
    const { lines } = await moneyOf(orderId)
    const { refund: asked } = await refund(orderId, [{ sale_line_id: lines[0]?.sale_line_id ?? "", amount: "500" }, { sale_line_id: lines[1]?.sale_line_id ?? "" }])
    await given(orderId, asked.id)
    await until("both reversals", async () => (await reversalsOf(orderId)).filter(({ state }) => state === "done").length === 2, { seconds: 60 })
    const whole = BigInt(lines[1]?.paid.amount ?? 0)
    expect((await reversalsOf(orderId)).map(({ amount }) => BigInt(amount)).sort()).toEqual([450n, whole - (whole * 1_000n + 5_000n) / 10_000n].sort())
    expect((await moneyOf(orderId)).lines.map(({ left }) => left.amount)).toEqual([String(BigInt(lines[0]?.paid.amount ?? 0) - 500n), "0"])
    expect(await sumsToZero()).toBe("0")
  })

  it("of a share that still waits is cut from it, and nothing is reversed", async () => {
    const producer = await aProducer({ onboarded: false, name: "Waiting Seller" })
    const { handle } = await aBeatOnSale(producer, files.good, { mp3: 4_000 })
    const { beat } = await call(readBeat, { params: { handle } })
    const { orderId } = await buy(buyer, [[beat, "mp3"]])
    const [line] = (await moneyOf(orderId)).lines
    const { refund: asked } = await refund(orderId, [{ sale_line_id: line?.sale_line_id ?? "", amount: "1000" }])
    await given(orderId, asked.id)
    expect(await reversalsOf(orderId)).toEqual([])
    expect(await balanceOf(producer)).toMatchObject({ earned: { amount: "2700" }, pending: { amount: "2700" }, transferred: { amount: "0" } })
    expect(await query("select amount::text from transfer where order_id = $1", [orderId])).toEqual([{ amount: "2700" }])
  })

  it("that the buyer's bank sends back is still owed to him: tried again, then noted as paid another way, and no party gains or loses by it", async () => {
    const { producer, orderId, plan } = await aSale("Bounced Seller", { card: "5126" })
    const [line] = (await moneyOf(orderId)).lines
    const { refund: asked } = await refund(orderId, [{ sale_line_id: line?.sale_line_id ?? "" }])
    const params = { id: orderId, refund_id: asked.id }
    const cameBack = (times: number) => until(`the refund to come back ${times} times`, async () => (await query<{ n: number }>("select count(*)::int n from posting_set where key like 'refund_failed:' || $1 || ':%'", [asked.id]))[0]?.n === times && (await moneyOf(orderId)).refunds[0]?.state === "failed", { seconds: 60 })
    const onAccount = async (account: string) => (await query<{ sum: string }>(
      "select coalesce(sum(e.amount), 0)::text as sum from ledger_entry e join posting_set s on s.id = e.posting_set_id where e.account = $1 and s.key like '%' || $2 || '%'", [account, asked.id],
    ))[0]?.sum
    await cameBack(1)
    expect((await moneyOf(orderId)).refunds[0]?.error).toContain("Try it again")
    await until("the share to be taken back", async () => (await balanceOf(producer)).transferred.amount === "0", { seconds: 60 })
    expect(await balanceOf(producer)).toMatchObject({ earned: { amount: "0" }, pending: { amount: "0" }, owed: { amount: "0" } })
    expect([await onAccount("buyer_clearing"), await onAccount("refund_due")]).toEqual(["0", "-4000"])
    await call(sendRefundAgain, { token: operator, params })
    await cameBack(2)
    const { data } = await stripe.refunds.list({ payment_intent: plan?.payment_intent ?? "" })
    expect(data.map(({ amount, status }) => [amount, status])).toEqual([[4_000, "failed"], [4_000, "failed"]])
    expect(await onAccount("refund_due")).toBe("-4000")
    const { refund: settled } = await call(settleRefund, { token: operator, params, body: { how: "by bank transfer" } })
    expect(settled).toMatchObject({ state: "settled", error: "Paid another way: by bank transfer" })
    expect([await onAccount("buyer_clearing"), await onAccount("refund_due"), await onAccount("paid_outside")]).toEqual(["0", "0", "-4000"])
    expect(await balanceOf(producer)).toMatchObject({ earned: { amount: "0" }, pending: { amount: "0" }, owed: { amount: "0" } })
    const words = (work: Promise<unknown>) => work.then(() => "taken", (error: Error) => error.message)
    expect(await words(call(sendRefundAgain, { token: operator, params }))).toContain("did not come back")
    expect(await words(refund(orderId, [{ sale_line_id: line?.sale_line_id ?? "" }]))).toContain("refunded already")
    expect(await sumsToZero()).toBe("0")
  })

  it("is refused beyond what is left, without a reason, and to everybody but the operator", async () => {
    const { producer, orderId } = await aSale("Guarded Seller")
    const [line] = (await moneyOf(orderId)).lines
    const words = (work: Promise<unknown>) => work.then(() => "taken", (error: Error) => error.message)
    expect(await words(refund(orderId, [{ sale_line_id: line?.sale_line_id ?? "", amount: "4001" }]))).toContain("not within")
    expect(await words(refund(orderId, [{ sale_line_id: "sline_other", amount: "1" }]))).toContain("no line")
    expect(await words(call(readOrderMoney, { token: operator, params: { id: "order_none" } }))).toMatch(/404/)
    for (const token of [buyer.token, producer.sellerToken]) expect(await words(call(readOrderMoney, { token, params: { id: orderId } }))).toMatch(/401/)
  })
})
