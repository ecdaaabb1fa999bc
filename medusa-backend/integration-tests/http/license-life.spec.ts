import { join } from "node:path"
import { askForFree, decideBreach, listAllLicenses, listBeats, listSoldLicenses, moderateListing, readBeat, readOrderMoney, refundOrder, reportBreach, reportUsage, savePlan, suspendSeller, takeLicenseOffer, verifyLicense, type Beat, type LicenseView } from "@max-booster/api-contract"
import { expireLicenses } from "@max-booster/extension-api"
import { request } from "@max-booster/jobs"
import { beforeAll, describe, expect, it } from "vitest"
import { seedProducers } from "../../src/seed/catalog"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { ask, query } from "../support/database"
import { fetched, textOf } from "../support/files"
import { call, refusalOf } from "../support/http"
import { atTheOffer, contractUrl, daysBack, endsIn, held, licenseOf, offersOf, taken } from "../support/licenses"
import { mailsTo, mailTo } from "../support/mail"
import { aPerson, aProducer, operatorToken, type Person, type Producer } from "../support/people"
import { theSeedIsOver } from "../support/seeded"
import { aCart, buy, checkoutOf, licensesOf, press } from "../support/shopping"
import { stripe } from "../support/stripe"
import { until } from "../support/until"
import { aBeatOnSale } from "../support/upload"

let files: HostileFiles
let producer: Producer
let buyer: Person
let stranger: Person
let operator: string
let beat: Beat
let recordingId: string

beforeAll(async () => {
  [files, producer, buyer, stranger, operator] = await Promise.all([makeHostileFiles(), aProducer({ name: "Lena Licensor" }), aPerson("Lars Licensee"), aPerson("Some Body"), operatorToken()])
  const sale = await aBeatOnSale(producer, files.good, { mp3: 2_995, wav: 4_995 })
  recordingId = sale.recordingId
  beat = (await call(readBeat, { params: { handle: sale.handle } })).beat
  return () => files.remove()
})

/** A license of the beat, bought. */
async function bought(person: Person, type = "mp3"): Promise<LicenseView> {
  const { orderId } = await buy(person, [[beat, type]])
  const [license] = await licensesOf(person, orderId, 1)
  if (!license) throw new Error("no license")
  return license
}
/** A beat of the seed that has such a tier. */
const seededBeat = (type: string): Promise<Beat> => until(`a beat of the seed with a ${type} license`, async () => {
  const names: string[] = seedProducers.map(({ shopName }) => shopName)
  for (let offset = 0; ; offset += 100) { // other tests' beats may be many
    const { beats, count } = await call(listBeats, { query: { limit: 100, offset } })
    for (const { handle } of beats.filter(({ producer: { name } }) => names.includes(name))) {
      const { beat: found } = await call(readBeat, { params: { handle } })
      if (found.tiers.some((tier) => tier.type === type)) return found
    }
    if (offset + 100 >= count) return null
  }
}, { seconds: 100 })
const report = (person: Person, id: string, totals: Record<string, number>, as_of = new Date().toISOString().slice(0, 10)) => call(reportUsage, { token: person.token, params: { id }, body: { as_of, totals, note: "https://example.com/song" } })
const publicPage = async (id: string) => {
  const url = new URL((await licenseOf(buyer, id)).verify_url)
  return (await call(verifyLicense, { params: { number: url.pathname.split("/").at(-1) ?? "" }, query: { c: url.searchParams.get("c") ?? "" } })).license
}
const refunded = async (orderId: string) => {
  const { lines } = await call(readOrderMoney, { token: operator, params: { id: orderId } })
  await call(refundOrder, { token: operator, params: { id: orderId }, body: { lines: lines.map(({ sale_line_id }) => ({ sale_line_id })), license: "revoke", reason: "A secret word for the seller" } })
}
const stateOf = (id: string, state: string) => until(`license ${id} to be ${state}`, async () => (await licenseOf(buyer, id)).state === state, { seconds: 60 })

