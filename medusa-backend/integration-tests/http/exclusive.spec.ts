import { execFile } from "node:child_process"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { licenseLinks, listLicenses, readBeat, type Beat } from "@max-booster/api-contract"
import { beforeAll, describe, expect, it } from "vitest"
import { GOOD_SECONDS, makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { aPulse, wavOf } from "../fixtures/wav"
import { query } from "../support/database"
import { call } from "../support/http"
import { aPerson, aProducer, type Person, type Producer } from "../support/people"
import { aCart, agreement, begin, buy, checkoutOf, licensesOf, press, put } from "../support/shopping"
import { stripe } from "../support/stripe"
import { comparedToday } from "../support/reconciliation"
import { until } from "../support/until"
import { aBeatOnSale } from "../support/upload"
import { zipOf } from "../support/zip"
import { readRecording, savePlan } from "@max-booster/api-contract"
import { upload } from "../support/upload"

let files: HostileFiles
let producer: Producer
beforeAll(async () => {
  [files, producer] = await Promise.all([makeHostileFiles(), aProducer({ name: "Exclusive Producer" })])
  return () => files.remove()
})

/** A beat that can be leased, or bought by one buyer alone. */
const aContestedBeat = async (): Promise<Beat> => contest(await aBeatOnSale(producer, files.good, { mp3: 2_995 }))

/** Puts the exclusive license of a beat on offer. */
async function contest({ handle, recordingId }: { handle: string; recordingId: string }): Promise<Beat> {
  const path = join(files.folder, `${handle}.zip`)
  await writeFile(path, zipOf({ "Kick.wav": wavOf(GOOD_SECONDS, aPulse) }))
  await upload(producer, { path, name: "stems.zip", mimeType: "application/zip" }, { metadata: { kind: "stems", recording_id: recordingId } })
  const token = producer.sellerToken
  await until("the stems", async () => (await call(readRecording, { token, params: { id: recordingId } })).recording.stems.state === "ready", { seconds: 60 })
  const usd = (amount: string) => ({ amount, currency: "usd" })
  await call(savePlan, { token, params: { id: recordingId }, body: { tiers: [{ type: "mp3", price: usd("2995"), enabled: true }, { type: "exclusive", price: usd("90000"), enabled: true }] } })
  return until("the tier in the shop", async () => {
    const { beat } = await call(readBeat, { params: { handle } })
    return beat.tiers.some(({ type }) => type === "exclusive") && beat
  })
}

/** Stands before the payment page with a tier of a beat. */
async function atThePayment(buyer: Person, beat: Beat, type: string): Promise<{ buyer: Person; checkoutId: string; url: string; type: string }> {
  const cartId = await aCart()
  await put(cartId, beat, type)
  const { checkout_id: checkoutId, url } = await begin(buyer, cartId, await agreement(buyer, cartId))
  return { buyer, checkoutId, url, type }
}

/** Waits until a checkout has ended. @returns how, with the buyer's message */
const ended = ({ buyer, checkoutId }: { buyer: Person; checkoutId: string }) => until(`checkout ${checkoutId}`, async () => {
  const checkout = await checkoutOf(buyer, checkoutId)
  return ["complete", "failed", "expired"].includes(checkout.state) && checkout
}, { seconds: 240, everyMs: 3_000 })

const intentOf = async (planId: string) => {
  const [plan] = await query<{ payment_intent: string; capture: string }>("select payment_intent, capture from charge_plan where id = $1", [planId])
  return { ...(await stripe.paymentIntents.retrieve(plan?.payment_intent ?? "")), capture: plan?.capture }
}

/** So many buyers, signed up a few at a time. */
async function buyers(count: number): Promise<Person[]> {
  const people: Person[] = []
  while (people.length < count) people.push(...(await Promise.all(Array.from({ length: Math.min(5, count - people.length) }, (_, n) => aPerson(`Rival ${people.length + n}`)))))
  return people
}

describe("a beat that can be sold exclusively", () => {
  it("is paid by one of fifty buyers at once; the others hear why, and are never charged", async () => {
    const beat = await aContestedBeat()
    const rivals = []
    for (const buyer of await buyers(50)) rivals.push(await atThePayment(buyer, beat, "exclusive"))
    await Promise.all(rivals.map(({ url }) => press(url)))
    const ends = await Promise.all(rivals.map(ended))
    expect(ends.filter(({ state }) => state === "complete")).toHaveLength(1)
    const losers = ends.filter(({ state }) => state === "failed")
    expect(losers).toHaveLength(49)
    for (const { message } of losers) expect(message).toMatch(/sold exclusively to somebody else.*Your card was not charged/s)
    const intents = []
    for (const { id } of ends) intents.push(await intentOf(id))
    expect(intents.map(({ capture }) => capture)).toEqual(intents.map(() => "manual"))
    expect(intents.filter(({ status }) => status === "canceled")).toHaveLength(49)
    expect(intents.reduce((sum, { amount_received }) => sum + amount_received, 0)).toBe(90_000)
    const refunds = await Promise.all(intents.map(({ id }) => stripe.refunds.list({ payment_intent: id })))
    expect(refunds.flatMap(({ data }) => data)).toEqual([])
    await until("the beat to leave the shop", () => call(readBeat, { params: { handle: beat.handle } }).then(() => false, (error: Error) => error.message.includes("404")))
  }, 480_000)

  it("is leased until it is sold: each lease that was completed stands in the exclusive's contract, and none comes after", async () => {
    const beat = await aContestedBeat()
    const [first, ...others] = await buyers(9)
    const early = await buy(first as Person, [[beat, "mp3"]])
    const exclusive = await atThePayment(first as Person, beat, "exclusive")
    const leases = []
    for (const buyer of others) leases.push(await atThePayment(buyer, beat, "mp3"))
    expect(await query("select distinct capture from charge_plan where id = any($1)", [leases.map(({ checkoutId }) => checkoutId)])).toEqual([{ capture: "manual" }])
    await Promise.all([...leases, exclusive].map(({ url }) => press(url)))
    const ends = await Promise.all(leases.map(ended))
    const sold = await ended(exclusive)
    expect(sold.state).toBe("complete")
    const completed = ends.filter(({ state }) => state === "complete")
    for (const { state } of ends) expect(["complete", "failed"]).toContain(state)
    const [license] = await licensesOf(first as Person, sold.order_id ?? "", 1)
    const { files: delivered } = await call(licenseLinks, { token: (first as Person).token, params: { id: license?.id ?? "" } })
    const pdf = join(files.folder, "exclusive.pdf")
    await writeFile(pdf, Buffer.from(await (await fetch(delivered.find(({ kind }) => kind === "contract")?.url ?? "")).arrayBuffer()))
    const { stdout } = await promisify(execFile)("pdftotext", ["-layout", pdf, "-"])
    const named = [...stdout.matchAll(/MP3 license, order #(\d+)/g)].map(([, number]) => Number(number)).sort((a, b) => a - b)
    const orders = await query<{ order_number: number }>("select order_number from sale where order_id = any($1) order by order_number", [[early.orderId, ...completed.map(({ order_id }) => order_id)]])
    expect(named).toEqual(orders.map(({ order_number }) => order_number))
    for (const { id, state } of ends) expect((await intentOf(id)).status).toBe(state === "complete" ? "succeeded" : "canceled")
    expect((await call(listLicenses, { token: (first as Person).token, query: {} })).licenses.map(({ type }) => type).sort()).toEqual(["exclusive", "mp3"])
  }, 300_000)

  it("may have a lease at the till from before: paid after the beat was sold, its money goes back whole, and ledger and Stripe agree", async () => {
    const [late, owner] = await buyers(2) as [Person, Person]
    const sale = await aBeatOnSale(producer, files.good, { mp3: 2_995 })
    const lease = await atThePayment(late, (await call(readBeat, { params: { handle: sale.handle } })).beat, "mp3")
    await buy(owner, [[await contest(sale), "exclusive"]])
    await press(lease.url)
    const { state, message } = await ended(lease)
    expect([state, message]).toEqual(["failed", expect.stringContaining("All of your money goes back")])
    const { id, status, amount_received, capture } = await intentOf(lease.checkoutId)
    expect([status, amount_received, capture]).toEqual(["succeeded", 2_995, "automatic"])
    const { data: [refund, ...more] } = await stripe.refunds.list({ payment_intent: id })
    expect([refund?.amount, more]).toEqual([2_995, []])
    const charge = await stripe.charges.retrieve(String(refund?.charge), { expand: ["transfer"] })
    expect(charge.transfer).toMatchObject({ amount: 2_995, amount_reversed: 2_995 })
    await until("Stripe's fee in the ledger", async () => (await query("select 1 from posting_set where key = $1", [`stripe_fee:${charge.id}`])).length === 1, { seconds: 60 })
    const { differences } = await comparedToday()
    expect(differences.filter(({ object }) => object.includes(charge.id) || object === refund?.id)).toEqual([])
  }, 240_000)
})
