import { resolve } from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { type SqlRunner } from "@max-booster/jobs"
import { expect, it, describe } from "vitest"
import { transferSet } from "../core/postings"
import type OrdersService from "../service"
import type { ChargePlanRecord, PlanDraft } from "../types"

const grant = { line_id: "cali_1", recording_id: "rec_1", beat_title: "Night Drive", bpm: 90, key: null, type: "mp3", price: { amount: "2999", currency: "usd" }, seller_id: "ana", customer_id: "cus_1",
  licensor: { name: "Ana", alias: null, email: "ana@x.test", address: "1 Street", country: "us" }, licensee: { name: "Bo", alias: null, email: "bo@x.test", address: "2 Street", country: "us" } }
const line = (seller: string, n: number, amount: string, fee: string, exclusive = false) => ({
  cart_line_id: `cali_${n}`, variant_id: `variant_${n}`, listing_id: `lst_${n}`, recording_id: `rec_${n}`, seller_id: seller, type: "mp3", label: "MP3", exclusive,
  beat_title: `Beat ${n}`, producer: seller, amount, platform_fee: fee, grant,
})
const party = (seller_id: string, amount: string, platform_fee: string, seller_amount: string) => ({ seller_id, amount, platform_fee, seller_amount, destination: null })
const aPlan = (change: Partial<PlanDraft> = {}): PlanDraft => ({
  cart_id: "cart_1", customer_id: "cus_1", customer_email: "bo@x.test", mode: "separate", capture: "automatic", on_behalf_of: null, amount: "7998", currency: "usd", reasons: ["2 sellers share this charge"], fingerprint: "f", acceptance_id: "acc_1",
  parties: [party("ana", "2999", "300", "2699"), party("ben", "4999", "500", "4499")], lines: [line("ana", 1, "2999", "300"), line("ben", 2, "4999", "500")],
  urls: (id) => ({ success_url: `http://shop.test/${id}`, cancel_url: "http://shop.test/cart" }), ...change,
})
const order = { id: "order_1", number: 7, lineOf: (variant: string) => `ordli_${variant}` }

