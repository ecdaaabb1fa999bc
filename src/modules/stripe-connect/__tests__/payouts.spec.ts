import { resolve } from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import type { SqlRunner } from "@max-booster/jobs"
import { beforeEach, describe, expect, it } from "vitest"
import type { PayoutStage } from "../core/payout"
import type { PayoutGateway, PayoutView } from "../payout-gateway"
import { Payouts } from "../payouts"
import type StripeConnectService from "../service"

const aPayout = (state: PayoutStage, change: Partial<PayoutView> = {}): PayoutView => ({
  id: "po_1", amount: 500n, currency: "usd", state, automatic: true, arrivalDate: new Date("2026-11-30"), startedAt: new Date("2026-11-26"), failureCode: null, failureMessage: null, metadata: {}, ...change,
})

/** Stripe as a few variables. */
class FakeStripe {
  available = 500n
  says = aPayout("in_transit")
  sent: PayoutView[] = []
  refuses: string | null = null
  balance = () => Promise.resolve({ available: [{ currency: "usd", amount: this.available }], pending: [] })
  read = () => Promise.resolve(this.says)
  newest = () => Promise.resolve(this.sent)
  create = (_account: string, { amount, metadata }: { key: string; amount: bigint; metadata: Record<string, string> }) => {
    if (this.refuses) return Promise.reject(Object.assign(new Error(this.refuses), { type: "StripeInvalidRequestError" }))
    const made = aPayout("in_transit", { id: `po_${metadata["payout_order_id"]}`, amount, metadata, automatic: false })
    this.sent.push(made)
    this.available = 0n
    return Promise.resolve(made)
  }
}

moduleIntegrationTestRunner<StripeConnectService>({
  moduleName: "stripe_connect", resolve: resolve(__dirname, ".."), pathToMigrations: resolve(__dirname, "../migrations"),
  moduleOptions: { apiKey: "sk_test_x", webhookSecret: "whsec_a", connectWebhookSecret: "whsec_b" },
  testSuite: ({ service }) => {
    let stripe: FakeStripe
    let payouts: Payouts
    const sql = () => (service as unknown as { sql_: SqlRunner }).sql_
    beforeEach(async () => {
      stripe = new FakeStripe()
      payouts = new Payouts(sql(), stripe as unknown as PayoutGateway)
      await sql()("insert into payout_account (id, seller_id, stripe_account_id, payouts_enabled) values ('pacc_1', 'ana', 'acct_1', true)", [])
    })
    const stateOf = async () => (await payouts.list({ seller_id: "ana" }, 10)).map(({ state }) => state)

    describe("a payout", () => {
      it("never goes back when an older reading is written last; a paid one may fail", async () => {
        for (const state of ["pending", "paid", "in_transit", "pending"] as const) { stripe.says = aPayout(state); await payouts.refresh("acct_1", "po_1") }
        expect(await stateOf()).toEqual(["paid"])
        stripe.says = aPayout("failed", { failureCode: "account_closed", failureMessage: "The bank account has been closed." })
        await payouts.refresh("acct_1", "po_1")
        expect(await payouts.list({}, 10)).toMatchObject([{ state: "failed", failure_code: "account_closed", amount: "500" }])
      })

      it("of an account that is not ours is no business of ours", async () => {
        expect(await payouts.refresh("acct_other", "po_1")).toBe(false)
        expect(await stateOf()).toEqual([])
      })
    })

    describe("a wish to be paid out", () => {
      it("that was left in its middle is finished with the payout that stands, not with a second one", async () => {
        await payouts.payNow("ana", "usd")
        await sql()("update payout_order set state = 'pending', updated_at = now() - interval '1 hour'", [])
        const [left] = await payouts.leftOrders(10)
        await payouts.finishOrder(left ?? "")
        expect(stripe.sent).toHaveLength(1)
        expect(await payouts.leftOrders(10)).toEqual([])
      })

      it("that Stripe refuses ends with Stripe's words, and does not stand in the way of the next", async () => {
        stripe.refuses = "The amount is too small."
        await expect(payouts.payNow("ana", "usd")).rejects.toThrow("The amount is too small.")
        stripe.refuses = null
        expect(await payouts.payNow("ana", "usd")).toMatchObject({ amount: "500", state: "in_transit" })
        await expect(payouts.payNow("ana", "usd")).rejects.toThrow("Nothing is available")
      })
    })
  },
})