describe("the licenses of an account", () => {
  it("are found by beat, number and state, a page at a time, with those given to the proven address, and by nobody else", async () => {
    const owner = await aPerson("Gift Taker")
    await call(savePlan, { token: producer.sellerToken, params: { id: recordingId }, body: { tiers: [{ type: "free", enabled: true }, ...Object.entries({ mp3: "2995", wav: "4995" }).map(([type, amount]) => ({ type, enabled: true, price: { amount, currency: "usd" } }))] } })
    await until("the free tier", async () => (await call(readBeat, { params: { handle: beat.handle } })).beat.tiers.some(({ type }) => type === "free"))
    const license = await bought(owner)
    await call(askForFree, { params: { handle: beat.handle }, body: { name: "Gift Taker", email: owner.email, accept: true, may_write: false } })
    const all = await until("the gift in the account", async () => { const page = await held(owner); return page.count === 2 && page.licenses.every(({ state }) => state === "valid") && page })
    expect(all.licenses.map(({ type, given }) => [type, given])).toEqual([["free", true], ["mp3", false]])
    expect(all.licenses[0]).toMatchObject({ days_left: expect.any(Number) as number, upgrades_to: [] })
    expect((await held(owner, { q: license.number })).licenses.map(({ id }) => id)).toEqual([license.id])
    expect((await held(owner, { q: beat.title.toLowerCase(), limit: 1, offset: 1 })).licenses.map(({ type }) => type)).toEqual(["mp3"])
    expect((await held(owner, { q: "%" })).count).toBe(0)
    expect((await held(owner, { state: "revoked" })).count).toBe(0)
    expect((await held(stranger)).count).toBe(0)
    for (const work of [() => licenseOf(stranger, license.id), () => offersOf(stranger, license.id), () => report(stranger, license.id, { copies: 1 })]) expect((await refusalOf(work())).status).toBe(404)
  })
})

describe("use of a license", () => {
  it("is reported against its caps, corrected, near the cap answered with what a higher license costs, and seen by its producer and the operator alone", async () => {
    const license = await bought(buyer)
    const levelOf = async () => (await licenseOf(buyer, license.id)).usage.find(({ cap }) => cap === "audioStreams")
    await report(buyer, license.id, { audioStreams: 39_999, copies: 3 })
    expect(await levelOf()).toMatchObject({ used: 39_999, percent: 79, level: "fine" })
    expect((await report(buyer, license.id, { audioStreams: 40_000 })).usage[0]).toMatchObject({ percent: 80, level: "near" })
    expect(await offersOf(buyer, license.id)).toMatchObject({ upgrades: [{ type: "wav", list_price: { amount: "4995" }, credit: { amount: "2995" }, price: { amount: "2000" } }], renewal: null, no_renewal: expect.stringContaining("60 days before") as string })
    await report(buyer, license.id, { audioStreams: 50_000 })
    expect(await levelOf()).toMatchObject({ level: "reached" })
    await report(buyer, license.id, { audioStreams: 5_000 })
    const { usage, reports } = await licenseOf(buyer, license.id)
    expect([usage[0]?.used, usage[1]?.used, reports.length]).toEqual([5_000, 3, 4])
    expect((await refusalOf(report(buyer, license.id, { audioStreams: 1 }, "2999-01-01"))).words).toContain("not come yet")
    expect((await refusalOf(report(buyer, license.id, {}))).words).toContain("at least one")
    const { licenses: [seen], totals } = await call(listSoldLicenses, { token: producer.sellerToken, query: { q: license.number } })
    expect(totals).toEqual({ audioStreams: 5_000, copies: 3 })
    expect(seen).toMatchObject({ licensee: "Lars Licensee", reports: [{ totals: { audioStreams: 5_000 }, note: "https://example.com/song" }, {}, {}, {}] })
    expect((await call(listAllLicenses, { token: operator, query: { q: license.number } })).count).toBe(1)
    const other = await aProducer({ name: "Other Producer", onboarded: false })
    expect((await call(listSoldLicenses, { token: other.sellerToken, query: {} })).count).toBe(0)
    expect((await refusalOf(call(reportBreach, { token: other.sellerToken, params: { id: license.id }, body: { reason: "It is not my beat at all" } }))).status).toBe(404)
    await expect(query("delete from license_usage where license_id = $1", [license.id])).rejects.toThrow("kept as it was")
  })
})