moduleIntegrationTestRunner<OrdersService>({
  moduleName: "orders", resolve: resolve(__dirname, ".."), pathToMigrations: resolve(__dirname, "../migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    const knex = () => (service as unknown as { sql_: SqlRunner }).sql_
    const transaction = <T>(work: (sql: SqlRunner) => Promise<T>): Promise<T> => MikroOrmWrapper.getManager().transactional((manager) => work((sql, params) => manager.execute(sql, params as never[])))
    const paid = async (draft = aPlan()): Promise<ChargePlanRecord> => {
      const plan = await service.openPlan(draft)
      await service.markPaid(knex(), plan.id, { payment_intent: `pi_${plan.id}`, charge_id: `ch_${plan.id}`, paid_at: new Date() })
      return (await service.planById(plan.id)) as ChargePlanRecord
    }

    describe("a charge plan", () => {
      it("keeps one live plan a cart, and amounts without loss", async () => {
        const plan = await service.openPlan(aPlan({ amount: "900719925474099300", parties: [], lines: [] }))
        expect((await service.planById(plan.id))?.amount).toBe("900719925474099300")
        await expect(service.openPlan(aPlan())).rejects.toThrow()
        expect(await service.closePlan(knex(), plan.id, "expired", "changed")).toBe(true)
        expect((await service.openPlan(aPlan())).state).toBe("open")
      })

      it("is paid once, however often it is noted", async () => {
        const plan = await paid()
        expect(await service.markPaid(knex(), plan.id, { payment_intent: "pi_other", charge_id: null, paid_at: new Date() })).toBe(false)
        expect(await service.closePlan(knex(), plan.id, "expired", null)).toBe(false)
        expect(await service.planById(plan.id)).toMatchObject({ state: "paid", payment_intent: `pi_${plan.id}` })
      })
    })

    describe("recording a sale", () => {
      it("makes one sale a seller and postings that sum to the captured amount, once", async () => {
        const plan = await paid()
        expect(await transaction((sql) => service.recordSale(sql, plan, order))).toEqual([{ party_id: "ana", amount: 2699n }, { party_id: "ben", amount: 4499n }])
        expect(await transaction((sql) => service.recordSale(sql, plan, order))).toBeNull()
        const sales = await service.salesOf({ order_id: "order_1" })
        expect(sales.map(({ seller_id, amount, platform_fee, seller_amount }) => [seller_id, amount, platform_fee, seller_amount]).sort()).toEqual([["ana", "2999", "300", "2699"], ["ben", "4999", "500", "4499"]])
        expect(sales.flatMap((sale) => sale.lines).map((l) => l.order_line_id).sort()).toEqual(["ordli_variant_1", "ordli_variant_2"])
        expect(await service.trialBalance("usd")).toEqual({ buyer_clearing: 7998n, platform_fee: -800n, "party_payable:ana": -2699n, "party_payable:ben": -4499n })
      })

      it("rolls back whole when a later write of the transaction fails", async () => {
        const plan = await paid()
        await expect(transaction(async (sql) => { await service.recordSale(sql, plan, order); throw new Error("killed") })).rejects.toThrow("killed")
        expect(await service.trialBalance("usd")).toEqual({})
        expect((await service.planById(plan.id))?.state).toBe("paid")
        expect(await transaction((sql) => service.recordSale(sql, plan, order))).not.toBeNull()
      })

      it("sells a recording exclusively once", async () => {
        const exclusive = (n: number) => aPlan({ cart_id: `cart_${n}`, amount: "2999", parties: [party("ana", "2999", "300", "2699")], lines: [line("ana", 1, "2999", "300", true)] })
        const first = await paid(exclusive(1))
        await transaction((sql) => service.recordSale(sql, first, order))
        expect(await service.soldExclusively(["rec_1", "rec_2"])).toEqual(["rec_1"])
        const second = await paid(exclusive(2))
        await expect(transaction((sql) => service.recordSale(sql, second, { id: "order_2", number: 8, lineOf: (v) => `other_${v}` }))).rejects.toThrow(/one_exclusive/)
      })
    })

    describe("a sale with a split sheet", () => {
      const split = { sheet_id: "sheet_1", shares: [{ party_id: "ana", points: 7_000 }, { party_id: "payee_1", points: 3_000 }], recoup: { party_id: "payee_1", amount: "3000" } }
      const sold = async (n: number) => {
        const plan = await paid(aPlan({ cart_id: `cart_${n}`, amount: "2999", parties: [party("ana", "2999", "300", "2699")], lines: [{ ...line("ana", 1, "2999", "300"), split }] }))
        return transaction((sql) => service.recordSale(sql, plan, { id: `order_${n}`, number: n, lineOf: (variant) => `${n}_${variant}` }))
      }

      it("pays an advance back first, then by shares, and after a refund of the advance pays it again", async () => {
        expect(await sold(1)).toEqual([{ party_id: "payee_1", amount: 2_699n }])
        expect(await sold(2)).toEqual([{ party_id: "payee_1", amount: 301n + 719n }, { party_id: "ana", amount: 1_679n }])
        expect(await sold(3)).toEqual([{ party_id: "ana", amount: 1_889n }, { party_id: "payee_1", amount: 810n }])
        const [first] = await service.linesNow({ order_id: "order_1" })
        await transaction((sql) => service.openRefund(sql, { order_id: "order_1", lines: [{ sale_line_id: first?.id ?? "", amount: null }], license: "revoke", reason: "test", requested_by: "op", source: "operator" }))
        expect(await sold(4)).toEqual([{ party_id: "payee_1", amount: 2_699n }])
      })
    })

    describe("refunds", () => {
      const wish = (sale_line_id: string, amount: bigint | null) => ({ order_id: "order_1", lines: [{ sale_line_id, amount }], license: "keep" as const, reason: "test", requested_by: "op", source: "operator" as const })

      it("divide what is left, once, and are refused beyond it; one that a bank sent back is still the buyer's", async () => {
        const plan = await paid()
        await transaction((sql) => service.recordSale(sql, plan, order))
        const [ana] = await service.linesNow({ order_id: "order_1" })
        const id = ana?.id ?? ""
        const first = await transaction((sql) => service.openRefund(sql, wish(id, 1_000n)))
        expect(first.parts.map(({ kind, party_id, amount }) => [kind, party_id, amount])).toEqual([["fee", null, "100"], ["share", "ana", "900"]])
        await expect(transaction((sql) => service.openRefund(sql, wish(id, 2_000n)))).rejects.toThrow("not within")
        const rest = await transaction((sql) => service.openRefund(sql, wish(id, null)))
        expect(rest.amount).toBe("1999")
        await expect(transaction((sql) => service.openRefund(sql, wish(id, null)))).rejects.toThrow("refunded already")
        await transaction((sql) => service.markRefunded(sql, plan.id))
        expect((await service.salesOf({ order_id: "order_1" })).map(({ seller_id, state }) => [seller_id, state]).sort()).toEqual([["ana", "refunded"], ["ben", "pending"]])
        expect(await transaction((sql) => service.moveRefund(sql, rest.id, ["requested"], "failed"))).toBe(true)
        await expect(transaction((sql) => service.openRefund(sql, wish(id, null)))).rejects.toThrow("refunded already")
      })
    })

    describe("the ledger", () => {
      it("moves what is owed to what was sent, and posting twice is once", async () => {
        const plan = await paid()
        await transaction((sql) => service.recordSale(sql, plan, order))
        const set = transferSet({ id: "trf_1", partyId: "ana", currency: "usd", amount: 2_699n })
        expect(await transaction((sql) => service.post(sql, set))).toBe(true)
        expect(await transaction((sql) => service.post(sql, set))).toBe(false)
        expect(await service.balanceOf("ana", "usd")).toEqual({ currency: "usd", sales: 1, earned: 2699n, pending: 0n, transferred: 2699n, owed: 0n, royalties: 0n })
        expect(await service.balanceOf("ben", "usd")).toMatchObject({ earned: 4499n, pending: 4499n, transferred: 0n })
      })

      it("refuses a set that does not sum to zero when the transaction commits", async () => {
        const off = { key: "k", kind: "sale" as const, reference: "r", currency: "usd", postings: [{ account: "buyer_clearing" as const, amount: 100n }, { account: "platform_fee" as const, amount: -99n }] }
        await expect(transaction((sql) => service.post(sql, off))).rejects.toThrow(/off by 1 usd/)
        expect(await service.trialBalance("usd")).toEqual({})
      })

      it("refuses to be changed, removed or emptied", async () => {
        const plan = await paid()
        await transaction((sql) => service.recordSale(sql, plan, order))
        await expect(transaction((sql) => sql("update ledger_entry set amount = 0", []))).rejects.toThrow(/append-only/)
        await expect(transaction((sql) => sql("delete from posting_set", []))).rejects.toThrow(/append-only|foreign key/)
        await expect(transaction((sql) => sql("delete from ledger_entry", []))).rejects.toThrow(/append-only/)
        await expect(transaction((sql) => sql("truncate ledger_entry", []))).rejects.toThrow(/append-only/)
      })
    })
  },
})
