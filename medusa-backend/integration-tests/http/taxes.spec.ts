import { addCode, readBalance, readBeat, readOrderMoney, readPurchase, readStatement, readTerms, refundOrder, type Beat } from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { query } from "../support/database"
import { download, wordsOf } from "../support/downloads"
import { call, send } from "../support/http"
import { aPerson, aProducer, operatorToken, type Person, type Producer } from "../support/people"
import { unique } from "../support/ready"
import { aCart, agreement, beatsOfDifferentProducers, begin, buy, cartOf, put } from "../support/shopping"
import { stripe } from "../support/stripe"
import { until } from "../support/until"
import { aBeatOnSale } from "../support/upload"

type Region = { id: string; automatic_taxes: boolean }
type Plan = { id: string; mode: string; amount: string; payment_intent: string; charge_id: string; lines: { tax: string; taxes: { name: string; rate: string; amount: string }[] }[] }

const swiss = { name: "Tax Buyer", address: "Langstrasse 1\n8004 Zürich", country: "ch" }
let operator = ""
let buyer: Person
let region: Region
let taxRegion = ""
let files: HostileFiles
let seller: Producer
let beat: Beat

/** Switzerland is taxed at 8.1%, as the operator sets it up in the admin; the rest of the world is not. */
beforeAll(async () => {
  [operator, buyer, files, seller] = await Promise.all([operatorToken(), aPerson(swiss.name), makeHostileFiles(), aProducer({ name: "Taxed Producer" })])
  buyer = { ...buyer, legal: swiss }
  region = (await send<{ regions: Region[] }>("GET", "/admin/regions?limit=1", { token: operator })).regions[0] as Region
  await setTaxed(true)
  const body = { country_code: "ch", provider_id: "tp_system", default_tax_rate: { rate: 8.1, code: "mwst", name: "MWST" } }
  taxRegion = (await send<{ tax_region: { id: string } }>("POST", "/admin/tax-regions", { token: operator, body })).tax_region.id
  beat = await aBeatOf(seller)
}, 240_000)
afterAll(async () => {
  await setTaxed(false)
  await send("DELETE", `/admin/tax-regions/${taxRegion}`, { token: operator })
  await files.remove()
})

const setTaxed = (automatic_taxes: boolean) => send("POST", `/admin/regions/${region.id}`, { token: operator, body: { automatic_taxes } })
/** The store's currency setting "tax inclusive pricing". */
async function setInclusive(is_tax_inclusive: boolean): Promise<void> {
  const { price_preferences: [found] } = await send<{ price_preferences: { id: string }[] }>("GET", "/admin/price-preferences?attribute=currency_code&value=usd", { token: operator })
  await send("POST", `/admin/price-preferences${found ? `/${found.id}` : ""}`, { token: operator, body: { attribute: "currency_code", value: "usd", is_tax_inclusive } })
}
const aBeatOf = async (producer: Producer): Promise<Beat> => (await call(readBeat, { params: { handle: (await aBeatOnSale(producer, files.good, { mp3: 4_000 })).handle } })).beat
const planOf = async (orderId: string) => (await query<Plan>("select id, mode, amount::text, payment_intent, charge_id, lines from charge_plan where order_id = $1", [orderId]))[0] as Plan
const sumsToZero = async () => (await query<{ sum: string }>("select coalesce(sum(amount), 0)::text as sum from ledger_entry"))[0]?.sum
/** What an order put on the account `tax`, refunds taken off. */
const taxHeld = async (orderId: string) => (await query<{ tax: string }>(
  `select (-coalesce(sum(e.amount), 0))::text as tax from ledger_entry e join posting_set s on s.id = e.posting_set_id
   where e.account = 'tax' and (s.reference in (select id from charge_plan where order_id = $1) or s.reference in (select id from refund_order where order_id = $1))`, [orderId]))[0]?.tax
const transferred = async ({ sellerToken }: Producer, amount: string) => until(`${amount} transferred`, async () => (await call(readBalance, { token: sellerToken })).balance.transferred.amount === amount, { seconds: 60 })

