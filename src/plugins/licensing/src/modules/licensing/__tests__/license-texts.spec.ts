import { resolve } from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { describe, expect, it } from "vitest"
import { defaultTemplates } from "../../../core/texts"
import { aGrant } from "../../../testing/grants"
import type LicensingService from "../service"

const { signature: _none, ...wish } = aGrant({ seller_id: "sel_old" })

moduleIntegrationTestRunner<LicensingService>({
  moduleName: "licensing", resolve: resolve(__dirname, ".."), pathToMigrations: resolve(__dirname, "../migrations"),
  testSuite: ({ service }) => {
    const sign = async (seller_id: string) => service.texts.sign({ seller_id, account: "mem_1", licensor: wish.licensor, typed_name: wish.licensor.name, text_sha256: (await service.texts.toSign(seller_id, wish.licensor)).text_sha256, signed_at: new Date(), ip: "::1", user_agent: "test" })
    const fromBefore = (revision: string, title: string) => service.createTemplateVersions({ source: "cms", revision, locale: "en", title, clauses: defaultTemplates.en.clauses as never, before_signatures: true })
    const draft = async (change: Partial<typeof wish> = {}) => service.draftContracts([{ ...wish, ...change }])

    describe("a shop from before producers signed", () => {
      it("sells on under the newest text of then, in English alone, and its contracts claim no signature", async () => {
        await fromBefore("1", "First {{license.type}}")
        await fromBefore("2", "Second {{license.type}}")
        await service.texts.publish({ source: "cms", revision: "3", locale: "en", ...defaultTemplates.en, title: "Third {{license.type}}" })
        const { facts: [facts], drafts: [contract], locales } = await draft({ locale: "de" })
        expect(contract).toMatchObject({ title: "Second WAV", locale: "en", offer: "Offered by Ana María Núñez, who published this license for sale." })
        expect(facts).not.toHaveProperty("signature")
        expect(locales).toEqual(["en"])
      })

      it("is asked to sign, and sells in all languages under the newest once it has", async () => {
        await fromBefore("1", "First {{license.type}}")
        expect((await service.texts.toSign("sel_old", wish.licensor)).state).toBe("unsigned")
        expect(await service.hasSigned("sel_old")).toBe(false)
        await sign("sel_old")
        const { facts: [facts], drafts: [contract], locales } = await draft({ locale: "de" })
        expect(locales).toEqual(["en", "de"])
        expect(contract?.title).toBe("Lizenzvertrag WAV")
        expect(facts).toMatchObject({ locale: "de", label: "WAV", signature: { typed_name: "Ana María Núñez", account: "mem_1" } })
      })
    })

    describe("a cart of two shops", () => {
      it("gets the language that both have signed", async () => {
        await fromBefore("1", "First {{license.type}}")
        await sign("sel_new")
        const { drafts, locales } = await service.draftContracts([{ ...wish, locale: "de" }, { ...wish, line_id: "2", seller_id: "sel_new", locale: "de" }])
        expect(locales).toEqual(["en"])
        expect(drafts.map(({ locale }) => locale)).toEqual(["en", "en"])
      })
    })

    describe("a shop that has signed nothing", () => {
      it("and is not from before sells nothing", async () => { await expect(draft()).rejects.toThrow(/has not signed its license text yet/) })

      it("is asked again when its legal name is another", async () => {
        await sign("sel_old")
        expect((await service.texts.toSign("sel_old", wish.licensor)).state).toBe("signed")
        expect((await service.texts.toSign("sel_old", { ...wish.licensor, name: "Ana Vik" })).state).toBe("outdated")
      })
    })
  },
})
