import { findOrderFiles, licenseLinks, readOrderFiles, type LicenseView } from "@max-booster/api-contract"
import { signToken } from "@max-booster/kernel/sign"
import { beforeAll, describe, expect, it } from "vitest"
import { query, secrets } from "../support/database"
import { download } from "../support/downloads"
import { fetched, sha256 } from "../support/files"
import { call, refusalOf, send } from "../support/http"
import { linkIn, mailsTo, mailTo } from "../support/mail"
import { aPerson, type Person } from "../support/people"
import { ready, unique } from "../support/ready"
import { beatsOfDifferentProducers, buy, licensesOf } from "../support/shopping"
import { filesOf } from "../support/zip"

let buyer: Person
let orderId = ""
let license: LicenseView

beforeAll(async () => {
  const [person, beats] = await Promise.all([aPerson("Delivered Buyer"), beatsOfDifferentProducers(4)])
  buyer = person
  const beat = beats.find(({ tiers }) => tiers.some(({ type }) => type === "premium"))
  if (!beat) throw new Error("no beat with stems among the seed's")
  ;({ orderId } = await buy(buyer, [[beat, "premium"]]))
  const [bought] = await licensesOf(buyer, orderId, 1)
  if (!bought) throw new Error("no license")
  license = bought
})

const links = () => call(licenseLinks, { token: buyer.token, params: { id: license.id } })
const urlOf = async (kind: string) => { const { files, copy, bundle } = await links(); return [...files, copy, bundle].find((each) => each.kind === kind)?.url ?? "" }
const get = (url: string, headers: Record<string, string> = {}) => fetch(url, { headers })
const counted = async () => (await query<{ n: number }>("select count(*)::int n from license_download where license_id = $1", [license.id]))[0]?.n ?? 0
const inBrowser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" }

describe("a download link", () => {
  it("gives its file five times, from wherever, and then says so with a way to a fresh one", async () => {
    const url = await urlOf("contract")
    const before = await counted()
    for (const from of ["198.51.100.1", "198.51.100.2", "198.51.100.1", "198.51.100.2", "198.51.100.3"]) expect(sha256(Buffer.from(await (await get(url, { "x-forwarded-for": from })).arrayBuffer()))).toBe(license.pdf_sha256)
    const spent = await get(url, inBrowser)
    expect([spent.status, spent.headers.get("content-type"), spent.headers.get("content-disposition")]).toEqual([410, "text/html; charset=utf-8", null])
    const page = await spent.text()
    expect(page).toContain("used 5 times")
    expect(page).toContain(`${ready.storefront}/account/licenses/${license.id}/files/contract`)
    expect(page).toContain(`${ready.storefront}/licenses/find`)
    expect(await counted()).toBe(before + 5)
    expect(sha256(await fetched(await urlOf("contract")))).toBe(license.pdf_sha256)
  })

  it("is counted right when all come at once", async () => {
    const url = await urlOf("contract")
    const before = await counted()
    const statuses = await Promise.all(Array.from({ length: 12 }, async () => { const answer = await get(url); await answer.arrayBuffer(); return answer.status }))
    expect(statuses.filter((status) => status === 200)).toHaveLength(5)
    expect(statuses.filter((status) => status === 410)).toHaveLength(7)
    expect(await counted()).toBe(before + 5)
  })

  it("is taken up where it broke off, which counts once, and only for who began", async () => {
    const url = await urlOf("mp3")
    const whole = await fetched(await urlOf("mp3"))
    const before = await counted()
    const me = { "x-forwarded-for": "198.51.100.7" }
    const first = await get(url, { ...me, range: "bytes=0-999" })
    expect([first.status, first.headers.get("content-range"), first.headers.get("accept-ranges")]).toEqual([206, `bytes 0-999/${whole.length}`, "bytes"])
    const begun = Buffer.from(await first.arrayBuffer())
    const rest = await get(url, { ...me, range: "bytes=1000-", "if-range": first.headers.get("etag") ?? "" })
    expect(Buffer.concat([begun, Buffer.from(await rest.arrayBuffer())]).equals(whole)).toBe(true)
    expect(await counted()).toBe(before + 1)
    await (await get(url, { range: "bytes=1000-1010", "x-forwarded-for": "198.51.100.8" })).arrayBuffer()
    expect(await counted()).toBe(before + 2)
    expect((await get(url, { ...me, range: `bytes=${whole.length}-` })).status).toBe(416)
    const other = await get(url, { ...me, range: "bytes=1000-", "if-range": '"another file"' })
    expect(other.status).toBe(200)
    await other.arrayBuffer()
  })

  it("that has expired, or is not ours, is a page for browsers and a line for programs", async () => {
    const old = `${ready.backend}/downloads/${signToken(secrets()["LINK_SECRET"] ?? "", "download", { license: license.id, kind: "wav" }, Date.now() - 1_000)}`
    const page = await get(old, inBrowser)
    expect([page.status, page.headers.get("content-type")]).toEqual([410, "text/html; charset=utf-8"])
    expect(await page.text()).toContain(`/account/licenses/${license.id}/files/wav`)
    expect(await (await get(old)).text()).toMatch(/^This link has expired.* A fresh one: http/)
    const forged = await get(`${old.slice(0, -43)}${"A".repeat(43)}`, inBrowser)
    expect(forged.status).toBe(404)
    expect(await forged.text()).not.toContain(license.id)
  })
})

