import { createPublicKey, verify, type JsonWebKey } from "node:crypto"
import { licenseKeys, licenseLinks, readBeat, readLicense, verifyFile, verifyLicense, type Beat, type LicenseView } from "@max-booster/api-contract"
import { expireLicenses } from "@max-booster/extension-api"
import { request } from "@max-booster/jobs"
import { beforeAll, describe, expect, it } from "vitest"
import { makeHostileFiles } from "../fixtures/hostile-files"
import { ask as askFor, query } from "../support/database"
import { download, wordsOf } from "../support/downloads"
import { fetched, sha256 } from "../support/files"
import { call, refusalOf, send } from "../support/http"
import { aPerson, aProducer, type Person } from "../support/people"
import { ready } from "../support/ready"
import { beatsOfDifferentProducers, buy, licensesOf } from "../support/shopping"
import { agree, anAddress, part, propose, tokenFor } from "../support/splits"
import { until } from "../support/until"
import { aBeatOnSale } from "../support/upload"

let buyer: Person
let license: LicenseView
let code = ""
let page = ""

beforeAll(async () => {
  const [person, [beat]] = await Promise.all([aPerson("Verified Buyer"), beatsOfDifferentProducers(1)])
  buyer = person
  const { orderId } = await buy(buyer, [[beat as Beat, "wav"]])
  const [bought] = await licensesOf(buyer, orderId, 1)
  if (!bought) throw new Error("no license")
  license = bought
  page = (await call(readLicense, { token: buyer.token, params: { id: license.id } })).license.verify_url
  code = new URL(page).searchParams.get("c") ?? ""
})

const look = (number = license.number, c = code) => call(verifyLicense, { params: { number }, query: { c } })
const linksOf = ({ id }: LicenseView) => call(licenseLinks, { token: buyer.token, params: { id } })
const contract = async () => fetched((await linksOf(license)).files.find(({ kind }) => kind === "contract")?.url ?? "")
const setState = (state: string) => query("update license set state = $1 where id = $2", [state, license.id])
/** Changes what is frozen, as nobody can but in a test. */
const thaw = (change: string) => query(`set session_replication_role = replica; update license set ${change} where id = '${license.id}'`)
const ask = (path: string, from: string) => fetch(`${ready.backend}${path}`, { headers: { "x-publishable-api-key": ready.publishableKey, "x-forwarded-for": from } })

describe("the public page of a license", () => {
  it("says what holds to whoever has number and code, and nothing of a person", async () => {
    const { license: seen } = await look()
    expect(seen).toEqual({ number: license.number, code, state: "valid", type: "wav", label: "WAV", beat_title: license.beat_title, producer: license.producer, caps: license.caps, starts_on: license.issued_at?.slice(0, 10), ends_on: license.ends_on, successor: null, issued_at: license.issued_at, pdf_sha256: license.pdf_sha256 })
    const [{ facts } = { facts: { licensor: { name: "", email: "" } } }] = await query<{ facts: { licensor: { name: string; email: string } } }>("select facts from license where id = $1", [license.id])
    for (const personal of [buyer.legal.name, buyer.email, "Storgata", buyer.customerId, facts.licensor.name, facts.licensor.email]) expect(JSON.stringify(seen)).not.toContain(personal)
  })

  it("takes number and code as people type them", async () => {
    expect((await look(license.number.toLowerCase(), code.toLowerCase().replace("-", " "))).license.number).toBe(license.number)
  })

  it("answers a wrong code, a missing one and an unknown number alike, so that counting numbers finds nothing", async () => {
    const refusals = await Promise.all([look(license.number, "AAAA-AAAA"), look(license.number, ""), look("MB-2026-999999", code)].map(refusalOf))
    for (const { status, code: name, words } of refusals) expect([status, name, words]).toEqual([404, "unknown_license", refusals[0]?.words])
  })

  it("is expired the day after the last of its term, and not on that day", async () => {
    const [, beat] = await beatsOfDifferentProducers(2)
    const { orderId } = await buy(buyer, [[beat as Beat, "mp3"]])
    const [over] = await licensesOf(buyer, orderId, 1)
    const paidAgo = (id: string, days: number) => query(`set session_replication_role = replica; update license set paid_at = now() - (facts -> 'terms' ->> 'years')::int * interval '1 year' - ${days} * interval '1 day' where id = '${id}'`)
    const [{ paid_at } = { paid_at: new Date() }] = await query<{ paid_at: Date }>("select paid_at from license where id = $1", [license.id])
    await Promise.all([paidAgo(license.id, 0), paidAgo(over?.id ?? "", 1)])
    try {
      await askFor(request(expireLicenses, {}))
      const { license: ended } = await until("its end", async () => {
        const read = await call(readLicense, { token: buyer.token, params: { id: over?.id ?? "" } })
        return read.license.state === "expired" && read
      }, { seconds: 30 })
      expect((await refusalOf(linksOf(ended))).words).toContain("is expired")
      expect((await look()).license.state).toBe("valid")
    } finally {
      await thaw(`paid_at = '${paid_at.toISOString()}'`)
    }
  })

  it.each(["revoked", "expired", "superseded"])("says when it is %s, and its links end", async (state) => {
    const { files, bundle } = await linksOf(license)
    await setState(state)
    try {
      expect((await look()).license.state).toBe(state)
      for (const { url } of [...files, bundle]) {
        const answer = await fetch(url, { headers: { accept: "text/html" } })
        expect([answer.status, answer.headers.get("content-type")]).toEqual([403, "text/html; charset=utf-8"])
        expect(await answer.text()).toContain(state)
      }
    } finally {
      await setState("valid")
    }
  })

  it("finds the license of an unchanged contract by its hash, and none when one byte differs", async () => {
    const bytes = await contract()
    expect((await call(verifyFile, { params: { sha256: sha256(bytes) } })).license).toMatchObject({ number: license.number, code })
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(changed.length >> 1) ^ 1, changed.length >> 1)
    expect(await refusalOf(call(verifyFile, { params: { sha256: sha256(changed) } }))).toMatchObject({ status: 404, code: "unknown_file" })
  })

  it("is named by the contract, with the code that opens it", async () => {
    expect(page).toBe(`${ready.storefront}/verify/${license.number}?c=${code}`)
    expect(wordsOf(await contract())).toContain(`Verify at ${ready.storefront}/verify: number ${license.number}, code ${code}`)
  })

  it("still answers for a license from before there were codes, and for one whose type is gone", async () => {
    await thaw("check_code = null, type = 'a-plugin-that-was-removed'")
    try {
      expect((await look()).license).toMatchObject({ state: "valid", type: "a-plugin-that-was-removed", label: "WAV" })
      expect((await linksOf(license)).files.map(({ kind }) => kind).sort()).toEqual(["contract", "mp3", "wav"])
      expect(sha256(await contract())).toBe(license.pdf_sha256)
    } finally {
      await thaw(`check_code = '${code}', type = 'wav'`)
    }
  })

  it("still answers and delivers when the beat is withdrawn and its shop suspended", async () => {
    const [{ seller_id } = { seller_id: "" }] = await query<{ seller_id: string }>("select seller_id from license where id = $1", [license.id])
    const before = await query<{ id: string; state: string }>("select id, state from listing where recording_id = $1", [license.recording_id])
    await query("update listing set state = 'withdrawn' where recording_id = $1", [license.recording_id])
    await query("update seller set state = 'suspended' where id = $1", [seller_id])
    try {
      expect((await look()).license.state).toBe("valid")
      for (const { url } of (await linksOf(license)).files) expect((await fetched(url)).length).toBeGreaterThan(10_000)
    } finally {
      await query("update seller set state = 'active' where id = $1", [seller_id])
      for (const { id, state } of before) await query("update listing set state = $1 where id = $2", [state, id])
    }
  })

  it("is not to be guessed: an address that asks too often waits", async () => {
    const from = `203.0.113.${Date.now() % 250}`
    const statuses = []
    for (let i = 0; i < 62; i++) statuses.push((await ask(`/verify/MB-2026-${String(i).padStart(6, "0")}?c=AAAA-AAAA`, from)).status)
    expect(new Set(statuses.slice(0, 60))).toEqual(new Set([404]))
    expect(statuses.slice(60)).toEqual([429, 429])
    expect((await ask(`/verify/${license.number}?c=${code}`, "203.0.113.251")).status).toBe(200)
  })
})