describe("the tax of a country", () => {
  it("comes on top where the buyer lives, goes to the account tax with the platform's fee, never to the seller, and back in proportion", async () => {
    const { orderId } = await buy(buyer, [[beat, "mp3"]])
    const plan = await planOf(orderId)
    expect(plan).toMatchObject({ mode: "destination", amount: "4324" })
    expect(plan.lines[0]).toMatchObject({ tax: "324", taxes: [{ name: "MWST", rate: "8.1", amount: "324" }] })
    const intent = await stripe.paymentIntents.retrieve(plan.payment_intent)
    expect([intent.amount_received, intent.application_fee_amount]).toEqual([4_324, 400 + 324])
    expect(await taxHeld(orderId)).toBe("324")
    await transferred(seller, "3600")

    const words = wordsOf((await download(`/store/purchases/${orderId}/invoice`, buyer.token)).bytes)
    for (const part of ["Tax Buyer", "Switzerland", "Taxed Producer", "Net amount", "Net total $40.00", "MWST, 8.1% $3.24", "Total, paid in full $43.24"]) expect(words).toContain(part)
    expect(words).not.toContain("Credit notes")
    const { statement } = await call(readStatement, { token: seller.sellerToken, params: { month: new Date().toISOString().slice(0, 7) } })
    expect(Object.fromEntries(statement.totals.map(({ label, amount }) => [label, amount.amount]))).toMatchObject({ Sales: "4000", "Platform fees": "-400" })

    const [line] = (await call(readOrderMoney, { token: operator, params: { id: orderId } })).lines
    await call(refundOrder, { token: operator, params: { id: orderId }, body: { lines: [{ sale_line_id: line?.sale_line_id ?? "", amount: "2162" }], license: "keep", reason: "Half of it, as agreed" } })
    await transferred(seller, "1800")
    expect(await taxHeld(orderId)).toBe("162")
    const charge = await stripe.charges.retrieve(plan.charge_id, { expand: ["application_fee"] })
    expect(charge.application_fee).toMatchObject({ amount: 724, amount_refunded: 362 })
    expect((await call(readPurchase, { token: buyer.token, params: { id: orderId } })).purchase).toMatchObject({ total: { amount: "4324" }, tax: { amount: "324" }, refunded: { amount: "2162" } })
    const credited = wordsOf((await download(`/store/purchases/${orderId}/invoice`, buyer.token)).bytes)
    for (const part of ["Credit notes", "Half of it, as agreed", "$1.62", "-$21.62", "Paid after refunds $21.62"]) expect(credited).toContain(part)
    expect(await sumsToZero()).toBe("0")
  })

  it("is in the price when the store sets prices with tax, of several sellers alike, and the fee is taken of the net price", async () => {
    await setInclusive(true)
    try {
      const [other] = await beatsOfDifferentProducers(1)
      const { orderId } = await buy(buyer, [[beat, "mp3"], [other as Beat, "mp3"]])
      const plan = await planOf(orderId)
      const [price, ...rest] = [4_000, Number((other as Beat).tiers.find(({ type }) => type === "mp3")?.price.amount)]
      expect(plan).toMatchObject({ mode: "separate", amount: String(price + (rest[0] ?? 0)) })
      const tax = plan.lines.reduce((sum, line) => sum + Number(line.tax), 0)
      expect(Math.abs(tax - Number(plan.amount) * (8.1 / 108.1))).toBeLessThanOrEqual(1)
      expect(await taxHeld(orderId)).toBe(String(tax))
      expect((await stripe.paymentIntents.retrieve(plan.payment_intent)).application_fee_amount ?? null).toBeNull()
      const sent = await until("both transfers", async () => {
        const { data } = await stripe.transfers.list({ transfer_group: plan.id })
        return data.length === 2 && data
      }, { seconds: 60 })
      const [sale] = await query<{ fee: string }>("select sum(platform_fee)::text as fee from sale where order_id = $1", [orderId])
      expect(sent.reduce((sum, { amount }) => sum + amount, 0)).toBe(Number(plan.amount) - tax - Number(sale?.fee))
      expect(sent.map(({ amount }) => amount)).toContain(3_330)
      expect(await sumsToZero()).toBe("0")
    } finally {
      await setInclusive(false)
    }
  })

  it("is told with the terms, follows the country, and a discount stays what it is", async () => {
    const cartId = await aCart()
    await put(cartId, beat, "mp3")
    const code = unique("OFF").toUpperCase()
    await send("POST", "/admin/promotions", { token: operator, body: { code, type: "standard", status: "active", is_automatic: false, application_method: { type: "percentage", target_type: "items", allocation: "across", value: 10, currency_code: "usd" } } })
    expect((await call(addCode, { params: { id: cartId }, body: { code } })).cart).toMatchObject({ total: { amount: "3600" }, tax: { amount: "0" }, discount: { amount: "400" } })
    const terms = (country: string) => call(readTerms, { token: buyer.token, params: { id: cartId }, body: { ...swiss, country } })
    expect(await terms("ch")).toMatchObject({ total: { amount: "3892" }, tax: { amount: "292" } })
    expect(await cartOf(cartId)).toMatchObject({ total: { amount: "3892" }, tax: { amount: "292" }, discount: { amount: "400" } })
    expect(await terms("no")).toMatchObject({ total: { amount: "3600" }, tax: { amount: "0" } })
    expect(await terms("kr").catch((error: Error) => error.message)).toContain("does not sell to your country")
  })

  it("cannot be avoided by a country that is named at the till only: the total is another, and nothing is charged", async () => {
    const cartId = await aCart()
    await put(cartId, beat, "mp3")
    const agreed = await agreement({ ...buyer, legal: { ...swiss, country: "no" } }, cartId)
    expect(agreed.total.amount).toBe("4000")
    const refused = await begin(buyer, cartId, { ...agreed, licensee: swiss }).then(() => "opened", (error: Error) => error.message)
    expect(refused).toContain("The total is $43.24, not $40.00")
  })
})