describe("an upgrade", () => {
  it("costs the difference to all that was paid before, supersedes the old license and delivers in its place; given back, the old one holds again", async () => {
    await theSeedIsOver() // stems come last
    const withStems = await seededBeat("premium")
    const priceOf = (type: string) => Number(withStems.tiers.find((tier) => tier.type === type)?.price.amount)
    const { orderId: first } = await buy(buyer, [[withStems, "mp3"]])
    const [old] = await licensesOf(buyer, first, 1) as [LicenseView]
    await report(buyer, old.id, { audioStreams: 45_000 })
    const before = await contractUrl(buyer, old.id)
    const { license: wav } = await taken(buyer, old.id, "upgrade", "wav")
    expect(Number(wav.price.amount)).toBe(priceOf("wav") - priceOf("mp3"))
    const contract = (await textOf(await fetched(await contractUrl(buyer, wav.id)), join(files.folder, "upgrade.pdf"))).replace(/\s+/g, " ")
    for (const words of [`takes the place of license ${old.number}`, wav.number]) expect(contract).toContain(words)
    expect(await licenseOf(buyer, wav.id)).toMatchObject({ predecessor: { number: old.number, kind: "upgrade" }, usage: expect.arrayContaining([expect.objectContaining({ cap: "audioStreams", used: 45_000, level: "fine" })]) as unknown[] })
    expect(await licenseOf(buyer, old.id)).toMatchObject({ state: "superseded", successor: { number: wav.number }, upgrades_to: [] })
    expect(await publicPage(old.id)).toMatchObject({ state: "superseded", successor: wav.number })
    expect((await fetch(before)).status).toBe(403)
    expect((await refusalOf(call(takeLicenseOffer, { token: buyer.token, params: { id: old.id }, body: { cart_id: await aCart(), kind: "upgrade", type: "wav" } }))).words).toContain("upgraded already")
    const { license: premium, orderId } = await taken(buyer, wav.id, "upgrade", "premium")
    expect(Number(premium.price.amount)).toBe(priceOf("premium") - priceOf("wav"))
    await refunded(orderId)
    await stateOf(wav.id, "valid")
    expect(await licenseOf(buyer, premium.id)).toMatchObject({ state: "revoked", ended: { cause: "refund", words: null } })
    expect((await licenseOf(buyer, old.id)).state).toBe("superseded")
    expect((await licenseOf(buyer, wav.id)).history.map(({ kind }) => kind)).toEqual(["issued", "superseded", "reinstated"])
    await mailTo(buyer.email, `license of ${withStems.title} holds again`)
    expect((await offersOf(buyer, wav.id)).upgrades.find(({ type }) => type === "premium")?.price).toEqual(premium.price)
  })

  it("is had once: of two that are paid at once one stands, and the money of the other goes back whole", async () => {
    const old = await bought(buyer)
    const rivals = [await atTheOffer(buyer, old.id, "upgrade", "wav"), await atTheOffer(buyer, old.id, "upgrade", "wav")]
    await Promise.all(rivals.map(({ url }) => press(url)))
    const ends = await Promise.all(rivals.map(({ checkoutId }) => until(`checkout ${checkoutId}`, async () => { const checkout = await checkoutOf(buyer, checkoutId); return ["complete", "failed"].includes(checkout.state) && checkout }, { seconds: 90 })))
    expect(ends.map(({ state }) => state).sort()).toEqual(["complete", "failed"])
    const lost = ends.find(({ state }) => state === "failed")
    expect(lost?.message).toContain("All of your money goes back")
    const [plan] = await query<{ payment_intent: string }>("select payment_intent from charge_plan where id = $1", [lost?.id])
    expect((await stripe.refunds.list({ payment_intent: plan?.payment_intent ?? "" })).data.map(({ amount }) => amount)).toEqual([2_000])
    await stateOf(old.id, "superseded")
    expect(await query("select 1 from license_succession where license_id = $1 and undone_at is null", [old.id])).toHaveLength(1)
  })

  it("is not had once the license was ended meanwhile: the money goes back, and the words say why", async () => {
    const old = await bought(buyer)
    const { url, checkoutId } = await atTheOffer(buyer, old.id, "upgrade", "wav")
    await call(decideBreach, { token: operator, params: { id: old.id }, body: { action: "end", reason: "A stolen card was used to pay", confirmed: true } })
    await press(url)
    const end = await until("its end", async () => { const checkout = await checkoutOf(buyer, checkoutId); return checkout.state === "failed" && checkout }, { seconds: 60 })
    expect(end.message).toMatch(new RegExp(`${old.number}.*does not hold any more.*All of your money goes back`, "s"))
  })

  it("is refused in words while the beat is withdrawn or its shop suspended", async () => {
    const old = await bought(buyer)
    const [listing] = await query<{ id: string }>("select id from listing where recording_id = $1", [recordingId])
    const set = (state: "published" | "withdrawn") => call(moderateListing, { token: operator, params: { id: listing?.id ?? "" }, body: { state } })
    const suspend = (state: "active" | "suspended") => call(suspendSeller, { token: operator, params: { id: producer.sellerId }, body: { state } })
    const why = async () => { const { upgrades, no_upgrade } = await offersOf(buyer, old.id); return [upgrades.length, no_upgrade] }
    await set("withdrawn")
    try { expect(await why()).toEqual([0, expect.stringContaining("not on sale any more")]) } finally { await set("published") }
    await suspend("suspended")
    try { expect(await why()).toEqual([0, expect.stringContaining("closed at the moment")]) } finally { await suspend("active") }
    await query(`set session_replication_role = replica; update license set type = 'a-plugin-that-left' where id = '${old.id}'`)
    expect(await why()).toEqual([0, expect.stringContaining("not offered any more")])
  })
})

