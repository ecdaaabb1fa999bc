import { listReconciliations, readBeat, readOrderMoney, refundOrder, runReconciliation } from "@max-booster/api-contract"
import { beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { query } from "../support/database"
import { call } from "../support/http"
import { aPerson, aProducer, operatorToken, type Person } from "../support/people"
import { comparedToday } from "../support/reconciliation"
import { beatsOfDifferentProducers, buy } from "../support/shopping"
import { behave, fault, stripe } from "../support/stripe"
import { aBeatOnSale } from "../support/upload"
import { until } from "../support/until"

let operator = ""
let buyer: Person
let files: HostileFiles
beforeAll(async () => {
  [operator, buyer, files] = await Promise.all([operatorToken(), aPerson("Reconciled Buyer"), makeHostileFiles()])
  return () => files.remove()
})

const objectsOf = async (orderId: string): Promise<string[]> => (await query<{ id: string | null }>(
  `select charge_id as id from charge_plan where order_id = $1 union select stripe_transfer_id from transfer where order_id = $1
   union select r.stripe_reversal_id from transfer_reversal r join transfer t on t.id = r.transfer_id where t.order_id = $1 union select stripe_refund_id from refund_order where order_id = $1`, [orderId],
)).flatMap(({ id }) => id ?? [])
const isSettled = (orderId: string, count: number) => until("the transfers and the fee", async () => {
  const [row] = await query<{ sent: number; fees: number }>("select (select count(*)::int from transfer where order_id = $1 and state = 'sent') as sent, (select count(*)::int from posting_set s join charge_plan p on s.key = 'stripe_fee:' || p.charge_id where p.order_id = $1) as fees", [orderId])
  return row?.sent === count && row.fees === 1
}, { seconds: 90 })

describe("reconciliation", () => {
  it("finds no difference in orders of one and of two sellers and their refunds, fee by fee and share by share", async () => {
    const producer = await aProducer({ name: "Reconciled Seller" })
    const { handle } = await aBeatOnSale(producer, files.good, { mp3: 4_000 })
    const { beat } = await call(readBeat, { params: { handle } })
    const alone = await buy(buyer, [[beat, "mp3"]])
    const shared = await buy(buyer, (await beatsOfDifferentProducers(2)).map((each) => [each, "mp3"] as const))
    await Promise.all([isSettled(alone.orderId, 1), isSettled(shared.orderId, 2)])
    for (const { orderId } of [alone, shared]) {
      const { lines } = await call(readOrderMoney, { token: operator, params: { id: orderId } })
      await call(refundOrder, { token: operator, params: { id: orderId }, body: { lines: [{ sale_line_id: lines[0]?.sale_line_id ?? "", amount: "1000" }], license: "keep", reason: "Half of it" } })
      await until("the reversal", async () => (await query("select 1 from transfer_reversal r join transfer t on t.id = r.transfer_id where t.order_id = $1 and r.state = 'done'", [orderId])).length === 1, { seconds: 60 })
    }
    const objects = [...await objectsOf(alone.orderId), ...await objectsOf(shared.orderId)]
    expect(objects.length).toBe(4 + 5)
    const report = await comparedToday()
    expect(report.error).toBeNull()
    expect(report.compared).toBeGreaterThanOrEqual(objects.length)
    expect(report.differences.filter(({ object, order_id }) => objects.includes(object) || order_id === alone.orderId || order_id === shared.orderId)).toEqual([])
    expect(report.totals.map(({ figure }) => figure)).toEqual(expect.arrayContaining(["payment", "fee", "share"]))
    expect(report.faults).toEqual([])
  })

  it("lists money that moved at Stripe behind our back, with its order", async () => {
    const { orderId } = await buy(buyer, (await beatsOfDifferentProducers(1)).map((beat) => [beat, "mp3"] as const))
    await isSettled(orderId, 1)
    const [plan] = await query<{ payment_intent: string }>("select payment_intent from charge_plan where order_id = $1", [orderId])
    const { id } = await stripe.refunds.create({ payment_intent: plan?.payment_intent ?? "", amount: 250 })
    const { state, differences } = await comparedToday()
    expect(state).toBe("differences")
    expect(differences).toContainEqual({ object: id, figure: "payment", ledger: null, stripe: { amount: "-250", currency: "usd" }, off: { amount: "250", currency: "usd" }, order_id: orderId })
  })

  it("lists what the ledger has and Stripe does not, and balances that are not what they were made from", async () => {
    const { orderId } = await buy(buyer, (await beatsOfDifferentProducers(1)).map((beat) => [beat, "mp3"] as const))
    await isSettled(orderId, 1)
    const [transfer] = await query<{ id: string; party_id: string; stripe_transfer_id: string; amount: string }>("select id, party_id, stripe_transfer_id, amount::text from transfer where order_id = $1", [orderId])
    const { id = "", party_id = "", stripe_transfer_id = "", amount = "0" } = transfer ?? {}
    await query(
      `with forged as (insert into posting_set (id, key, kind, reference) values ('pset_forged_' || $1, 'forged:' || $1, 'transfer', $1) returning id)
       insert into ledger_entry (id, posting_set_id, account, amount, currency) select 'entry_forged_' || a.account || $1, forged.id, a.account, a.amount, 'usd'
       from forged, (values ('party_payable:' || $2, 7), ('party_transferred:' || $2, -7)) as a (account, amount)`, [id, party_id],
    )
    const { differences, faults } = await comparedToday()
    expect(differences).toContainEqual({
      object: stripe_transfer_id, figure: "share", ledger: { amount: `-${BigInt(amount) + 7n}`, currency: "usd" }, stripe: { amount: `-${amount}`, currency: "usd" }, off: { amount: "-7", currency: "usd" }, order_id: orderId,
    })
    expect(faults.filter(({ reference }) => reference === party_id).map(({ ledger, expected }) => BigInt(ledger.amount) - BigInt(expected.amount))).toEqual([-7n, 7n])
    await query(
      `with undone as (insert into posting_set (id, key, kind, reference) values ('pset_undone_' || $1, 'undone:' || $1, 'transfer', $1) returning id)
       insert into ledger_entry (id, posting_set_id, account, amount, currency) select 'entry_undone_' || a.account || $1, undone.id, a.account, a.amount, 'usd'
       from undone, (values ('party_payable:' || $2, -7), ('party_transferred:' || $2, 7)) as a (account, amount)`, [id, party_id],
    )
    expect((await comparedToday()).differences.filter((each) => each.object === stripe_transfer_id)).toEqual([])
  })

  it("finds a refund that came back and that no event told of", async () => {
    const { orderId } = await buy(buyer, (await beatsOfDifferentProducers(1)).map((beat) => [beat, "mp3"] as const), "5126")
    await isSettled(orderId, 1)
    const refunds = async () => (await call(readOrderMoney, { token: operator, params: { id: orderId } })).refunds
    const { lines } = await call(readOrderMoney, { token: operator, params: { id: orderId } })
    await fault("drop_event", "refund\\.", { times: 10 })
    await call(refundOrder, { token: operator, params: { id: orderId }, body: { lines: [{ sale_line_id: lines[0]?.sale_line_id ?? "" }], license: "keep", reason: "All of it" } })
    const id = await until("the refund", async () => (await query<{ id: string | null }>("select stripe_refund_id as id from refund_order where order_id = $1", [orderId]))[0]?.id, { seconds: 60 })
    await until("the bank", async () => (await stripe.refunds.retrieve(id)).status === "failed", { seconds: 30 })
    expect((await refunds())[0]?.state).toBe("sent")
    const { differences } = await comparedToday()
    expect((await refunds())[0]?.state).toBe("failed")
    expect(differences.filter(({ order_id }) => order_id === orderId)).toEqual([])
    await behave()
  })

  it("is for the operator, and for days that have begun", async () => {
    const words = (work: Promise<unknown>) => work.then(() => "taken", (error: Error) => error.message)
    expect(await words(call(listReconciliations, { token: buyer.token }))).toMatch(/401/)
    expect(await words(call(runReconciliation, { token: operator, body: { day: "2999-01-01" } }))).toContain("has not begun")
    expect(await words(call(runReconciliation, { token: operator, body: { day: "tomorrow" } }))).toContain("2026-11-26")
  })
})
