import { rmSync } from "node:fs"
import {
  addToCart, answerQuestions, licenseLinks, listExtensions, listLicenses, publishListing, readBeat, readLicense, readLicenseDefaults, readOrderLicenses, readShopPlan, readTerms, savePlan, saveShopPlan, verifyLicense, type Beat, type LicenseView,
} from "@max-booster/api-contract"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles } from "../fixtures/hostile-files"
import { aBeat } from "../support/beats"
import { download, wordsOf } from "../support/downloads"
import { fetched } from "../support/files"
import { call, refusalOf } from "../support/http"
import { aPerson, aProducer, operatorToken, type Person, type Producer } from "../support/people"
import { kill } from "../support/processes"
import { unique } from "../support/ready"
import { theSeedIsOver } from "../support/seeded"
import { aCart, agreement, begin, cartOf, licensesOf, ordered, press, put } from "../support/shopping"
import { anEmptyFolder, build, installInShop, installVendor, pack, removeFromShop, writeFromThePage } from "../support/stranger"
import { until } from "../support/until"

const NAME = "license-podcast"
const folder = anEmptyFolder()
let tarball = ""
let producer: Producer
let buyer: Person
let operator = ""
let handle = ""
let recordingId = ""
let openCart = ""
let license: LicenseView

/** Backend and worker find packages when they start. */
async function restart(...parts: ("backend" | "worker")[]): Promise<void> {
  const killed = await Promise.all(parts.map(kill))
  for (const { isBack } of killed) await isBack()
}
const podcast = async () => (await call(listExtensions, { token: operator })).extensions.find(({ name }) => name === NAME)
const onSale = async (): Promise<Beat> => (await call(readBeat, { params: { handle } })).beat
const isOffered = async () => (await onSale()).tiers.some(({ type }) => type === "podcast")
const good = { series: "Night <b>Trains</b> 🌙", use: "Theme", episodes: 20, starts: "2027-01-15", sponsored: true }
const answer = (cart: string, line_id: string, answers: Record<string, unknown>) => call(answerQuestions, { params: { id: cart, line_id }, body: { answers } })

/** A cart with the podcast license of the beat. */
async function aPodcastCart(): Promise<{ cart: string; line: string }> {
  const cart = await aCart()
  return { cart, line: (await put(cart, await onSale(), "podcast")).lines[0]?.id ?? "" }
}

/** A beat on sale, and who wants it. */
async function aBeatToSell(): Promise<void> {
  const files = await makeHostileFiles()
  ;[producer, buyer] = [await aProducer(), await aPerson("Petra Podcast")]
  recordingId = await aBeat(producer, files.good, { title: unique("Talked over") }, { mp3: 2_999 })
  handle = (await call(publishListing, { token: producer.sellerToken, params: { id: recordingId } })).recording.listing.handle ?? ""
  files.remove()
}

/** The page's texts in an empty folder, built with the packed packages alone. @returns the package, packed */
async function aPackage(): Promise<string> {
  await writeFromThePage(NAME, folder)
  await installVendor(folder)
  await build(folder)
  return pack(folder)
}

beforeAll(async () => {
  await theSeedIsOver()
  operator = await operatorToken()
  if (!(await podcast())) throw new Error(`The shop was not started with ${NAME} in LICENSE_PLUGINS, as \`npm test\` does`)
  ;[tarball] = await Promise.all([aPackage(), aBeatToSell()])
}, 620_000)
afterAll(() => {
  removeFromShop(NAME)
  rmSync(folder, { recursive: true, force: true })
})

