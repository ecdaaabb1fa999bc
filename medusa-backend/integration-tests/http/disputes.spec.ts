import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { licenseLinks, listDisputes, listLicenses, readBalance, readBeat, readDispute, sendEvidence } from "@max-booster/api-contract"
import { beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { query } from "../support/database"
import { fetched, textOf } from "../support/files"
import { call } from "../support/http"
import { aPerson, aProducer, operatorToken, type Person, type Producer } from "../support/people"
import { buy, licensesOf } from "../support/shopping"
import { dispute, stripe } from "../support/stripe"
import { until } from "../support/until"
import { aBeatOnSale } from "../support/upload"

let operator = ""
let buyer: Person
let files: HostileFiles
let folder = ""
beforeAll(async () => {
  [operator, buyer, files, folder] = await Promise.all([operatorToken(), aPerson("Doubting Buyer"), makeHostileFiles(), mkdtemp(join(tmpdir(), "evidence-"))])
  return () => Promise.all([files.remove(), rm(folder, { recursive: true, force: true })])
})

const words = (work: Promise<unknown>) => work.then(() => "taken", (error: Error) => error.message)
const balanceOf = async ({ sellerToken }: Producer) => (await call(readBalance, { token: sellerToken })).balance
const onAccount = async (account: string, reference: string) => (await query<{ sum: string }>("select coalesce(sum(e.amount), 0)::text as sum from ledger_entry e join posting_set s on s.id = e.posting_set_id where e.account = $1 and (s.reference = $2 or s.reference in (select id from refund_order where requested_by = $2))", [account, reference]))[0]?.sum

/** The words of a PDF that was uploaded to Stripe. */
async function wordsOfFile(id: string): Promise<string> {
  const { url } = await stripe.files.retrieve(id)
  return textOf(await fetched(url ?? ""), join(folder, `${id}.pdf`))
}

/** A sale of 40.00 whose buyer's bank takes the money back. */
async function aDispute(name: string) {
  const producer = await aProducer({ name })
  const { handle } = await aBeatOnSale(producer, files.good, { mp3: 4_000 })
  const { beat } = await call(readBeat, { params: { handle } })
  const { orderId } = await buy(buyer, [[beat, "mp3"]])
  const [license] = await licensesOf(buyer, orderId, 1)
  const { files: links } = await call(licenseLinks, { token: buyer.token, params: { id: license?.id ?? "" } })
  for (const { url } of links) await (await fetch(url)).arrayBuffer()
  await until("the share", async () => (await balanceOf(producer)).transferred.amount === "3600")
  const [plan] = await query<{ charge_id: string }>("select charge_id from charge_plan where order_id = $1", [orderId])
  const id = await dispute("", { charge: plan?.charge_id, reason: "fraudulent" })
  await until("the dispute in the shop", async () => (await call(listDisputes, { token: operator })).disputes.some((each) => each.id === id && each.order_id === orderId), { seconds: 60 })
  return { producer, orderId, id, license }
}

describe("a dispute", () => {
  it("holds the money, is answered with what was accepted, delivered and mailed, and won: everything is as before", async () => {
    const { producer, orderId, id, license } = await aDispute("Winning Producer")
    await until("the money to be held", async () => (await onAccount("dispute", id)) === "4000", { seconds: 60 })
    const { dispute: seen, evidence, exhibits } = await call(readDispute, { token: operator, params: { id } })
    expect(seen).toMatchObject({ status: "needs_response", reason: "fraudulent", amount: { amount: "4000" } })
    expect(evidence).toMatchObject({ customer_name: buyer.legal.name, customer_email_address: buyer.email })
    expect(evidence.uncategorized_text).toContain(license?.number)
    expect(evidence.uncategorized_text).toContain(license?.pdf_sha256)
    expect(evidence.uncategorized_text).toContain(`typed the name "${buyer.legal.name}"`)
    expect(evidence.uncategorized_text).toMatch(/licenses-ready to /)
    expect(exhibits).toEqual([expect.stringContaining(license?.number ?? ""), expect.stringContaining("invoice")])
    expect(evidence.access_activity_log).toMatch(new RegExp(`${license?.number}  mp3  from `))
    await call(sendEvidence, { token: operator, params: { id }, body: { note: "winning_evidence" } })
    const sent = (await stripe.disputes.retrieve(id)).evidence
    expect(sent.uncategorized_text).toContain("winning_evidence")
    const [contracts, invoice] = await Promise.all([sent.customer_signature, sent.receipt].map((file) => wordsOfFile(String(file))))
    expect(contracts).toContain(license?.number)
    expect(contracts).toContain(buyer.legal.name)
    expect(invoice).toContain("INV-")
    expect(await words(call(sendEvidence, { token: operator, params: { id }, body: { note: "" } }))).toContain("already")
    await until("the money to be back", async () => (await onAccount("dispute", id)) === "0", { seconds: 60 })
    expect((await call(readDispute, { token: operator, params: { id } })).dispute.status).toBe("won")
    expect(await balanceOf(producer)).toMatchObject({ earned: { amount: "3600" }, transferred: { amount: "3600" } })
    expect((await call(listLicenses, { token: buyer.token, query: { order_id: orderId } })).licenses[0]?.state).toBe("valid")
  })

  it("that is lost takes fee and share back, ends the license, and costs the platform what Stripe takes", async () => {
    const { producer, orderId, id } = await aDispute("Losing Producer")
    await dispute(`/${id}/decide`, { outcome: "lost" })
    await until("the license to end", async () => (await call(listLicenses, { token: buyer.token, query: { order_id: orderId } })).licenses[0]?.state === "revoked", { seconds: 60 })
    await until("the share to be back", async () => (await balanceOf(producer)).transferred.amount === "0", { seconds: 60 })
    expect(await balanceOf(producer)).toMatchObject({ earned: { amount: "0" }, pending: { amount: "0" }, owed: { amount: "0" } })
    expect([await onAccount("buyer_clearing", id), await onAccount("dispute", id), await onAccount("platform_fee", id), await onAccount("stripe_fee", id)]).toEqual(["-4000", "0", "1900", "-1500"])
    expect((await query<{ sum: string }>("select coalesce(sum(amount), 0)::text as sum from ledger_entry"))[0]?.sum).toBe("0")
    expect(await words(call(listDisputes, { token: producer.sellerToken }))).toMatch(/401/)
  })
})
