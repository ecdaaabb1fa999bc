import { request } from "node:http"
import { setTimeout as sleep } from "node:timers/promises"
import {
  confirmFacts, listBeats, moderateListing, publishListing, readBeat, readPlan, readProducer, readRecording, readSeller, savePlan, suspendSeller, withdrawListing,
  listListings, type BeatCard, type BeatQuery, type RecordingView,
} from "@max-booster/api-contract"
import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { GOOD_SECONDS, makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { fetched } from "../support/files"
import { call, refusalOf } from "../support/http"
import { aProducer, operatorToken, type Producer } from "../support/people"
import { aBeat, setPrices, type Facts } from "../support/beats"
import { aCart, cartOf, put } from "../support/shopping"
import { pictureTo } from "../support/pictures"
import { ready, unique } from "../support/ready"
import { until } from "../support/until"
import { settled, upload } from "../support/upload"

let files: HostileFiles
beforeAll(async () => { files = await makeHostileFiles() })
afterAll(() => files.remove())

const browse = async (query: BeatQuery): Promise<BeatCard[]> => (await call(listBeats, { query })).beats
const titles = async (query: BeatQuery) => (await browse(query)).map(({ title }) => title)
const onSale = async (handle: string) => (await call(readBeat, { params: { handle } })).beat
const publish = async ({ sellerToken: token }: Producer, id: string): Promise<RecordingView> => (await call(publishListing, { token, params: { id } })).recording

describe("a beat on its way to the shop", () => {
  let producer: Producer
  let id: string
  let token: string
  beforeAll(async () => {
    producer = await aProducer({ onboarded: false })
    token = producer.sellerToken
    id = await upload(producer, files.good)
  })
  const params = () => ({ id })
  const facts = (change: Partial<Facts> = {}): Facts => ({ title: unique("Way"), genre: "drill", bpm: 141.5, key: "F# minor", moods: ["dark", "cold"], description: "Made at night.", ...change })

  it("is ready first, then has confirmed facts, then a price; each refusal says what is missing", async () => {
    await settled(token, id)
    expect(await refusalOf(call(publishListing, { token, params: params() }))).toMatchObject({ status: 400, code: "facts_missing", words: expect.stringMatching(/Confirm title/) })
    const { recording } = await call(confirmFacts, { token, params: params(), body: facts() })
    expect(recording).toMatchObject({ facts_confirmed: true, genre: "drill", bpm: 141.5, key: "F# minor", camelot: "11A", moods: ["dark", "cold"], description: "Made at night.", listing: { state: "draft", handle: null } })
    expect(recording.analysis?.bpm).not.toBe(141.5) // the machine's word stays beside
    await setPrices(producer, id, {})
    expect(await refusalOf(call(publishListing, { token, params: params() }))).toMatchObject({ status: 400, code: "no_tiers", words: expect.stringMatching(/at least one license tier/) })
    expect(await browse({ producer: producer.handle })).toEqual([])
  })

  it.each<[string, Partial<Record<keyof Facts, unknown>>, RegExp]>([
    ["an empty title", { title: "  " }, /title/], ["a title as long as a page", { title: "x".repeat(121) }, /title/], ["a genre nobody knows", { genre: "noise-core" }, /genre/],
    ["no tempo", { bpm: 0 }, /bpm/], ["a tempo that is text", { bpm: "fast" }, /bpm/], ["a key that does not exist", { key: "H minor" }, /key/], ["seven moods", { moods: ["a", "b", "c", "d", "e", "f", "g"] }, /moods/],
  ])("takes no facts with %s", async (_what, change, words) => {
    const refused = await refusalOf(call(confirmFacts, { token, params: params(), body: { ...facts(), ...change } as Facts }))
    expect(refused.status).toBe(400)
    expect(refused.words).toMatch(words)
  })

  it("has tiers with what each permits and delivers, and says what a blocked one needs", async () => {
    const { plan } = await call(readPlan, { token, params: params() })
    expect(plan.tiers.map(({ type }) => type)).toEqual(expect.arrayContaining(["mp3", "wav", "premium", "unlimited"]))
    for (const { type, delivers, summary, blocked_by } of plan.tiers) {
      expect(summary.length, type).toBeGreaterThan(10)
      expect(delivers.length, type).toBeGreaterThan(0)
      if (delivers.includes("stems")) expect(blocked_by, type).toMatch(/stems/)
      else expect(blocked_by, type).toBeNull()
    }
  })

  it.each<[string, { type: string; amount: string; currency: string }, RegExp]>([
    ["below what can be charged", { type: "mp3", amount: "49", currency: "usd" }, /price of MP3 must be 0 \(free\), or from 50/], ["beyond what can be charged", { type: "mp3", amount: "100000000", currency: "usd" }, /price of MP3 must be/],
    ["below zero", { type: "mp3", amount: "-500", currency: "usd" }, /price of MP3/], ["in another currency", { type: "mp3", amount: "2000", currency: "eur" }, /sells in USD/], ["of a license that is not there", { type: "gold", amount: "2000", currency: "usd" }, /no license type "gold"/],
  ])("takes no price %s", async (_what, { type, ...price }, words) => {
    const before = await call(readPlan, { token, params: params() })
    const refused = await refusalOf(call(savePlan, { token, params: params(), body: { tiers: [{ type, price, enabled: true }] } }))
    expect(refused.status).toBe(400)
    expect(refused.words).toMatch(words)
    expect(await call(readPlan, { token, params: params() })).toEqual(before)
  })

  it("is in the shop once it is published, as confirmed and priced, without the tiers that are blocked", async () => {
    await setPrices(producer, id, { mp3: 2_500, wav: 4_000, premium: 9_000 })
    const title = unique("On sale")
    await call(confirmFacts, { token, params: params(), body: facts({ title }) })
    const { listing } = await publish(producer, id)
    expect(listing).toMatchObject({ state: "published", handle: expect.stringMatching(/^on-sale-/) })
    const beat = await onSale(listing.handle ?? "")
    expect(beat).toMatchObject({ title, genre: "drill", bpm: 141.5, key: "F# minor", camelot: "11A", relative_key: "A major", moods: ["dark", "cold"], description: "Made at night.", duration_ms: GOOD_SECONDS * 1_000, from_price: { amount: "2500", currency: "usd" }, producer: { handle: producer.handle, name: producer.shop }, featured: false })
    expect(beat.tiers.map(({ type, price, delivers }) => [type, price.amount, delivers])).toEqual([["mp3", "2500", ["mp3"]], ["wav", "4000", ["mp3", "wav"]]])
    expect(beat.peaks.length).toBeGreaterThan(100)
    expect((await fetch(beat.preview_url)).status).toBe(200)
    const [card] = await browse({ producer: producer.handle })
    expect(beat).toMatchObject({ ...card })
    const newest = await browse({ limit: 10 })
    expect(newest.map((each) => each.title)).toContain(title)
    expect(newest.map(({ published_at }) => published_at)).toEqual(newest.map(({ published_at }) => published_at).sort().reverse())
    expect((await call(readProducer, { params: { handle: producer.handle } })).producer).toMatchObject({ name: producer.shop, beats: 1 })
  })

  it("shows other facts at once and other prices within seconds, under the same address", async () => {
    const { handle } = (await publish(producer, id)).listing
    const first = await onSale(handle ?? "")
    await call(confirmFacts, { token, params: params(), body: facts({ title: "Renamed", bpm: 150 }) })
    expect(await onSale(handle ?? "")).toMatchObject({ id: first.id, title: "Renamed", bpm: 150, published_at: first.published_at })
    await setPrices(producer, id, { mp3: 1_900, wav: 3_900 })
    await until("the new prices", async () => (await onSale(handle ?? "")).tiers.map(({ price }) => price.amount).join() === "1900,3900", { seconds: 10 })
    await setPrices(producer, id, { wav: 3_500 })
    await until("the MP3 tier to leave", async () => (await onSale(handle ?? "")).tiers.map(({ type, price }) => type + price.amount).join() === "wav3500", { seconds: 10 })
    expect((await browse({ producer: producer.handle }))[0]?.from_price.amount).toBe("3500")
    await setPrices(producer, id, { mp3: 2_100, wav: 3_500 })
    await until("the MP3 tier to come back", async () => (await onSale(handle ?? "")).tiers.map(({ type, price }) => type + price.amount).join() === "mp32100,wav3500", { seconds: 10 })
    expect((await onSale(handle ?? "")).tiers.map(({ variant_id }) => variant_id)).toEqual(first.tiers.map(({ variant_id }) => variant_id))
  })

  it("leaves the shop when its last tier is switched off, and comes back with one", async () => {
    const { handle } = (await publish(producer, id)).listing
    await setPrices(producer, id, {})
    await until("the beat to leave", async () => (await browse({ producer: producer.handle })).length === 0, { seconds: 15 })
    expect((await refusalOf(onSale(handle ?? ""))).status).toBe(404)
    await setPrices(producer, id, { mp3: 2_000 })
    expect((await publish(producer, id)).listing).toEqual({ state: "published", handle })
    expect((await onSale(handle ?? "")).tiers.map(({ type }) => type)).toEqual(["mp3"])
  })

  it.each(["夜の夢 🎧", "New & \"old\" / <b>"])("called “%s” has an address of its own, also when another has the name, and when it is published twice at once", async (title) => {
    const other = await aProducer({ onboarded: false })
    const handles: (string | null | undefined)[] = []
    for (let twin = 0; twin < 2; twin++) {
      const beat = await aBeat(other, files.good, { title }, { mp3: 2_000 })
      const [first, second] = await Promise.all([publish(other, beat), publish(other, beat)])
      expect(first.listing).toEqual(second.listing)
      handles.push(first.listing.handle)
    }
    expect(new Set(handles).size).toBe(2)
    for (const handle of handles) expect((await onSale(handle ?? "")).title).toBe(title)
    expect(await browse({ producer: other.handle })).toHaveLength(2)
  })

  it("is withdrawn and published again by its producer, and never deleted once it was on sale", async () => {
    const { handle } = (await publish(producer, id)).listing
    const { recording } = await call(withdrawListing, { token, params: params() })
    expect(recording.listing).toEqual({ state: "withdrawn", handle })
    expect(await refusalOf(onSale(handle ?? ""))).toMatchObject({ status: 404, words: expect.stringMatching(/withdrawn/) })
    expect(await browse({ producer: producer.handle })).toEqual([])
    expect(await refusalOf(call(withdrawListing, { token, params: params() }))).toMatchObject({ status: 400, code: "not_published" })
    expect((await publish(producer, id)).listing).toEqual({ state: "published", handle })
    expect(await browse({ producer: producer.handle })).toHaveLength(1)
  })
})

describe("browsing", () => {
  let producer: Producer
  const word = unique("Zither")
  const beats: (Facts & { mp3: number })[] = [
    { title: `${word} 100% Alpha`, genre: "house", bpm: 122, key: "C minor", moods: [], description: "", mp3: 3_000 },
    { title: `${word} Beta`, genre: "boom-bap", bpm: 90, key: "D major", moods: [], description: `Named ${word} for the strings`, mp3: 1_000 },
    { title: `${word} Gamma`, genre: "house", bpm: 126, key: "D major", moods: [], description: "", mp3: 2_000 },
  ]
  const [alpha, beta, gamma] = beats.map(({ title }) => title)
  beforeAll(async () => {
    producer = await aProducer({ onboarded: false })
    for (const { mp3, ...facts } of beats) await publish(producer, await aBeat(producer, files.good, facts, { mp3, wav: mp3 + 2_000 }))
  })
  const mine = (query: BeatQuery) => titles({ producer: producer.handle, ...query })

  it.each<[string, BeatQuery, () => unknown[]]>([
    ["a genre", { genre: "house" }, () => [gamma, alpha]], ["a key", { key: "D major" }, () => [gamma, beta]], ["a genre and a key", { genre: "house", key: "D major" }, () => [gamma]],
    ["a lowest tempo", { bpm_min: 122 }, () => [gamma, alpha]], ["a highest tempo", { bpm_max: 122 }, () => [beta, alpha]], ["a range of tempos", { bpm_min: 100, bpm_max: 125 }, () => [alpha]],
    ["a highest price of the cheapest tier", { price_max: 2_000 }, () => [gamma, beta]], ["a word of a title", { q: "gamma" }, () => [gamma]], ["a word of a description", { q: "strings" }, () => [beta]],
    ["a word with a wildcard in it, literally", { q: "100%" }, () => [alpha]], ["a wildcard alone", { q: "_" }, () => []], ["nothing that is there", { q: unique("nothing") }, () => []],
    ["newest", { sort: "newest" }, () => [gamma, beta, alpha]], ["lowest price", { sort: "price" }, () => [beta, gamma, alpha]], ["highest price", { sort: "-price" }, () => [alpha, gamma, beta]],
    ["slowest", { sort: "bpm" }, () => [beta, alpha, gamma]], ["fastest", { sort: "-bpm" }, () => [gamma, alpha, beta]], ["title", { sort: "title" }, () => [alpha, beta, gamma]],
  ])("finds and sorts by %s", async (_by, query, expected) => {
    const found = await mine(query)
    expect(query.sort ? found : [...found].sort()).toEqual(query.sort ? expected() : [...expected()].sort())
  })

  it("finds over all producers by a word, and by the name of a shop", async () => {
    expect((await titles({ q: word })).sort()).toEqual([alpha, beta, gamma])
    expect((await titles({ q: producer.shop })).sort()).toEqual([alpha, beta, gamma])
    expect(await titles({ q: word, producer: "somebody-else" })).toEqual([])
  })

  it("counts all and shows pages that do not overlap", async () => {
    const page = (offset: number) => call(listBeats, { query: { producer: producer.handle, sort: "title", limit: 2, offset } })
    const [first, second] = [await page(0), await page(2)]
    expect([first.count, first.offset, first.limit, second.count, second.offset]).toEqual([3, 0, 2, 3, 2])
    expect([...first.beats, ...second.beats].map(({ title }) => title)).toEqual([alpha, beta, gamma])
    expect((await page(4)).beats).toEqual([])
  })

  it("shows featured beats alone when asked, and all when not", async () => {
    const token = await operatorToken()
    const { listings } = await call(listListings, { token })
    const params = { id: listings.find(({ title }) => title === beta)?.id ?? "" }
    await call(moderateListing, { token, params, body: { featured: true } })
    expect(await mine({ featured: true })).toEqual([beta])
    expect(await mine({ featured: false })).toHaveLength(3)
    await call(moderateListing, { token, params, body: { featured: false } })
    expect(await mine({ featured: true })).toEqual([])
  })

  it.each<[string, Record<string, unknown>]>([["genre", { genre: "noise-core" }], ["key", { key: "H" }], ["bpm_min", { bpm_min: "fast" }], ["sort", { sort: "random" }], ["limit", { limit: 101 }], ["offset", { offset: -1 }]])("refuses a wrong %s by name", async (name, query) => {
    const refused = await refusalOf(call(listBeats, { query: query as BeatQuery }))
    expect(refused.status).toBe(400)
    expect(refused.words).toContain(name)
  })
})

describe("a suspended shop", () => {
  it("is out of the shop with all its beats, may not upload, and is back when it may sell again", async () => {
    const producer = await aProducer({ onboarded: false })
    const token = await operatorToken()
    const id = await aBeat(producer, files.good, { title: unique("Banned") }, { mp3: 2_000 })
    const handle = (await publish(producer, id)).listing.handle ?? ""
    const cart = await aCart()
    await put(cart, await onSale(handle), "mp3")
    const state = (to: "active" | "suspended") => call(suspendSeller, { token, params: { id: producer.sellerId }, body: { state: to } })
    expect((await state("suspended")).seller).toMatchObject({ id: producer.sellerId, state: "suspended", listings: 1 })
    expect(await browse({ producer: producer.handle })).toEqual([])
    expect((await refusalOf(onSale(handle))).status).toBe(404)
    expect((await cartOf(cart)).lines.map(({ available }) => available)).toEqual([false])
    expect((await refusalOf(call(readProducer, { params: { handle: producer.handle } }))).status).toBe(404)
    const refused = await refusalOf(call(readSeller, { token: producer.sellerToken }))
    expect(refused).toMatchObject({ status: 400, code: "suspended", words: expect.stringMatching(/suspended.*operator/) })
    await expect(upload(producer, files.good)).rejects.toThrow(/400/)
    expect((await refusalOf(call(savePlan, { token: producer.sellerToken, params: { id }, body: { tiers: [{ type: "mp3", price: { amount: "9000", currency: "usd" }, enabled: true }] } }))).status).toBe(400)
    await state("active")
    expect((await onSale(handle)).tiers[0]?.price.amount).toBe("2000")
    expect((await cartOf(cart)).lines.map(({ available }) => available)).toEqual([true])
  })
})

describe("a cover", () => {
  let producer: Producer
  let id: string
  beforeAll(async () => {
    producer = await aProducer({ onboarded: false })
    id = await aBeat(producer, files.good, { title: unique("Covered") }, { mp3: 2_000 })
  })
  const cover = (bytes: Buffer, type?: string) => pictureTo(`/sellers/recordings/${id}/artwork`, producer, bytes, type)
  const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#c33" } })
  const read = async () => (await call(readRecording, { token: producer.sellerToken, params: { id } })).recording

  it.each<[string, "png" | "jpeg" | "webp"]>([["a PNG", "png"], ["a JPEG", "jpeg"], ["a WebP", "webp"]])("of %s becomes a square JPEG made anew, that says nothing of where it was taken", async (_name, format) => {
    const picture = await plain(800, 500).withExif({ IFD0: { Copyright: "SECRET PLACE" } }).toFormat(format).toBuffer()
    expect(picture.includes("SECRET PLACE")).toBe(true)
    expect((await cover(picture, `image/${format}`)).status).toBe(200)
    const stored = await fetched((await read()).artwork_url ?? "")
    expect(await sharp(stored).metadata()).toMatchObject({ format: "jpeg", width: 1_500, height: 1_500 })
    expect(stored.includes("SECRET PLACE")).toBe(false)
  })

  it.each<[string, () => Promise<Buffer>, string]>([
    ["a text", () => Promise.resolve(Buffer.from("not a picture")), "not_a_picture"], ["nothing", () => Promise.resolve(Buffer.alloc(0)), "not_a_picture"],
    ["a drawing with code in it", () => Promise.resolve(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>`)), "not_a_picture"],
    ["half a picture", async () => (await plain(900, 900).png().toBuffer()).subarray(0, 600), "not_a_picture"], ["a small file that unpacks to 81 million pixels", () => plain(9_000, 9_000).png({ compressionLevel: 9 }).toBuffer(), "not_a_picture"],
    ["nine megabytes", () => Promise.resolve(Buffer.alloc(9_000_000, "x")), "too_large"],
  ])("is not %s, and the one before stays", async (_what, make, code) => {
    const before = (await read()).artwork_url
    expect(await cover(await make())).toMatchObject({ status: 400, body: { code } })
    expect((await read()).artwork_url).toBe(before)
  })

  it("whose line breaks changes nothing, and the shop stands", async () => {
    const { hostname, port } = new URL(ready.backend)
    const line = request({ hostname, port, path: `/sellers/recordings/${id}/artwork`, method: "POST", headers: { authorization: `Bearer ${producer.sellerToken}`, "content-type": "image/png", "content-length": "1000000" } })
    line.on("error", () => undefined)
    await new Promise((resolve) => { line.write(Buffer.alloc(100_000), resolve) })
    line.destroy()
    await sleep(500)
    expect((await read()).artwork_url).toBeTruthy()
  })

  it("is in the shop at once, and another one takes its place", async () => {
    const handle = (await publish(producer, id)).listing.handle ?? ""
    const first = (await onSale(handle)).artwork_url ?? ""
    await cover(await plain(700, 700).png().toBuffer())
    const second = (await onSale(handle)).artwork_url ?? ""
    expect(second).not.toBe(first)
    expect((await fetch(second)).status).toBe(200)
  })

  it("of a shop is a square of 600, or refused alike", async () => {
    const { status } = await pictureTo("/sellers/me/avatar", producer, await plain(64, 128).png().toBuffer())
    expect(status).toBe(200)
    const { avatar_url } = (await call(readProducer, { params: { handle: producer.handle } })).producer
    expect(await sharp(await fetched(avatar_url ?? "")).metadata()).toMatchObject({ format: "jpeg", width: 600, height: 600 })
    expect(await pictureTo("/sellers/me/avatar", producer, Buffer.from("no"))).toMatchObject({ status: 400, body: { code: "not_a_picture" } })
  })
})
