import { resolve } from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import type { GrantFacts } from "@max-booster/extension-api"
import { outboxSchema } from "@max-booster/jobs"
import { beforeEach, describe, expect, it } from "vitest"
import { gather, type Registry } from "../extensions"
import { tellType } from "../hook"
import type { LicensingService } from "../modules/licensing"
import type { PaidOrder } from "../modules/licensing/rows"
import { renderContract } from "../pdf/render-contract"
import { askingLicense } from "../testing/asking-type"
import { aGrant, anAcceptance } from "../testing/grants"
import { verificationOf } from "../core/verification"

const modules = resolve(__dirname, "../modules/licensing")
const withType = (change: object = {}): Registry => gather(["license-asking"], () => ({ version: "1.0.0", exported: { licenseTypes: [{ ...askingLicense, ...change }] } }))
const without: Registry = gather(["license-asking"], () => { throw new Error("It is not installed") })
/** What is installed, as a test goes on. */
const registry = { ...without }
const install = (next: Registry) => { Object.assign(registry, next) }
const usd = (amount: string) => ({ amount, currency: "usd" })
const line = { line_id: "cali_1", type: "asking" }
const given = { title: "The Long Way", kind: "Film", firstUse: "2027-03-01", trailers: true }

moduleIntegrationTestRunner<LicensingService>({
  moduleName: "licensing", resolve: modules, pathToMigrations: resolve(modules, "migrations"), moduleOptions: { registry },
  testSuite: ({ service, MikroOrmWrapper }) => {
    const sql = <T>(statement: string) => MikroOrmWrapper.getManager().execute(statement) as unknown as Promise<T[]>
    const wishes = async (name: string) => (await sql<{ data: unknown }>(`select data from jobs.outbox where name = '${name}' order by id`)).map(({ data }) => data)
    beforeEach(async () => {
      await sql(`${outboxSchema}; truncate jobs.outbox`)
      install(withType())
      const { licensor, seller_id } = aGrant()
      const { text_sha256 } = await service.texts.toSign(seller_id, licensor)
      await service.texts.sign({ seller_id, licensor, text_sha256, typed_name: licensor.name, account: "mem_ana", signed_at: new Date(), ip: "192.0.2.7", user_agent: "Test" })
    })

    /** Asked, answered and accepted, and paid: what the issue job gets. */
    async function paid(): Promise<PaidOrder> {
      expect(await service.answer({ ...line, cart_id: "cart_1" }, given)).toEqual({})
      const facts: GrantFacts = aGrant({ type: "asking", answers: (await service.askedOf([line])).get("cali_1")?.answers ?? [] })
      const { terms_hash } = await service.draftContracts([facts])
      await service.recordAcceptance({ cart_id: "cart_1", facts: [facts], acceptance: anAcceptance({ terms_hash }) })
      return { order_id: "order_1", order_number: 7, cart_id: "cart_1", paid_at: "2026-11-24T02:45:10.000Z", payment_reference: "pi_1", grants: [{ ...facts, line_id: "ordli_1", cart_line_id: "cali_1" }] }
    }

    describe("a license whose plugin is gone", () => {
      it("is issued all the same when it was paid, with label, clauses, caps and answers as they were accepted, and prints", async () => {
        const order = await paid()
        install(without)
        const [license] = await service.draftLicenses(order)
        if (!license) throw new Error("nothing was issued")
        expect(license).toMatchObject({ label: "Asking", type: "asking", caps: { copies: 2_500 }, facts: { answers: [{ label: "Title of the film", words: "The Long Way" }, {}, {}, { words: "Yes" }] } })
        expect(license.clauses).toContainEqual({ heading: "Film", text: "For “The Long Way” and its trailers." })
        const pdf = await renderContract({ ...license, paid_at: order.paid_at, acceptance: await service.acceptanceOf(license), verification: verificationOf("https://shop.test", license.number, "K7QW-3M2P") })
        expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-")
        await service.markIssued(license, { id: "file_1", sha256: "a".repeat(64), bytes: pdf.length }, new Date())
        expect(await wishes("license.announce")).toHaveLength(1)
        expect(await wishes("license.hook")).toEqual([])
      })

      it("is issued with the answers that were accepted with it, whatever was answered after", async () => {
        const order = await paid()
        await service.answer({ ...line, cart_id: "cart_1" }, { ...given, title: "Another film" })
        const facts = aGrant({ type: "asking", answers: (await service.askedOf([line])).get("cali_1")?.answers ?? [] })
        const { terms_hash } = await service.draftContracts([facts])
        expect(terms_hash).not.toBe((await service.draftContracts([aGrant({ type: "asking", answers: order.grants[0]?.answers })])).terms_hash)
        await service.recordAcceptance({ cart_id: "cart_1", facts: [facts], acceptance: anAcceptance({ terms_hash, accepted_at: "2026-11-24T02:44:00.000Z" }) })
        expect((await service.draftLicenses(order))[0]?.clauses).toContainEqual({ heading: "Film", text: "For “The Long Way” and its trailers." })
      })

      it("cannot be sold any more, which is said in words, and asks nothing", async () => {
        await service.answer({ ...line, cart_id: "cart_1" }, given)
        install(without)
        expect(await service.installedOf(["asking", "mp3"])).toEqual(new Set(["mp3"]))
        expect(await service.askedOf([line])).toEqual(new Map())
        await expect(service.draftContracts([aGrant({ type: "asking" })])).rejects.toThrow(/"asking" of "Night Drive" is not installed any more.*Take it out of the cart/)
        await expect(service.preview("asking", {})).rejects.toThrow(/no license type "asking"/)
      })

      it("keeps its place in plans, though they are saved without it, and is offered again when it is back", async () => {
        const shop = { seller_id: "sel_ana", recording_id: null }
        const beat = { seller_id: "sel_ana", recording_id: "rec_1" }
        await service.savePlan(shop, [{ type: "asking", price: usd("12345"), enabled: true }], "usd")
        await service.savePlan(beat, [{ type: "asking", price: usd("23456") }], "usd")
        install(without)
        expect((await service.plannedTiers(shop, "usd")).tiers.map(({ type }) => type)).not.toContain("asking")
        expect((await service.plannedTiers(shop, "usd")).gone).toEqual(["asking"])
        await service.savePlan(shop, [{ type: "mp3", price: usd("1999") }], "usd")
        await service.savePlan(beat, [{ type: "mp3", price: usd("2999") }], "usd")
        const offered = async () => (await service.offersOf([{ ...beat, available: ["mp3"] }], "usd")).get("rec_1")?.map(({ type, price }) => [type, price.amount])
        expect(await offered()).toEqual([["mp3", "2999"]])
        install(withType())
        expect(await offered()).toEqual([["mp3", "2999"], ["asking", "23456"]])
        expect((await service.plannedTiers(shop, "usd")).gone).toEqual([])
      })

      it("has listings shown anew when it goes and when it comes back, and not at each start", async () => {
        await service.noteTypes()
        await service.noteTypes()
        install(without)
        await service.noteTypes()
        install(withType())
        await service.noteTypes()
        expect(await wishes("listing.project-shop")).toEqual(Array(3).fill({ seller_id: null, after: "" }))
      })
    })

    describe("a license type of a plugin", () => {
      it("is off until somebody offers it", async () => {
        const { tiers } = await service.plannedTiers({ seller_id: "sel_new", recording_id: null }, "usd")
        expect(tiers.find(({ type }) => type === "asking")).toMatchObject({ enabled: false })
        expect(tiers.find(({ type }) => type === "mp3")).toMatchObject({ enabled: true })
      })

      it("that throws in its clauses for somebody's answers cannot be bought, and the others can", async () => {
        install(withType({ clauses: (_terms: unknown, { title }: { title?: string }) => { if (title === "Boom") throw new Error("out of ink"); return [{ heading: "H", text: "T" }] } }))
        const answers = (title: string) => [{ name: "title", label: "Title", value: title, words: title }]
        await expect(service.draftContracts([aGrant({ type: "asking", answers: answers("Boom") })])).rejects.toThrow(/The Asking license cannot be written: its plugin failed/)
        expect((await service.draftContracts([aGrant({ type: "asking", answers: answers("Calm") })])).drafts).toHaveLength(1)
        expect((await service.draftContracts([aGrant()])).drafts).toHaveLength(1)
      })

      it("keeps nothing of answers that its questions refuse, and asks again when they have become others", async () => {
        expect(await service.answer({ ...line, cart_id: "cart_1" }, { ...given, kind: "Opera" })).toEqual({ kind: "Choose one of Film, Series." })
        expect((await service.askedOf([line])).get("cali_1")?.answers).toBeNull()
        await service.answer({ ...line, cart_id: "cart_1" }, given)
        install(withType({ questions: askingLicense.questions?.extend({ kind: askingLicense.questions.shape["trailers"] as never }), exampleAnswers: { ...given, kind: true } }))
        expect((await service.askedOf([line])).get("cali_1")?.answers).toBeNull()
      })

      it("is told of its licenses once they are valid; its hook may throw, and holds nothing up", async () => {
        const told: unknown[] = []
        install(withType({ onIssued: ({ number, answers }: { number: string; answers: unknown }, { attempt }: { attempt: number }) => { told.push([number, answers]); if (attempt === 1) throw new Error("Not now") } }))
        const [license] = await service.draftLicenses(await paid())
        if (!license) throw new Error("nothing was issued")
        await service.markIssued(license, { id: "file_1", sha256: "a".repeat(64), bytes: 1 }, new Date())
        expect(await wishes("license.hook")).toEqual([{ license_id: license.id }])
        expect(await wishes("license.announce")).toHaveLength(1)
        const tools = (attempt: number) => ({ attempt, signal: AbortSignal.timeout(1_000), log: () => undefined })
        await expect(tellType(service, license.id, tools(1))).rejects.toThrow("Not now")
        await tellType(service, license.id, tools(2))
        expect(told).toEqual([[license.number, given], [license.number, given]])
        install(without)
        await tellType(service, license.id, tools(1))
        expect(told).toHaveLength(2)
      })
    })
  },
})