describe("everything at once", () => {
  it("is a zip of the contract, the signed copy and exactly the files of the tier, each as it is alone", async () => {
    const { files, copy, bundle } = await links()
    const answer = await get(bundle.url)
    expect(answer.headers.get("content-type")).toBe("application/zip")
    expect(answer.headers.get("content-disposition")).toContain(`License ${license.number} and files`)
    const inside = filesOf(Buffer.from(await answer.arrayBuffer()))
    expect(Object.keys(inside).sort()).toEqual([...files, copy].map(({ filename }) => filename).sort())
    for (const { filename, url } of [...files, copy]) expect(sha256(inside[filename] ?? Buffer.alloc(0))).toBe(sha256(await fetched(url)))
    const contract = files.find(({ kind }) => kind === "contract")
    expect(sha256(inside[contract?.filename ?? ""] ?? Buffer.alloc(0))).toBe(license.pdf_sha256)
    expect(inside[copy.filename]?.toString()).toBe((await download(`/store/licenses/${license.id}/copy`, buyer.token)).bytes.toString())
    const stems = files.find(({ kind }) => kind === "stems")
    expect(Object.keys(filesOf(inside[stems?.filename ?? ""] ?? Buffer.alloc(0)))).toContain("manifest.json")
  })

  it("survives somebody who goes away in the middle", async () => {
    const { bundle } = await links()
    const gone = new AbortController()
    const answer = await fetch(bundle.url, { signal: gone.signal })
    await answer.body?.getReader().read()
    gone.abort()
    expect(Object.keys(filesOf(await fetched((await links()).bundle.url)))).toHaveLength(5)
  })
})

describe("a mailed link", () => {
  const tokenIn = (link: string) => new URL(link).pathname.split("/").at(-1) ?? ""
  const open = (token: string) => call(readOrderFiles, { params: { token } })

  it("gives contracts and files without signing in, for a week", async () => {
    const token = tokenIn(linkIn(await mailTo(buyer.email, "Your licenses for order"), "/licenses/order/"))
    const { licenses, expires_at } = await open(token)
    expect(Date.parse(expires_at) - Date.now()).toBeGreaterThan(6 * 86_400_000)
    expect(licenses.map(({ license: { number } }) => number)).toEqual([license.number])
    const contract = licenses[0]?.links?.files.find(({ kind }) => kind === "contract")
    expect(sha256(await fetched(contract?.url ?? ""))).toBe(license.pdf_sha256)
  })

  it("ends, and nobody makes one up", async () => {
    const secret = secrets()["LINK_SECRET"] ?? ""
    expect(await refusalOf(open(signToken(secret, "order-files", { order_id: orderId }, Date.now() - 1_000)))).toMatchObject({ status: 400, code: "expired" })
    expect(await refusalOf(open(signToken(secret, "download", { order_id: orderId }, Date.now() + 60_000)))).toMatchObject({ status: 404 })
    expect(await refusalOf(open("nonsense"))).toMatchObject({ status: 404 })
  })

  it("gives no file of a license that does not hold any more", async () => {
    await query("update license set state = 'revoked' where id = $1", [license.id])
    try {
      const token = signToken(secrets()["LINK_SECRET"] ?? "", "order-files", { order_id: orderId }, Date.now() + 60_000)
      expect((await open(token)).licenses.map(({ license: { state }, links: given }) => [state, given])).toEqual([["revoked", null]])
    } finally {
      await query("update license set state = 'valid' where id = $1", [license.id])
    }
  })

  it("is mailed again to whoever asks with the address, and the answer is the same for an address that bought nothing", async () => {
    const find = async (email: string, from: string) => {
      const answer = await fetch(`${ready.backend}/store/order-files/find`, { method: "POST", headers: { "content-type": "application/json", "x-publishable-api-key": ready.publishableKey, "x-forwarded-for": from }, body: JSON.stringify({ email }) })
      return [answer.status, await answer.text()]
    }
    const from = unique("asks")
    const nobody = `${unique("nobody")}@example.com`
    expect(await find(nobody, from)).toEqual(await find(buyer.email.toUpperCase(), from))
    const token = tokenIn(linkIn(await mailTo(buyer.email, "Your licenses and files"), "/licenses/order/"))
    expect((await open(token)).licenses).toHaveLength(1)
    expect(await mailsTo(nobody)).toEqual([])
    for (let i = 0; i < 5; i++) await find(buyer.email, `${from}-${i}`)
    expect(await refusalOf(call(findOrderFiles, { body: { email: "no address" } }))).toMatchObject({ status: 400 })
    expect(await refusalOf(send("POST", "/store/order-files/find", { body: { email: buyer.email }, headers: { "x-publishable-api-key": "none" } }))).toMatchObject({ status: 400 })
    const statuses = []
    for (let i = 0; i < 11; i++) statuses.push((await find(`${unique("x")}@example.com`, `${from}-often`))[0])
    expect(statuses.at(-1)).toBe(429)
    expect((await mailsTo(buyer.email, "Your licenses and files")).length).toBeLessThanOrEqual(3)
  })
})