describe("a license plugin that a stranger has written from docs/extend.md and packed in an empty folder", () => {
  it("is said to be missing while it is, and the shop sells all else", async () => {
    expect(await podcast()).toEqual({ name: NAME, version: null, types: [], fault: expect.stringMatching(/not installed: `npm install license-podcast`/) as string })
    expect((await onSale()).tiers.length).toBeGreaterThan(0)
  })

  it("is in the admin once it is installed by its name, and off until a producer offers it", async () => {
    await installInShop(NAME, tarball)
    await restart("backend", "worker")
    expect(await podcast()).toEqual({ name: NAME, version: "1.0.0", types: [{ id: "podcast", label: "Podcast" }], fault: null })
    expect((await call(readLicenseDefaults, { token: operator })).plan.tiers.find(({ type }) => type === "podcast")).toMatchObject({ enabled: false })
    expect(await isOffered()).toBe(false)
    const token = producer.sellerToken
    const change = { type: "podcast", price: { amount: "7900", currency: "usd" }, enabled: true }
    await call(saveShopPlan, { token, body: { tiers: [change] } })
    await call(savePlan, { token, params: { id: recordingId }, body: { tiers: [{ type: "podcast", terms: { years: 2 } }] } })
    await until("the tier in the shop", async () => (await onSale()).tiers.find(({ type }) => type === "podcast")?.details?.terms.years === 2)
  })

  it("asks at the checkout, and says at each question what is wrong", async () => {
    const { cart, line } = await aPodcastCart()
    openCart = cart
    expect((await cartOf(cart)).lines[0]).toMatchObject({ answers: null, questions: [{ name: "series", label: "Name of the series" }, { kind: "choice", choices: ["Theme", "Background", "Both"] }, { kind: "number", lowest: 1, highest: 500 }, { kind: "date" }, { kind: "yes-no" }] })
    expect(await refusalOf(call(readTerms, { token: buyer.token, params: { id: cart }, body: buyer.legal }))).toMatchObject({ status: 400, code: "answers_missing" })
    const { faults } = await answer(cart, line, { ...good, series: "N", use: "Jingle", episodes: 501, starts: "soon", sponsored: "perhaps" })
    expect(faults).toEqual({ series: "Write the name of the series.", use: "Choose one of Theme, Background, Both.", episodes: "Write a whole number from 1 to 500.", starts: "Choose a day.", sponsored: "Answer yes or no." })
    expect((await answer(cart, line, { ...good, series: "x".repeat(10_000) })).faults).toEqual({ series: "Write at most 200 characters; these are 10000." })
    expect((await cartOf(cart)).lines[0]?.answers).toBeNull()
    expect((await answer(cart, line, good)).faults).toEqual({})
    expect(await refusalOf(answer(cart, "cali_other", good))).toMatchObject({ status: 404 })
  })

  it("writes its clauses and the answers into a contract that is accepted and paid", async () => {
    const { cart, line } = await aPodcastCart()
    await answer(cart, line, { ...good, sponsored: false })
    const before = await agreement(buyer, cart)
    await answer(cart, line, good)
    expect(await refusalOf(begin(buyer, cart, before))).toMatchObject({ code: "terms_changed" })
    const { checkout_id, url } = await begin(buyer, cart, await agreement(buyer, cart))
    await press(url)
    const orderId = await ordered(buyer, checkout_id)
    const [bought] = await licensesOf(buyer, orderId, 1)
    if (!bought) throw new Error("no license")
    license = bought
    expect(license).toMatchObject({ type: "podcast", label: "Podcast" })
    expect((await call(readOrderLicenses, { token: operator, params: { id: orderId } })).licenses[0]?.answers.map(({ label, words }) => [label, words])).toEqual([
      ["Name of the series", "Night <b>Trains</b> 🌙"], ["How the music is used", "Theme"], ["Episodes planned", "20"], ["First episode", "15 January 2027"], ["Sponsors are named in the episodes", "Yes"],
    ])
    const words = await contractWords()
    for (const part of ["“Night <b>Trains</b> 🌙” (theme), world-wide, for 2 years", "Sponsors may be named in the episodes.", "What the licensee said", "First episode 15 January 2027"]) expect(words).toContain(part)
  })
})

const linksOf = async () => {
  const { files, copy, bundle } = await call(licenseLinks, { token: buyer.token, params: { id: license.id } })
  return [...files, copy, bundle]
}
async function contractWords(): Promise<string> {
  return wordsOf(await fetched((await linksOf()).find(({ kind }) => kind === "contract")?.url ?? ""))
}

describe("a plugin that is removed", () => {
  let before = ""
  beforeAll(async () => {
    before = await contractWords()
    removeFromShop(NAME)
    await restart("backend")
  }, 120_000)

  it("leaves what was sold as it was: it reads, prints, verifies and downloads", async () => {
    const { license: read } = await call(readLicense, { token: buyer.token, params: { id: license.id } })
    expect(read.clauses).toContainEqual({ heading: "Sponsors", text: "Sponsors may be named in the episodes." })
    expect((await call(listLicenses, { token: buyer.token, query: { order_id: license.order_id } })).licenses[0]).toMatchObject({ label: "Podcast", state: "valid" })
    expect(await contractWords()).toBe(before)
    const page = new URL(read.verify_url)
    expect((await call(verifyLicense, { params: { number: license.number }, query: { c: page.searchParams.get("c") ?? "" } })).license).toMatchObject({ label: "Podcast", state: "valid" })
    expect((await linksOf()).map(({ kind }) => kind)).toEqual(["contract", "mp3", "wav", "copy", "bundle"])
    for (const { url, size } of await linksOf()) expect((await fetched(url)).length).toBeGreaterThanOrEqual(size)
    const copy = await download(`/store/licenses/${license.id}/copy`, buyer.token)
    expect(JSON.parse(copy.bytes.toString())).toMatchObject({ license: { type: "podcast", label: "Podcast" } })
  })

  it("cannot be bought from then on, though the shop still shows its tier: carts say so, and take no more of it", async () => {
    const tier = (await onSale()).tiers.find(({ type }) => type === "podcast")
    expect(tier).toBeDefined()
    expect(await refusalOf(call(addToCart, { params: { id: await aCart() }, body: { variant_id: tier?.variant_id ?? "" } }))).toMatchObject({ code: "unavailable" })
    expect((await cartOf(openCart)).lines[0]).toMatchObject({ available: false, questions: [] })
    expect(await refusalOf(call(readTerms, { token: buyer.token, params: { id: openCart }, body: buyer.legal }))).toMatchObject({ code: "unavailable" })
  })

  it("leaves sale when the worker starts, and the plan keeps what was set for it", async () => {
    await restart("worker")
    await until("the tier to leave the shop", async () => !(await isOffered()), { seconds: 60 })
    const token = producer.sellerToken
    expect((await call(readShopPlan, { token })).plan.gone).toEqual(["podcast"])
    const { plan } = await call(saveShopPlan, { token, body: { tiers: [{ type: "mp3", price: { amount: "3900", currency: "usd" } }] } })
    expect(plan.gone).toEqual(["podcast"])
    expect(await podcast()).toMatchObject({ types: [], fault: expect.stringMatching(/not installed/) as string })
  })
})
