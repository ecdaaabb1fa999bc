import { resolve } from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import type { SqlRunner } from "@max-booster/jobs"
import type { Result } from "@max-booster/kernel"
import { expect, it, describe } from "vitest"
import type OrdersService from "../service"
import type { SplitAsk, SplitSheetRecord, SplitWish } from "../split-types"

const DAY = 24 * 3_600_000
const part = (email: string | null, points: number, publishing = points) => ({ name: email?.split("@")[0] ?? "Ana Beats", email, role: "producer", revenue_points: points, publishing_points: publishing })
const wish = (...shares: SplitWish["shares"]): SplitWish => ({ shares, effective_from: null, recoup: null })
const ask = (change: Partial<SplitAsk> = {}): SplitAsk => ({ recording_id: "rec_1", seller_id: "sel_ana", created_by: "mem_ana", title: "Night Drive", shop: "Ana Beats", ip: "::1", user_agent: "test", sellerOf: new Map(), ...change })

moduleIntegrationTestRunner<OrdersService>({
  moduleName: "orders", resolve: resolve(__dirname, ".."), pathToMigrations: resolve(__dirname, "../migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    const transaction = <T>(work: (sql: SqlRunner) => Promise<T>): Promise<T> => MikroOrmWrapper.getManager().transactional((manager) => work((sql, params) => manager.execute(sql, params as never[])))
    const done = async <T>(result: Promise<Result<T>>): Promise<T> => {
      const answer = await result
      if (!answer.ok) throw new Error(answer.error.code)
      return answer.value
    }
    const propose = (asked: SplitWish, { now = new Date(), by = ask() } = {}) => transaction(async (sql) => (await done(service.splits.propose(sql, by, asked, now))).sheet)
    const shareOf = (sheet: SplitSheetRecord, email: string) => sheet.shares.find((share) => share.email === email)?.id ?? ""
    const agree = (sheet: SplitSheetRecord, email: string, now = new Date()) =>
      transaction((sql) => done(service.splits.agree(sql, shareOf(sheet, email), { typed_name: email, ip: "::1", user_agent: "test", text_hash: sheet.text_hash }, now)))
    const decline = (sheet: SplitSheetRecord, email: string) => transaction((sql) => done(service.splits.decline(sql, shareOf(sheet, email), "Not what we said", new Date())))
    const divided = async (at = new Date(), recording = "rec_1") => (await service.splitsInForce([recording], at)).get(recording)?.shares.map(({ name, revenue_points }) => [name, revenue_points])
    const states = async () => (await service.splits.ofRecording("rec_1")).map(({ version, state }) => `${version} ${state}`)

    describe("a split sheet", () => {
      it("counts once everybody has agreed, and divides nothing before", async () => {
        const sheet = await propose(wish(part(null, 5_000), part("ben@x.test", 3_000), part("cy@x.test", 2_000)))
        expect(sheet).toMatchObject({ version: 1, state: "proposed", in_force_from: null })
        await agree(sheet, "ben@x.test")
        expect(await divided()).toBeUndefined()
        expect(await agree(sheet, "cy@x.test")).toMatchObject({ state: "in_force" })
        expect(await divided()).toEqual([["Ana Beats", 5_000], ["ben", 3_000], ["cy", 2_000]])
        expect((await service.splitsInForce(["rec_1", "rec_2"], new Date())).size).toBe(1)
        expect(await divided(new Date(Date.now() - DAY))).toBeUndefined()
      })

      it("keeps the proof of each agreement, and agreeing twice is once", async () => {
        const sheet = await propose(wish(part(null, 5_000), part("ben@x.test", 5_000)))
        const agreed = await agree(sheet, "ben@x.test")
        expect(agreed.shares[1]).toMatchObject({ state: "agreed", typed_name: "ben@x.test" })
        expect((await agree(sheet, "ben@x.test")).in_force_from).toEqual(agreed.in_force_from)
        await expect(decline(sheet, "ben@x.test")).rejects.toThrow("agreed")
      })

      it("is not agreed to by who read other words", async () => {
        const sheet = await propose(wish(part(null, 5_000), part("ben@x.test", 5_000)))
        await expect(agree({ ...sheet, text_hash: "other" }, "ben@x.test")).rejects.toThrow("text_changed")
        expect(await divided()).toBeUndefined()
      })

      it("ends when one declines, and the version before goes on", async () => {
        await agree(await propose(wish(part(null, 5_000), part("ben@x.test", 5_000))), "ben@x.test")
        const second = await propose(wish(part(null, 7_000), part("ben@x.test", 3_000)))
        await decline(second, "ben@x.test")
        await expect(agree(second, "ben@x.test")).rejects.toThrow("declined")
        expect(await divided()).toEqual([["Ana Beats", 5_000], ["ben", 5_000]])
        expect(await states()).toEqual(["2 declined", "1 in_force"])
      })

      it("gives way to a newer proposal, whose wish is made once however often it is sent", async () => {
        const first = await propose(wish(part(null, 5_000), part("ben@x.test", 5_000)))
        const again = await Promise.all([1, 2, 3].map(() => propose(wish(part(null, 6_000), part("ben@x.test", 4_000)))))
        expect(new Set(again.map(({ id }) => id)).size).toBe(1)
        await expect(agree(first, "ben@x.test")).rejects.toThrow("superseded")
        expect(await states()).toEqual(["2 proposed", "1 superseded"])
      })

      it("can be taken back while somebody has not answered, and proposed anew", async () => {
        const sheet = await propose(wish(part(null, 5_000), part("ben@x.test", 5_000)))
        const withdraw = (id: string) => transaction((sql) => done(service.splits.withdraw(sql, "rec_1", id)))
        expect((await withdraw(sheet.id)).state).toBe("draft")
        await expect(agree(sheet, "ben@x.test")).rejects.toThrow("withdrawn")
        const next = await propose(wish(part(null, 5_000), part("ben@x.test", 5_000)))
        await agree(next, "ben@x.test")
        await expect(withdraw(next.id)).rejects.toThrow("agreed")
        await expect(transaction((sql) => done(service.splits.withdraw(sql, "rec_other", next.id)))).rejects.toThrow("not_found")
        expect(await states()).toEqual(["2 in_force", "1 superseded"])
      })

      it("counts from its day, and until then the one before; its state follows by the clock", async () => {
        await agree(await propose(wish(part(null, 5_000), part("ben@x.test", 5_000))), "ben@x.test")
        const later = new Date(Date.now() + 10 * DAY)
        const day = later.toISOString().slice(0, 10)
        const second = await agree(await propose({ ...wish(part(null, 9_000), part("ben@x.test", 1_000)), effective_from: day }), "ben@x.test")
        expect(second).toMatchObject({ state: "proposed", in_force_from: new Date(`${day}T00:00:00Z`) })
        expect((await divided())?.[1]).toEqual(["ben", 5_000])
        expect((await divided(later))?.[1]).toEqual(["ben", 1_000])
        expect(await transaction((sql) => service.splits.turnPages(sql, new Date()))).toEqual([])
        expect(await transaction((sql) => service.splits.turnPages(sql, later))).toEqual(["rec_1"])
        expect(await states()).toEqual(["2 in_force", "1 superseded"])
        expect((await divided())?.[1]).toEqual(["ben", 5_000])
      })

      it("asks who would lose his share: nobody is written out without agreeing", async () => {
        await agree(await propose(wish(part(null, 5_000), part("ben@x.test", 5_000))), "ben@x.test")
        const alone = await propose(wish(part(null, 10_000)))
        expect(alone.shares.map(({ email, revenue_points, state }) => [email, revenue_points, state])).toEqual([[null, 10_000, "agreed"], ["ben@x.test", 0, "pending"]])
        expect((await divided())?.[1]).toEqual(["ben", 5_000])
        await agree(alone, "ben@x.test")
        expect(await divided()).toEqual([["Ana Beats", 10_000]])
        expect((await propose(wish(part(null, 9_000), part("cy@x.test", 1_000)))).shares).toHaveLength(2)
      })

      it("keeps what is recovered first, without loss", async () => {
        const asked: SplitWish = { ...wish(part(null, 5_000), part("ben@x.test", 5_000)), recoup: { email: "ben@x.test", amount: 900719925474099300n, currency: "usd" } }
        const sheet = await agree(await propose(asked), "ben@x.test")
        expect((await service.splitsInForce(["rec_1"], new Date())).get("rec_1")?.recoup).toEqual({ party_id: sheet.shares[1]?.party_id, amount: 900719925474099300n, currency: "usd" })
      })

      it("leaves nothing behind when it is refused or its transaction fails", async () => {
        await expect(propose(wish(part(null, 5_000), part("ben@x.test", 4_000)))).rejects.toThrow("bad_sum")
        await expect(transaction(async (sql) => { await service.splits.propose(sql, ask(), wish(part(null, 5_000), part("ben@x.test", 5_000)), new Date()); throw new Error("killed") })).rejects.toThrow("killed")
        expect(await states()).toEqual([])
        expect(await service.splits.payee({ email: "ben@x.test" })).toBeNull()
      })

      it("is refused by the database, too, when its shares are not whole", async () => {
        const sheet = await propose(wish(part(null, 5_000), part("ben@x.test", 5_000)))
        await expect(transaction((sql) => sql("update split_share set revenue_points = 4999 where sheet_id = ?", [sheet.id]))).rejects.toThrow(/divides 9998/)
      })

      it("takes the last two agreements at the same moment", async () => {
        const sheet = await propose(wish(part(null, 4_000), part("ben@x.test", 3_000), part("cy@x.test", 3_000)))
        await Promise.all([agree(sheet, "ben@x.test"), agree(sheet, "cy@x.test")])
        expect(await states()).toEqual(["1 in_force"])
      })
    })

    describe("parties", () => {
      it("are payees until they claim their shares with a shop; then that shop is paid", async () => {
        const sheet = await agree(await propose(wish(part(null, 5_000), part("ben@x.test", 5_000))), "ben@x.test")
        const payee = sheet.shares[1]?.party_id ?? ""
        expect(payee).toMatch(/^payee_/)
        expect(await service.sellerOfParties([payee, "sel_ana"])).toEqual(new Map([[payee, null], ["sel_ana", "sel_ana"]]))
        const claim = (email: string, seller: string) => transaction((sql) => done(service.splits.claim(sql, email, seller)))
        expect(await claim("ben@x.test", "sel_ben")).toEqual({ payee_id: payee, isNew: true })
        expect(await claim("ben@x.test", "sel_ben")).toEqual({ payee_id: payee, isNew: false })
        await expect(claim("ben@x.test", "sel_thief")).rejects.toThrow("claimed")
        await expect(claim("nobody@x.test", "sel_ben")).rejects.toThrow("not_found")
        expect(await service.sellerOfParties([payee])).toEqual(new Map([[payee, "sel_ben"]]))
        expect(await service.partiesOfSeller("sel_ben")).toEqual(["sel_ben", payee])
        expect(await service.partiesOfSeller("sel_ana")).toEqual(["sel_ana"])
      })

      it("are the shop at once when the address is its owner's, and stay the same person", async () => {
        await agree(await propose(wish(part(null, 5_000), part("ben@x.test", 5_000))), "ben@x.test")
        const next = await propose(wish(part(null, 6_000), part("ben@x.test", 4_000)), { by: ask({ sellerOf: new Map([["ben@x.test", "sel_ben"]]) }) })
        expect(next.shares.map(({ party_id }) => party_id)).toEqual(["sel_ana", "sel_ben"])
        expect((await service.partiesOfSeller("sel_ben"))).toHaveLength(2)
        await expect(propose(wish(part(null, 5_000), part("ana@x.test", 5_000)), { by: ask({ sellerOf: new Map([["ana@x.test", "sel_ana"]]) }) })).rejects.toThrow("party_twice")
      })

      it("see the shares they hold in others' recordings", async () => {
        await propose(wish(part(null, 5_000), part("ben@x.test", 5_000)), { by: ask({ sellerOf: new Map([["ben@x.test", "sel_ben"]]) }) })
        expect((await service.splits.heldBy(["sel_ben"], "sel_ben")).map(({ sheet, share }) => [sheet.title, share.revenue_points, share.state])).toEqual([["Night Drive", 5_000, "pending"]])
        expect(await service.splits.heldBy(["sel_ana"], "sel_ana")).toEqual([])
      })
    })

    describe("reminders", () => {
      it("come after three and after seven days, once each, while the proposal waits", async () => {
        const sheet = await propose(wish(part(null, 5_000), part("ben@x.test", 5_000)))
        const remind = async (days: number) => (await transaction((sql) => service.splits.sharesToRemind(sql, new Date(Date.now() + days * DAY)))).map(({ reminders }) => reminders)
        expect([await remind(2.9), await remind(3.1), await remind(4), await remind(7.1), await remind(30)]).toEqual([[], [1], [], [2], []])
        const other = await propose(wish(part(null, 4_000), part("ben@x.test", 6_000)))
        await agree(other, "ben@x.test")
        expect(await remind(4)).toEqual([])
        expect(shareOf(sheet, "ben@x.test")).not.toBe("")
      })

      it("of money that waits come weekly, and only while it waits unclaimed", async () => {
        const sheet = await agree(await propose(wish(part(null, 5_000), part("ben@x.test", 5_000))), "ben@x.test")
        const payee = sheet.shares[1]?.party_id ?? ""
        const remind = (days: number) => transaction((sql) => service.splits.payeesToRemind(sql, new Date(Date.now() + days * DAY)))
        expect(await remind(0)).toEqual([])
        const owed = { key: "k", kind: "sale" as const, reference: "r", currency: "usd", postings: [{ account: "buyer_clearing" as const, amount: 100n }, { account: `party_payable:${payee}` as const, amount: -100n }] }
        await transaction((sql) => service.post(sql, owed))
        expect([await remind(0), await remind(6.9), await remind(7.1)]).toEqual([[payee], [], [payee]])
        await transaction((sql) => service.splits.claim(sql, "ben@x.test", "sel_ben"))
        expect(await remind(30)).toEqual([])
      })
    })
  },
})
