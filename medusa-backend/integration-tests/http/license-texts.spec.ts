import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { licenseLinks, publishListing, readBeat, readLicense, readLicenseText, readTerms, signLicenseText, type Beat, type LicenseView, type Locale } from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { aBeat } from "../support/beats"
import { previewText, publishText, textInUse, type TextInUse } from "../support/cms"
import { query } from "../support/database"
import { fetched, sha256, textOf } from "../support/files"
import { call, refusalOf } from "../support/http"
import { aPerson, sign, withShop, type Person, type Producer } from "../support/people"
import { unique } from "../support/ready"
import { aCart, agreement, begin, licensesOf, ordered, press, put } from "../support/shopping"

describe("license texts", () => {
  let files: HostileFiles
  let folder: string
  let producer: Producer
  let buyer: Person
  let recording: string
  let beat: Beat
  let bought: LicenseView
  beforeAll(async () => {
    [files, folder, buyer] = await Promise.all([makeHostileFiles(), mkdtemp(join(tmpdir(), "texts-")), aPerson("محمد بن عبد الله")])
    producer = await withShop(await aPerson("Jonas Vik"), { signed: false })
    recording = await aBeat(producer, files.good, { title: unique("Unterschrieben") }, { wav: 4_999 })
  })
  afterAll(() => Promise.all([files.remove(), rm(folder, { recursive: true, force: true })]))

  const publish = () => call(publishListing, { token: producer.sellerToken, params: { id: recording } })
  const text = async () => (await call(readLicenseText, { token: producer.sellerToken })).license_text
  const signAs = (typed_name: string, text_sha256: string) => call(signLicenseText, { token: producer.sellerToken, body: { typed_name, consent: true, text_sha256 } })
  const terms = async (locale: Locale) => {
    const cart = await aCart()
    await put(cart, beat, "wav")
    return { cart, ...(await call(readTerms, { token: buyer.token, params: { id: cart }, body: { ...buyer.legal, locale } })) }
  }
  const buyIn = async (locale: Locale): Promise<LicenseView> => {
    const { cart } = await terms(locale)
    const { checkout_id, url } = await begin(buyer, cart, await agreement(buyer, cart, locale))
    await press(url)
    const [license] = await licensesOf(buyer, await ordered(buyer, checkout_id), 1)
    if (!license) throw new Error("no license")
    return license
  }
  const licenseOf = async ({ id }: LicenseView) => (await call(readLicense, { token: buyer.token, params: { id } })).license
  const contractOf = async ({ id }: LicenseView) => fetched((await call(licenseLinks, { token: buyer.token, params: { id } })).files.find(({ kind }) => kind === "contract")?.url ?? "")
  /** Publishes a text with another clause, and the one from before when the work is done. */
  const withClause = async (heading: string, work: (version: number) => Promise<void>) => {
    const { version: _, ...current }: TextInUse = await textInUse("de")
    const revised = { ...current, source: "test", revision: unique("r"), clauses: [...current.clauses, { heading, text: "Die Parteien grüßen einander." }] }
    try {
      await work(await publishText(revised))
    } finally {
      await publishText({ ...current, source: "test", revision: unique("r") })
    }
  }

  it("are signed by a producer before anything of his goes on sale: the very text, with his own name", async () => {
    expect(await refusalOf(publish())).toMatchObject({ status: 400, code: "unsigned" })
    const { state, texts, text_sha256, legal_name } = await text()
    expect({ state, legal_name, locales: texts.map(({ locale }) => locale) }).toEqual({ state: "unsigned", legal_name: "Jonas Vik", locales: ["en", "de"] })
    expect(await refusalOf(signAs("Somebody Else", text_sha256))).toMatchObject({ code: "name_mismatch" })
    expect(await refusalOf(signAs("Jonas Vik", "0".repeat(64)))).toMatchObject({ code: "text_changed" })
    expect((await signAs(" jonas  VIK", text_sha256)).license_text).toMatchObject({ state: "signed", signature: { typed_name: "jonas  VIK" } })
    const [kept] = await query<{ ip: string; user_agent: string; text_sha256: string; consents: string[]; legal: { address: string } }>("select ip, user_agent, text_sha256, consents, legal from license_signature where seller_id = $1", [producer.sellerId])
    expect(kept).toMatchObject({ text_sha256, consents: ["license_text"], legal: { address: "Storgata 12\n0155 Oslo" } })
    expect(kept?.ip).not.toBe("")
    expect(kept?.user_agent).not.toBe("")
    await expect(query("update license_signature set typed_name = 'x' where seller_id = $1", [producer.sellerId])).rejects.toThrow(/kept as it was/)
    beat = (await call(readBeat, { params: { handle: (await publish()).recording.listing.handle ?? "" } })).beat
  })

  it("come in German to a buyer who wants them so, whose contract then says all in German, with both signatures and his own letters", async () => {
    const { contracts: [draft], locales } = await terms("de")
    expect(locales).toEqual(["en", "de"])
    expect(draft).toMatchObject({ locale: "de", title: "Lizenzvertrag WAV", offer: expect.stringMatching(/^Angeboten und elektronisch unterschrieben von jonas {2}VIK am /) as string })
    bought = await buyIn("de")
    const license = await licenseOf(bought)
    expect(license).toMatchObject({ locale: "de", signatures: [{ role: "Lizenzgeber", typed_name: "jonas  VIK" }, { role: "Lizenznehmer", typed_name: buyer.legal.name }] })
    const words = (await textOf(await contractOf(bought), join(folder, "de.pdf"))).replace(/[\u202a-\u202e]/g, "").replace(/\s+/g, " ")
    for (const part of ["Lizenzvertrag WAV", "49,99 USD", "Bis zu 100.000", "Der Lizenzgeber räumt", "Elektronisch angenommen", "Norwegen", "محمد بن عبد الله", "Seite 1 von"]) expect(words).toContain(part)
    expect(words).not.toMatch(/Licensee|\{\{/)
  })

  it("are seen before they are published, as a contract with sample data that says so", async () => {
    const { version: _, ...current } = await textInUse("de")
    const blocks = [{ kind: "paragraph", runs: [{ text: "Nur " }, { text: "{{licensee.name}}", bold: true }] }, { kind: "list", ordered: true, items: [[{ text: "tanzt" }]] }]
    const bytes = await previewText({ ...current, clauses: [...current.clauses, { heading: "Tanz", blocks }], type: "exclusive" })
    const words = (await textOf(bytes, join(folder, "sample.pdf"))).replace(/\s+/g, " ")
    for (const part of ["Muster", "Lizenzvertrag Exklusiv", "das ausschließliche", "Nur Ben Muster", "1. tanzt"]) expect(words).toContain(part)
    expect(await refusalOf(previewText({ ...current, clauses: [{ heading: "Leer", text: "nichts" }], type: "wav" }))).toMatchObject({ code: "template_refused" })
    expect(await refusalOf(previewText({ ...current, type: "dance" }))).toMatchObject({ code: "unknown_type" })
  })

  it("are refused with what is wrong named: an unknown variable, a contract without a licensee, a forged signature", async () => {
    const { version: _, ...current } = await textInUse("de")
    const changed = { ...current, source: "test", revision: unique("r") }
    const clauses = (change: (text: string) => string) => current.clauses.map((clause) => ({ ...clause, text: change(clause.text) }))
    expect(await refusalOf(publishText({ ...changed, clauses: [...current.clauses, { heading: "Schuhe", text: "{{licensee.shoe_size}}" }] }))).toMatchObject({ status: 400, code: "template_refused", words: expect.stringContaining("{{licensee.shoe_size}}") as string })
    expect(await refusalOf(publishText({ ...changed, clauses: clauses((text) => text.replace("{{licensee.name}}", "jemandem")) }))).toMatchObject({ code: "template_refused", words: expect.stringMatching(/must name \{\{licensee\.name\}\}/) as string })
    expect(await refusalOf(publishText(changed, "0".repeat(64)))).toMatchObject({ status: 401 })
    expect((await textInUse("de")).version).toBe((await text()).texts.find(({ locale }) => locale === "de")?.version)
  })

  it("hold for a sale as they were signed last, until the producer has read what changed and signs again; sold licenses keep theirs", async () => {
    const before = await licenseOf(bought)
    await withClause("Umgangsformen", async (version) => {
      const changed = await text()
      expect(changed.state).toBe("outdated")
      expect(changed.texts.map(({ clauses }) => clauses.filter(({ change }) => change !== null).map(({ heading, change }) => [heading, change]))).toEqual([[], [["Umgangsformen", "new"]]])
      const headings = async () => (await terms("de")).contracts[0]
      expect((await headings())?.clauses.map(({ heading }) => heading)).not.toContain("Umgangsformen")
      await sign(producer)
      expect(await headings()).toMatchObject({ template_version: version, clauses: expect.arrayContaining([expect.objectContaining({ heading: "Umgangsformen" })]) as unknown })
      expect(await licenseOf(bought)).toEqual(before)
      expect(sha256(await contractOf(bought))).toBe(bought.pdf_sha256)
    })
  })

  it("that change while a buyer reads are read again before he pays", async () => {
    const { cart } = await terms("de")
    const agreed = await agreement(buyer, cart, "de")
    await sign(producer)
    expect(await refusalOf(begin(buyer, cart, agreed))).toMatchObject({ code: "terms_changed" })
  })
})
