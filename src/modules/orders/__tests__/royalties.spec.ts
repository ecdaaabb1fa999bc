import { resolve } from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { type SqlRunner } from "@max-booster/jobs"
import { describe, expect, it } from "vitest"
import type OrdersService from "../service"

const due = (recording_id: string | null, amount: string, period = "2026-10", currency = "usd") => ({ recording_id, title: recording_id ?? "Other recordings", period, currency, amount })

moduleIntegrationTestRunner<OrdersService>({
  moduleName: "orders", resolve: resolve(__dirname, ".."), pathToMigrations: resolve(__dirname, "../migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    const knex: SqlRunner = (sql, params) => (service as unknown as { sql_: SqlRunner }).sql_(sql, params)
    const transaction = <T>(work: (sql: SqlRunner) => Promise<T>): Promise<T> => MikroOrmWrapper.getManager().transactional((manager) => work((sql, params) => manager.execute(sql, params as never[])))
    const post = (id: string, dues: ReturnType<typeof due>[]) => transaction((sql) => service.postRoyalties(sql, { id, seller_id: "ana", source: "DistroKid" }, dues))
    const left = async () => Object.fromEntries((await service.royalties.balances({ sellerId: "ana" })).map(({ party_id, currency, left: open }) => [`${party_id} ${currency}`, open]))
    /** Ana 50, Ben 30, Cy 20 from the middle of September on; Cy gets an advance of $5 back first. */
    const aSheet = async () => {
      await knex("insert into split_sheet (id, recording_id, seller_id, version, state, title, shop, text, text_hash, fingerprint, effective_from, in_force_from, created_by, recoup_amount, recoup_currency, recoup_party_id) values ('sheet_1', 'rec_1', 'ana', 1, 'in_force', 'Tide', 'Ana', '', '', 'f', '2026-09-15', '2026-09-15', 'ana', 500, 'usd', 'cy')", [])
      await knex("insert into split_share (id, sheet_id, party_id, name, role, revenue_points, publishing_points, state, position) select 'share_' || p, 'sheet_1', p, upper(p), 'producer', n, n, 'agreed', o from (values ('ana', 5000, 0), ('ben', 3000, 1), ('cy', 2000, 2)) as x(p, n, o)", [])
    }

    describe("royalties of a statement", () => {
      it("are divided by the sheet that held at the month's end, an advance first and once, and count once", async () => {
        await aSheet()
        await post("st_1", [due("rec_1", "1001"), due("rec_1", "400", "2026-08"), due(null, "7"), due("rec_1", "90", "2026-10", "eur")])
        // $10.01: $5 of the advance to Cy, then 50/30/20 of $5.01. August had no sheet. The advance is in dollars, not in euros.
        expect(await left()).toEqual({ "ben usd": 150n, "cy usd": 600n, "ben eur": 27n, "cy eur": 18n })
        expect(await post("st_1", [due("rec_1", "1001")])).toEqual([])
        await post("st_2", [due("rec_1", "1000")])
        expect(await left()).toMatchObject({ "ben usd": 450n, "cy usd": 800n })
        expect(await service.trialBalance("usd")).toEqual({ "royalty_received:ana": 2408n, "royalty_kept:ana": -1158n, "royalty_owed:ana:ben": -450n, "royalty_owed:ana:cy": -800n })
        expect((await service.royaltiesOf("st_1")).find(({ currency }) => currency === "eur")?.shares.map(({ name, amount }) => [name, amount])).toEqual(expect.arrayContaining([["BEN", "27"], ["CY", "18"]]))
      })

      it("below zero take back from each, and are made up for by the next; payments and statements hold", async () => {
        await aSheet()
        await post("st_1", [due("rec_1", "2500")])
        await transaction((sql) => service.royalties.pay(sql, { seller_id: "ana", party_id: "ben", currency: "usd", amount: 600n, words: "Bank transfer", paid_on: "2026-11-02" }, null))
        await post("st_2", [due("rec_1", "-1000", "2026-11")])
        expect(await left()).toMatchObject({ "ben usd": -300n, "cy usd": 700n })
        await post("st_3", [due("rec_1", "2000", "2026-12")])
        expect(await left()).toMatchObject({ "ben usd": 300n, "cy usd": 1100n })
        await transaction((sql) => service.royalties.pay(sql, { seller_id: "ana", party_id: "cy", currency: "usd", amount: 250n, words: "", paid_on: "2026-11-02" }, [{ partyId: "ana", amount: 250n }]))
        // Nothing is earned by it: what waited for Ana waits for Cy.
        expect(await service.balanceOf("cy", "usd")).toMatchObject({ earned: 0n, royalties: 250n, pending: 250n, transferred: 0n })
        expect(await service.balanceOf("ana", "usd")).toMatchObject({ earned: 0n, royalties: -250n, pending: -250n })
        const span = { from: new Date(Date.now() - 86_400_000), to: new Date(Date.now() + 86_400_000) }
        expect(await service.books.earnedByDay(["cy"], "usd", span)).toEqual([])
        expect((await service.books.setsOf(["cy"], "usd", span)).map(({ kind, owed }) => [kind, owed])).toEqual([["royalty_paid", 250n]])
        expect(await service.audit.faults()).toEqual([])
        await expect(knex("update royalty set amount = 1", [])).rejects.toThrow("append-only")
      })

      it("of which a row was lost or changed are found by the nightly audit", async () => {
        await aSheet()
        await post("st_1", [due("rec_1", "2500")])
        await knex("insert into royalty_payment (id, seller_id, party_id, currency, amount, way, paid_on) values ('p', 'ana', 'ben', 'usd', 5, 'outside', '2026-11-01')", [])
        expect((await service.audit.faults()).map(({ reference, ledger, expected }) => [reference, ledger, expected]).sort()).toEqual([["royalty_owed:ana:ben", "-600", "-595"], ["royalty_settled:ana:ben", "0", "-5"]])
      })
    })
  },
})
