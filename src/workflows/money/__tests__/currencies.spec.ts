import { resolve } from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import type { SqlRunner } from "@max-booster/jobs"
import { money, stepOf, toMajor } from "@max-booster/kernel"
import type Stripe from "stripe"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { aBench, aSeller, pay, type Bench } from "../../../../medusa-backend/emulators/stripe/testing/harness"
import { planCharge, refundSet, reversalSet, stripeFeeSet, transferSet, type ChargePlanRecord, type OrdersService, type PlanDraft } from "../../../modules/orders"
import { StripeGateway } from "../../../modules/stripe-connect/gateway"
import StripeConnectProvider from "../../../modules/stripe-connect/payment-provider/service"

const modules = resolve(__dirname, "../../../modules/orders")
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)

/** What is sold in each currency, minor units: two sellers, a tax, and a refund of a part of the first beat. */
const shops = [
  { currency: "usd", lines: [[2_995n, 599n], [4_995n, 0n]], part: 777n },
  { currency: "jpy", lines: [[2_995n, 272n], [4_995n, 0n]], part: 777n },
  { currency: "kwd", lines: [[9_350n, 450n], [15_330n, 0n]], part: 3_330n },
] as const

moduleIntegrationTestRunner<OrdersService>({
  moduleName: "orders", resolve: modules, pathToMigrations: resolve(modules, "migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    const sql = () => (service as unknown as { sql_: SqlRunner }).sql_
    const transaction = <T>(work: (runner: SqlRunner) => Promise<T>): Promise<T> => MikroOrmWrapper.getManager().transactional((manager) => work((statement, params) => manager.execute(statement, params as never[])))
    let bench: Bench
    let gateway: StripeGateway
    let provider: StripeConnectProvider
    let accounts: Map<string, Stripe.Account>
    beforeAll(async () => {
      bench = await aBench()
      const [ana, ben, cy] = [await aSeller(bench.stripe), await aSeller(bench.stripe), await aSeller(bench.stripe)]
      accounts = new Map([["ana", ana], ["ben", ben], ["cy", cy]])
    })
    afterAll(() => bench.emulator.close())
    beforeEach(() => {
      const options = { apiKey: "sk_test_x", emulatorUrl: bench.url, webhookSecret: "whsec_a", connectWebhookSecret: "whsec_b" }
      gateway = new StripeGateway(options)
      provider = new StripeConnectProvider({ logger: console, __pg_connection__: { raw: (statement: string, params: unknown[]) => sql()(statement, params) } }, options)
    })
    const accountOf = (party: string) => accounts.get(party)?.id ?? ""

    /** Two beats, the first shared with Cy, as the shop would plan them. */
    function draft({ currency, lines }: (typeof shops)[number]): PlanDraft {
      const sellers = ["ana", "ben"] as const
      const plan = planCharge(
        lines.map(([amount, tax], i) => ({ id: `line_${i}`, sellerId: sellers[i] ?? "", amount, tax, isSplit: i === 0, isContested: false })),
        sellers.map((sellerId) => ({ sellerId, stripeAccountId: accountOf(sellerId), transfersActive: true, chargesEnabled: true, feePoints: 1_000, owes: 0n })), { step: stepOf(currency) },
      )
      return {
        cart_id: `cart_${currency}`, customer_id: "cus_1", customer_email: "bo@x.test", mode: plan.mode, capture: plan.capture, on_behalf_of: null, amount: String(plan.amount), currency, reasons: plan.reasons, fingerprint: currency, acceptance_id: "acc_1",
        parties: plan.parties.map((p) => ({ seller_id: p.sellerId, amount: String(p.amount), platform_fee: String(p.fee), seller_amount: String(p.sellerAmount), destination: p.destination })),
        lines: plan.lines.map(({ sellerId, amount, fee, tax }, i) => ({
          cart_line_id: `line_${i}`, variant_id: `variant_${i}`, listing_id: `lst_${i}`, recording_id: `rec_${i}`, seller_id: sellerId, type: "mp3", label: "MP3", exclusive: false, beat_title: `Beat ${i}`, producer: sellerId,
          amount: String(amount), platform_fee: String(fee), tax: String(tax), grant: {} as never,
          split: i === 0 ? { sheet_id: "sheet_1", shares: [{ party_id: "ana", points: 6_667 }, { party_id: "cy", points: 3_333 }], recoup: null } : null,
        })),
        urls: (id) => ({ success_url: `http://shop.test/${id}`, cancel_url: "http://shop.test/cart" }),
      }
    }

    async function paid(shop: (typeof shops)[number]): Promise<ChargePlanRecord & { charge_id: string; payment_intent: string }> {
      const plan = await service.openPlan(draft(shop))
      const { data } = await provider.initiatePayment({ data: { charge_plan_id: plan.id }, amount: toMajor(money(plan.amount, shop.currency)), currency_code: shop.currency })
      await pay({ url: data?.["url"] } as Stripe.Checkout.Session)
      const view = await gateway.checkout(String(data?.["checkout_session_id"]))
      expect([view.amountTotal, view.currency]).toEqual([BigInt(plan.amount), shop.currency])
      await service.markPaid(sql(), plan.id, { payment_intent: view.paymentIntent ?? "", charge_id: view.chargeId, paid_at: new Date() })
      return (await service.planById(plan.id)) as never
    }

    describe.each(shops)("a shop that sells in $currency", (shop) => {
      const { currency } = shop

      it("plans, is paid, posts, sends, refunds, takes back and pays out, to the last unit, in steps that Stripe takes", async () => {
        const before = await Promise.all([...accounts.values()].map(({ id }) => gateway.payouts.balance(id, "work")))
        const plan = await paid(shop)
        const due = (await transaction((runner) => service.recordSale(runner, plan, { id: `order_${currency}`, number: 1, lineOf: (variant) => `${currency}_${variant}` }))) ?? []
        expect(due.map(({ party_id }) => party_id)).toEqual(["ana", "cy", "ben"])
        expect(due.every(({ amount }) => amount % stepOf(currency) === 0n)).toBe(true)
        const { fee } = await gateway.charge(plan.charge_id)
        await service.post(sql(), stripeFeeSet({ id: plan.charge_id, currency, fee: fee ?? 0n }))
        const transfers = new Map<string, string>()
        for (const { party_id: partyId, amount } of due) {
          const sent = await gateway.createTransfer({ key: `${currency}:${partyId}`, amount, currency, destination: accountOf(partyId), sourceCharge: plan.charge_id, transferGroup: plan.id, metadata: {} })
          transfers.set(partyId, sent.id)
          await transaction((runner) => service.post(runner, transferSet({ id: sent.id, partyId, currency, amount: sent.amount })))
        }
        const had = (await gateway.payouts.balance(accountOf("ben"), "work")).available.find((each) => each.currency === currency)?.amount
        expect(had).toBe(due[2]?.amount)

        const [line] = await service.linesNow({ order_id: `order_${currency}` })
        const give = async (amount: bigint | null) => {
          const refund = await transaction((runner) => service.openRefund(runner, { order_id: `order_${currency}`, lines: [{ sale_line_id: line?.id ?? "", amount }], license: "keep", reason: "test", requested_by: "op", source: "operator" }))
          const of = (kind: string) => sum(refund.parts.filter((part) => part.kind === kind).map((part) => BigInt(part.amount)))
          await gateway.refund({ paymentIntent: plan.payment_intent, amount: BigInt(refund.amount), fromSeller: false, key: refund.id, metadata: {} })
          const parties = refund.parts.flatMap(({ party_id, amount: part }) => (party_id ? [{ partyId: party_id, amount: BigInt(part) }] : []))
          await transaction((runner) => service.post(runner, refundSet({ id: refund.id, currency, amount: BigInt(refund.amount), fee: of("fee"), tax: of("tax"), parties })))
          for (const { partyId, amount: part } of parties) {
            const back = await gateway.reverse({ id: `${refund.id}:${partyId}`, transfer: transfers.get(partyId) ?? "", charge: plan.charge_id, amount: part, feeBack: 0n })
            await transaction((runner) => service.post(runner, reversalSet({ id: `${refund.id}:${partyId}`, partyId, currency, amount: back?.amount ?? 0n })))
          }
          return { tax: of("tax"), amount: BigInt(refund.amount) }
        }
        const first = await give(shop.part)
        expect(first.amount).toBe(shop.part)
        const rest = await give(null)
        expect([first.tax + rest.tax, first.amount + rest.amount]).toEqual([shop.lines[0][1], shop.lines[0][0]])

        const balance = await service.trialBalance(currency)
        expect(sum(Object.values(balance))).toBe(0n)
        expect(balance).toMatchObject({ buyer_clearing: shop.lines[1][0], "party_transferred:ben": -(due[2]?.amount ?? 0n), stripe_fee: -(fee ?? 0n) })
        expect([balance["party_transferred:ana"], balance["party_payable:ana"], balance["party_transferred:cy"], balance["tax"]]).toEqual([0n, 0n, 0n, 0n])

        const out = await gateway.payouts.create(accountOf("ben"), { key: `po:${currency}`, amount: due[2]?.amount ?? 0n, currency, metadata: {} })
        expect(out).toMatchObject({ amount: due[2]?.amount, currency })
        const after = await Promise.all([...accounts.values()].map(({ id }) => gateway.payouts.balance(id, "work")))
        const left = (balances: typeof before) => balances.map(({ available }) => available.find((each) => each.currency === currency)?.amount ?? 0n)
        expect(left(after)).toEqual(left(before))
      })
    })

    it("gives back no part of a dinar that Stripe could not move", async () => {
      const plan = await paid({ ...shops[2] })
      await transaction((runner) => service.recordSale(runner, plan, { id: "order_odd", number: 2, lineOf: (variant) => `odd_${variant}` }))
      const [line] = await service.linesNow({ order_id: "order_odd" })
      const wish = { order_id: "order_odd", lines: [{ sale_line_id: line?.id ?? "", amount: 3_335n }], license: "keep" as const, reason: "test", requested_by: "op", source: "operator" as const }
      await expect(transaction((runner) => service.openRefund(runner, wish))).rejects.toThrow("multiple of 10")
      await expect(bench.stripe.refunds.create({ payment_intent: plan.payment_intent, amount: 3_335 })).rejects.toThrow("evenly divisible by 10")
    })
  },
})
