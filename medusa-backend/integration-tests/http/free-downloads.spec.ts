import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { addToCart, askForFree, listFreeDownloads, publishListing, readBeat, readFree, savePlan, type Beat } from "@max-booster/api-contract"
import { signToken } from "@max-booster/kernel/sign"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { aBeat } from "../support/beats"
import { query, secrets } from "../support/database"
import { fetched, sha256, textOf } from "../support/files"
import { call, refusalOf } from "../support/http"
import { linkIn, mailsTo, mailTo } from "../support/mail"
import { aProducer, type Producer } from "../support/people"
import { unique } from "../support/ready"
import { aCart } from "../support/shopping"
import { until } from "../support/until"

describe("a free download", () => {
  let files: HostileFiles
  let folder: string
  let producer: Producer
  let beat: Beat
  let id: string
  const email = `${unique("fan")}@example.com`
  const title = unique("For Free")
  const wish = { name: "Żanna Fan", email, accept: true as const, may_write: true }
  const ask = (change: object = {}) => call(askForFree, { params: { handle: beat.handle }, body: { ...wish, ...change } })
  const tokenIn = (link: string) => new URL(link).pathname.split("/").at(-1) ?? ""
  const given = async () => call(readFree, { params: { token: tokenIn(linkIn(await mailTo(email, "Your free download"), "/free/")) } })

  beforeAll(async () => {
    [files, folder, producer] = await Promise.all([makeHostileFiles(), mkdtemp(join(tmpdir(), "free-")), aProducer({ onboarded: false })])
    id = await aBeat(producer, files.good, { title }, { mp3: 2_000, free: 0 })
    await call(savePlan, { token: producer.sellerToken, params: { id }, body: { tiers: [{ type: "free", enabled: true, terms: { freeDownloads: 123 } }, { type: "mp3", price: { amount: "2000", currency: "usd" } }, ...["wav", "premium", "unlimited"].map((type) => ({ type, enabled: false }))] } })
    const { recording } = await call(publishListing, { token: producer.sellerToken, params: { id } })
    ;({ beat } = await call(readBeat, { params: { handle: recording.listing.handle ?? "" } }))
  })
  afterAll(() => Promise.all([files.remove(), rm(folder, { recursive: true, force: true })]))

  it("is a tier for a name and an address, without making the beat's price nothing, and is not put in carts", async () => {
    expect(beat.tiers.map(({ type, price, details }) => [type, price.amount, details?.for_contact])).toEqual([["free", "0", true], ["mp3", "2000", false]])
    expect(beat.from_price.amount).toBe("2000")
    expect(await refusalOf(call(addToCart, { params: { id: await aCart() }, body: { variant_id: beat.tiers[0]?.variant_id ?? "" } }))).toMatchObject({ status: 400, code: "unavailable", words: expect.stringMatching(/given for a name and an e-mail address/) as string })
  })

  it.each<[string, object, RegExp]>([["no name", { name: " " }, /Write your name/], ["no address", { email: "nobody" }, /Write an e-mail address/], ["no word on its terms", { accept: false }, /Accept the terms/]])("is not given for %s", async (_what, change, words) => {
    const refused = await refusalOf(ask(change))
    expect(refused.status).toBe(400)
    expect(refused.words).toMatch(words)
  })

  it("comes as a mailed link to the license and the MP3, without an account", async () => {
    expect(await ask({ email: email.toUpperCase() })).toEqual({ sent_to: email })
    const { license, files: links } = await given()
    expect(license).toMatchObject({ state: "valid", type: "free", beat_title: title, price: { amount: "0", currency: "usd" }, delivers: ["mp3"], caps: { copies: 0, freeDownloads: 123, monetizedVideos: 0, paidPerformances: 0 }, ends_on: expect.stringMatching(/^20/) as string })
    expect(links.map(({ kind }) => kind)).toEqual(["contract", "mp3"])
    const pdf = await fetched(links[0]?.url ?? "")
    expect(sha256(pdf)).toBe(license.pdf_sha256)
    const text = (await textOf(pdf, join(folder, "contract.pdf"))).replace(/\s+/g, " ")
    for (const words of ["Żanna Fan", email, title, "Non-profit use", "Free of charge", "may write to me"]) expect(text).toContain(words)
    expect((await fetched(links[1]?.url ?? "")).length).toBeGreaterThan(10_000)
  })

  it("is given once an address: asked again it waits, then mails the link again", async () => {
    expect(await refusalOf(ask())).toMatchObject({ status: 429, code: "too_many", words: expect.stringMatching(/on its way/) as string })
    await query("update license_gift set mailed_at = mailed_at - interval '10 minutes' where email = $1", [email])
    await ask()
    const mails = await until("a second mail", async () => { const all = await mailsTo(email, "Your free download"); return all.length === 2 && all })
    expect(mails).toHaveLength(2)
    expect(await query("select 1 from license where recording_id = $1", [id])).toHaveLength(1)
  })

  it("is refused to whoever asked for ten within the hour", async () => {
    const greedy = `${unique("greedy")}@example.com`
    await query("insert into license_gift (id, recording_id, seller_id, beat_title, name, email, may_write, ip, mailed_at) select $1 || n, 'rec_' || n, 'sel', 'B', 'G', $1, false, '192.0.2.1', now() from generate_series(1, 10) n", [greedy])
    expect(await refusalOf(ask({ email: greedy }))).toMatchObject({ status: 429, code: "too_many", words: expect.stringMatching(/in an hour/) as string })
  })

  it("is seen by its producer alone: who, which beat, whether he may write, whether files were fetched", async () => {
    const { free_downloads } = await call(listFreeDownloads, { token: producer.sellerToken })
    expect(free_downloads).toMatchObject([{ recording_id: id, beat_title: title, name: "Żanna Fan", email, may_write: true, fetched: 2 }])
    const other = await aProducer({ onboarded: false })
    expect((await call(listFreeDownloads, { token: other.sellerToken })).free_downloads).toEqual([])
  })

  it("has a link that nobody can make up, and that ends", async () => {
    const [gift] = await query<{ id: string }>("select id from license_gift where email = $1", [email])
    const link = (secret: string, exp: number) => call(readFree, { params: { token: signToken(secret, "free-download", { gift: gift?.id }, exp) } })
    expect(await refusalOf(link("a secret of somebody else", Date.now() + 60_000))).toMatchObject({ status: 404 })
    expect(await refusalOf(link(secrets()["LINK_SECRET"] ?? "", Date.now() - 1_000))).toMatchObject({ status: 400, code: "expired" })
    expect(await refusalOf(call(readFree, { params: { token: "nonsense" } }))).toMatchObject({ status: 404 })
  })

  it("is not given of a beat that has none, or is not there", async () => {
    await call(savePlan, { token: producer.sellerToken, params: { id }, body: { tiers: [{ type: "mp3", price: { amount: "2000", currency: "usd" } }] } })
    await until("the tier to leave", async () => (await call(readBeat, { params: { handle: beat.handle } })).beat.tiers.every(({ type }) => type !== "free"))
    expect(await refusalOf(ask({ email: `${unique("late")}@example.com` }))).toMatchObject({ status: 404 })
    expect(await refusalOf(call(askForFree, { params: { handle: "nowhere" }, body: wish }))).toMatchObject({ status: 404 })
  })
})