describe("the end of a license", () => {
  it("is reminded of once a stage, and renewed: the new one follows the day after, and the old one stays until then", async () => {
    const license = await bought(buyer)
    const mails = () => mailsTo(buyer.email, `Your license of ${beat.title}`)
    const told = async () => (await mails()).filter(({ text }) => text.includes(license.number)).length
    const runs = async () => { const before = await lastRun(); await ask(request(expireLicenses, {})); await until("the run", async () => (await lastRun()) > before, { seconds: 60 }) }
    const lastRun = async () => Number((await query<{ n: string }>("select count(*)::text as n from jobs.outbox where name = 'license.expire' and dispatched_at is not null"))[0]?.n)
    await endsIn(license.id, 6)
    await Promise.all([ask(request(expireLicenses, {})), ask(request(expireLicenses, {}))])
    await until("the reminder", async () => (await told()) === 1)
    await runs()
    await endsIn(license.id, 1)
    await runs()
    await until("the last reminder", async () => (await told()) === 2)
    expect((await licenseOf(buyer, license.id)).history.filter(({ kind }) => kind === "reminded")).toHaveLength(2)
    expect((await query("select 1 from license_event where license_id = $1 and kind = 'reminded' and data ->> 'stage' = '30'", [license.id]))).toEqual([])
    expect((await held(buyer, { news: "true" })).licenses.map(({ id }) => id)).toContain(license.id)
    const { license: renewal } = await taken(buyer, license.id, "renewal", "mp3")
    const [old, next] = [await licenseOf(buyer, license.id), await licenseOf(buyer, renewal.id)]
    expect(old).toMatchObject({ state: "valid", days_left: 1, renewable: false, successor: { number: renewal.number, kind: "renewal" } })
    expect(next.starts_on).toBe(new Date(Date.parse(old.ends_on ?? "") + 86_400_000).toISOString().slice(0, 10))
    expect(Number(next.ends_on?.slice(0, 4)) - Number(next.starts_on.slice(0, 4))).toBe(10)
    expect(JSON.stringify(next.clauses)).toContain(`follows license ${license.number}`)
    await endsIn(license.id, -1)
    await ask(request(expireLicenses, {}))
    await stateOf(license.id, "expired")
    expect(await told()).toBe(2)
  })

  it("comes by a mail when nobody has renewed it, which it can be afterwards", async () => {
    const license = await bought(buyer)
    await endsIn(license.id, -1)
    await ask(request(expireLicenses, {}))
    await stateOf(license.id, "expired")
    await until("the mail", async () => (await mailsTo(buyer.email, "has ended")).some(({ text }) => text.includes(license.number)))
    expect(await licenseOf(buyer, license.id)).toMatchObject({ renewable: true, upgrades_to: [] })
    const { license: renewal } = await taken(buyer, license.id, "renewal", "mp3")
    expect((await licenseOf(buyer, renewal.id)).starts_on).toBe(new Date().toISOString().slice(0, 10))
  })
})

describe("a breach", () => {
  it("is asked for by the producer, noticed by the operator, and ends the license after thirty days, with its reason for the licensee alone", async () => {
    const license = await bought(buyer)
    const decide = (action: "notice" | "remedy" | "decline" | "end", reason = "Registered the song with Content ID") => call(decideBreach, { token: operator, params: { id: license.id }, body: { action, reason } })
    const { license: asked } = await call(reportBreach, { token: producer.sellerToken, params: { id: license.id }, body: { reason: "He claims my beat in videos of others" } })
    expect(asked.breach).toMatchObject({ state: "reported" })
    expect(await licenseOf(buyer, license.id)).toMatchObject({ breach: null, history: [{ kind: "issued" }] })
    expect((await call(listAllLicenses, { token: operator, query: { attention: "true", q: license.number } })).count).toBe(1)
    expect((await refusalOf(decide("end"))).words).toContain("Give notice first")
    await decide("notice")
    expect((await mailTo(buyer.email, "Notice: your license")).text).toContain("Registered the song with Content ID")
    expect((await refusalOf(decide("end"))).words).toContain("to put it right")
    await decide("remedy", "The claim was taken back")
    await decide("notice", "Registered it again")
    await daysBack(license.id, 31)
    const link = await contractUrl(buyer, license.id)
    await decide("end", "Registered it again, and did not answer")
    expect(await licenseOf(buyer, license.id)).toMatchObject({ state: "revoked", ended: { cause: "breach", words: "Registered it again, and did not answer" } })
    await until("the mail", async () => (await mailsTo(buyer.email, "was ended")).some(({ text }) => text.includes(license.number) && text.includes("did not answer")))
    expect((await mailTo(producer.email, `License ${license.number}`)).text).toContain(license.number)
    const page = await publicPage(license.id)
    expect(page.state).toBe("revoked")
    expect(JSON.stringify(page)).not.toContain("Content ID")
    expect((await fetch(link)).status).toBe(403)
    await expect(query("update license_event set words = '' where license_id = $1", [license.id])).rejects.toThrow("kept as it was")
  })
})
