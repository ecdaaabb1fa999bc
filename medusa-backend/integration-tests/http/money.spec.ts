import { listSales, readBalance, readPayoutAccount } from "@max-booster/api-contract"
import { beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { query } from "../support/database"
import { call } from "../support/http"
import { aPerson, aProducer, onboard, type Person } from "../support/people"
import { beatsOfDifferentProducers, buy } from "../support/shopping"
import { stripe } from "../support/stripe"
import { aBeatOnSale } from "../support/upload"
import { until } from "../support/until"
import { readBeat } from "@max-booster/api-contract"

type Entry = { account: string; amount: string; kind: string }
type Plan = { id: string; mode: string; amount: string; charge_id: string; payment_intent: string }

const planOf = async (orderId: string) => (await query<Plan>("select id, mode, amount::text, charge_id, payment_intent from charge_plan where order_id = $1", [orderId]))[0]
const entriesOf = (planId: string, chargeId: string) => query<Entry>(
  "select e.account, e.amount::text, s.kind from ledger_entry e join posting_set s on s.id = e.posting_set_id where s.reference in (select id from transfer where charge_plan_id = $1 union select $1 union select $2)", [planId, chargeId])
const total = (entries: Entry[], of: (account: string) => boolean = () => true) => entries.filter(({ account }) => of(account)).reduce((sum, { amount }) => sum + BigInt(amount), 0n)

describe("money", () => {
  let buyer: Person
  let files: HostileFiles
  beforeAll(async () => {
    [buyer, files] = await Promise.all([aPerson("Money Buyer"), makeHostileFiles()])
    return () => files.remove()
  })

  it("of an order with two sellers is one charge and a transfer to each, from that charge; every cent has a place", async () => {
    const beats = await beatsOfDifferentProducers(2)
    const { orderId } = await buy(buyer, beats.map((beat) => [beat, "wav"] as const))
    const plan = await until("transfers", async () => {
      const found = await planOf(orderId)
      const sent = found && (await query<{ n: number }>("select count(*)::int n from transfer where charge_plan_id = $1 and state = 'sent'", [found.id]))[0]?.n
      return sent === 2 ? found : null
    })
    expect(plan.mode).toBe("separate")
    const entries = await until("Stripe's fee in the ledger", async () => {
      const found = await entriesOf(plan.id, plan.charge_id)
      return found.some(({ kind }) => kind === "stripe_fee") && found
    }, { seconds: 45 })
    const captured = (await stripe.paymentIntents.retrieve(plan.payment_intent)).amount_received
    expect(total(entries)).toBe(0n)
    expect(total(entries, (account) => account === "buyer_clearing")).toBe(BigInt(captured))
    expect(BigInt(plan.amount)).toBe(BigInt(captured))
    const { data } = await stripe.transfers.list({ limit: 100 })
    const own = data.filter(({ source_transaction }) => source_transaction === plan.charge_id)
    expect(own).toHaveLength(2)
    const prices = beats.map((beat) => BigInt(beat.tiers.find(({ type }) => type === "wav")?.price.amount ?? 0))
    expect(own.map(({ amount }) => BigInt(amount)).sort()).toEqual(prices.map((price) => price - (price * 1_000n + 5_000n) / 10_000n).sort())
  })

  it("of an order with one ready seller is a destination charge whose fee is ten percent; balance and sales tell it", async () => {
    const producer = await aProducer({ name: "Destination Seller" })
    const { handle, title } = await aBeatOnSale(producer, files.good, { mp3: 2_995 })
    const { beat } = await call(readBeat, { params: { handle } })
    const { orderId } = await buy(buyer, [[beat, "mp3"]])
    const plan = await planOf(orderId)
    expect(plan?.mode).toBe("destination")
    const charge = await stripe.charges.retrieve(plan?.charge_id ?? "", { expand: ["transfer"] })
    expect(charge).toMatchObject({ amount: 2_995, application_fee_amount: 300 })
    await until("the balance", async () => (await call(readBalance, { token: producer.sellerToken })).balance.transferred.amount === "2695")
    const { balance } = await call(readBalance, { token: producer.sellerToken })
    expect(balance).toMatchObject({ earned: { amount: "2695" }, pending: { amount: "0" }, sales: 1 })
    const { sales } = await call(listSales, { token: producer.sellerToken })
    expect(sales[0]).toMatchObject({ amount: { amount: "2995" }, platform_fee: { amount: "300" }, seller_amount: { amount: "2695" }, lines: [{ beat_title: title }] })
  })

  it("of a seller without a payout account waits, and is sent once Stripe may", async () => {
    const producer = await aProducer({ onboarded: false, name: "Late Seller" })
    const { handle } = await aBeatOnSale(producer, files.good, { mp3: 4_000 })
    const { beat } = await call(readBeat, { params: { handle } })
    const { orderId } = await buy(buyer, [[beat, "mp3"]])
    expect((await planOf(orderId))?.mode).toBe("separate")
    const before = await until("the sale", async () => {
      const { balance } = await call(readBalance, { token: producer.sellerToken })
      return balance.sales === 1 && balance
    })
    expect(before).toMatchObject({ earned: { amount: "3600" }, pending: { amount: "3600" }, transferred: { amount: "0" } })
    expect((await call(readPayoutAccount, { token: producer.sellerToken })).payout_account.state).toBe("none")
    await onboard(producer)
    await until("the transfer", async () => (await call(readBalance, { token: producer.sellerToken })).balance.transferred.amount === "3600", { seconds: 45 })
  })

  it("is written in a ledger that refuses changes, and sets that do not sum to zero", async () => {
    const refused = async (sql: string) => query(sql).then(() => "done", (error: Error) => error.message)
    expect(await refused("update ledger_entry set amount = amount + 1")).not.toBe("done")
    expect(await refused("delete from ledger_entry")).not.toBe("done")
    expect(await refused("delete from posting_set")).not.toBe("done")
    expect(await refused(`with s as (insert into posting_set (id, key, kind, reference) values ('pset_x', 'test:${Date.now()}', 'sale', 'x') returning id)
      insert into ledger_entry (id, posting_set_id, account, amount, currency) select 'entry_x', id, 'platform_fee', 1, 'usd' from s`)).not.toBe("done")
    expect((await query<{ sum: string }>("select coalesce(sum(amount), 0)::text as sum from ledger_entry"))[0]?.sum).toBe("0")
  })
})