describe("the signed copy of a license", () => {
  const read = async () => (await download(`/store/licenses/${license.id}/copy`, buyer.token)).bytes.toString()

  it("is verified with nothing but node:crypto and the published keys, and any change shows", async () => {
    const file = await read()
    const { keys } = await call(licenseKeys, {})
    const holds = (text: string) => {
      const { license: signed, signature } = JSON.parse(text) as { license: object; signature: { key_id: string; value: string } }
      const jwk = keys.find(({ kid }) => kid === signature.key_id)
      return jwk !== undefined && verify(null, Buffer.from(JSON.stringify(signed)), createPublicKey({ key: jwk as JsonWebKey, format: "jwk" }), Buffer.from(signature.value, "base64url"))
    }
    expect(holds(file)).toBe(true)
    expect(holds(file.replace(license.number, `${license.number.slice(0, -1)}${license.number.endsWith("1") ? "2" : "1"}`))).toBe(false)
    expect(holds(file.replace(buyer.legal.name, "Verified Thief"))).toBe(false)
    const { license: signed } = JSON.parse(file) as { license: Record<string, unknown> }
    expect(signed).toMatchObject({ number: license.number, type: "wav", caps: license.caps, pdf_sha256: license.pdf_sha256, verify_url: page, keys_url: `${ready.backend}/.well-known/max-booster-license-keys.json` })
    expect(Object.keys(signed)).toEqual([...Object.keys(signed)].sort())
  })

  it("is the owner's alone", async () => {
    const stranger = await aPerson("Some Body")
    expect(await refusalOf(send("GET", `/store/licenses/${license.id}/copy`, { token: stranger.token }))).toMatchObject({ status: 404 })
    expect(await refusalOf(send("GET", `/store/licenses/${license.id}/copy`))).toMatchObject({ status: 401 })
  })
})

describe("a contract of a beat with a split sheet", () => {
  it("says how the licensor's part of the publishing is shared, as it was agreed when the license was bought", async () => {
    const files = await makeHostileFiles()
    try {
      const producer = await aProducer({ name: "Ana Lima" })
      const ben = anAddress()
      const { recordingId: id, handle } = await aBeatOnSale(producer, files.good, { mp3: 2_000 })
      await propose(producer, id, [part("Ana Lima", null, 50, 67), part("Ben Öström", ben, 50, 33, "co-producer")])
      await agree(await tokenFor(ben))
      const { beat } = await call(readBeat, { params: { handle } })
      const { orderId } = await buy(buyer, [[beat, "mp3"]])
      const [bought] = await licensesOf(buyer, orderId, 1)
      const { files: links } = await call(licenseLinks, { token: buyer.token, params: { id: bought?.id ?? "" } })
      const words = wordsOf(await fetched(links.find(({ kind }) => kind === "contract")?.url ?? ""))
      for (const row of ["Publishing: how the Licensor’s part is shared", "Ana Lima, producer 67%", "Ben Öström, co-producer 33%"]) expect(words).toContain(row)
      expect(words).not.toContain(ben)
    } finally {
      await files.remove()
    }
  })
})
