import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { licenseLinks, listLicenses, readLicense, type Beat, type LicenseView } from "@max-booster/api-contract"
import { signToken } from "@max-booster/kernel/sign"
import { beforeAll, describe, expect, it } from "vitest"
import { seedProducers } from "../../src/seed/catalog"
import { query, secrets } from "../support/database"
import { fetched, sha256, soundOf, textOf } from "../support/files"
import { call, refusalOf } from "../support/http"
import { mailTo } from "../support/mail"
import { aPerson, type Person } from "../support/people"
import { ready, unique } from "../support/ready"
import { beatsOfDifferentProducers, buy, licensesOf } from "../support/shopping"

describe("a license", () => {
  let folder: string
  let buyer: Person
  let beats: Beat[]
  let orderId: string
  let licenses: LicenseView[]
  beforeAll(async () => {
    [folder, buyer, beats] = await Promise.all([mkdtemp(join(tmpdir(), "licenses-")), aPerson("Zoë Żółć-O’Neill"), beatsOfDifferentProducers(2)])
    const [mp3, wav] = beats
    if (!mp3 || !wav) throw new Error("two beats are needed")
    ;({ orderId } = await buy(buyer, [[mp3, "mp3"], [wav, "wav"]]))
    licenses = await licensesOf(buyer, orderId, 2)
    return () => rm(folder, { recursive: true, force: true })
  })
  const of = (type: string) => {
    const license = licenses.find((each) => each.type === type)
    if (!license) throw new Error(`no ${type} license`)
    return license
  }
  const filesOf = async (license: LicenseView) => (await call(licenseLinks, { token: buyer.token, params: { id: license.id } })).files

  it("comes as a PDF that names both sides, the beat, the tier, the price and its number, with the hash that the account shows", async () => {
    for (const license of licenses) {
      const contract = (await filesOf(license)).find(({ kind }) => kind === "contract")
      const bytes = await fetched(contract?.url ?? "")
      expect(sha256(bytes)).toBe(license.pdf_sha256)
      const text = (await textOf(bytes, join(folder, `${license.id}.pdf`))).replace(/\s+/g, " ")
      for (const words of [buyer.legal.name, licensorOf(license), license.beat_title, license.label, license.number, `$${(Number(license.price.amount) / 100).toFixed(2)}`]) expect(text).toContain(words)
    }
  })

  it("delivers exactly the files of its tier, and they are sound of the promised format", async () => {
    const mp3 = await filesOf(of("mp3"))
    expect(mp3.map(({ kind }) => kind).sort()).toEqual(["contract", "mp3"])
    const wav = await filesOf(of("wav"))
    expect(wav.map(({ kind }) => kind).sort()).toEqual(["contract", "mp3", "wav"])
    const song = await soundOf(await fetched(mp3.find(({ kind }) => kind === "mp3")?.url ?? ""), join(folder, "song.mp3"))
    expect(song).toMatchObject({ codec: "mp3", bitRate: 320_000 })
    expect(song.seconds).toBeGreaterThan(30)
    const bytes = await fetched(wav.find(({ kind }) => kind === "wav")?.url ?? "")
    expect(bytes.subarray(0, 4).toString()).toBe("RIFF")
    const lossless = await soundOf(bytes, join(folder, "song.wav"))
    expect(lossless.codec).toMatch(/^pcm_s(16|24)le$/)
    expect(lossless.seconds).toBeGreaterThan(30)
  })

  it("is written once, keeps what was accepted, and is told in a mail", async () => {
    const { license } = await call(readLicense, { token: buyer.token, params: { id: of("wav").id } })
    expect(license.clauses.length).toBeGreaterThan(5)
    expect(JSON.stringify(license.clauses)).not.toContain("{{")
    expect((await call(listLicenses, { token: buyer.token, query: { order_id: orderId } })).licenses).toHaveLength(2)
    const mail = await mailTo(buyer.email, "Your licenses")
    for (const { title } of beats) expect(mail.text).toContain(title)
    expect(mail.links.some((link) => link.endsWith(`/account/orders/${orderId}`))).toBe(true)
  })

  it("from before there were seven caps is read as it was sold, and has its files", async () => {
    const first = { copies: 2_500, audioStreams: 50_000, musicVideos: 1, radioStations: null, paidPerformances: true }
    const id = unique("lic_first")
    await query(
      `insert into license select old.* from license cross join lateral jsonb_populate_record(null::license, to_jsonb(license) || jsonb_build_object('id', $1::text, 'number', $1::text, 'line_id', $1::text, 'order_id', $1::text, 'caps', $3::jsonb, 'facts', facts - 'terms')) old where license.id = $2`,
      [id, of("mp3").id, JSON.stringify(first)],
    )
    const { license } = await call(readLicense, { token: buyer.token, params: { id } })
    expect(license).toMatchObject({ caps: first, ends_on: null, state: "valid" })
    expect((await filesOf(license)).map(({ kind }) => kind).sort()).toEqual(["contract", "mp3"])
    expect((await call(listLicenses, { token: buyer.token })).licenses).toHaveLength(3)
  })

  it("is found by its owner alone", async () => {
    const stranger = await aPerson("Some Body")
    const params = { id: of("mp3").id }
    expect(await refusalOf(call(readLicense, { token: stranger.token, params }))).toMatchObject({ status: 404 })
    expect(await refusalOf(call(licenseLinks, { token: stranger.token, params }))).toMatchObject({ status: 404 })
  })

  it("has links that end, and that nobody can make up", async () => {
    const [file] = await filesOf(of("mp3"))
    const address = file?.url ?? ""
    const body = (address.split("/").at(-1) ?? "").split(".")[0] ?? ""
    const old = signToken(secrets()["LINK_SECRET"] ?? "", "download", { license: of("mp3").id, kind: "mp3" }, Date.now() - 1_000)
    const other = signToken(secrets()["LINK_SECRET"] ?? "", "download", { license: of("mp3").id, kind: "wav" }, Date.now() + 60_000)
    const status = async (token: string) => (await fetch(`${ready.backend}/downloads/${token}`)).status
    expect(await status(old)).toBe(410)
    expect(await status(`${body}.${"A".repeat(43)}`)).toBe(404)
    const later = Buffer.from(Buffer.from(body, "base64url").toString().replace(/"exp":\d+/, `"exp":${Date.now() + 86_400_000}`)).toString("base64url")
    expect(later).not.toBe(body)
    expect(await status(`${later}.${address.split(".").at(-1)}`)).toBe(404)
    expect(await status(signToken("a secret of somebody else", "download", { license: of("mp3").id, kind: "mp3" }, Date.now() + 60_000))).toBe(404)
    expect(await status(other)).toBe(404)
    expect(Date.parse(file?.expires_at ?? "")).toBeGreaterThan(Date.now())
  })
})

/** The legal name of the producer who sold a license. */
function licensorOf({ producer }: LicenseView): string {
  const seller = seedProducers.find(({ shopName }) => shopName === producer)
  if (!seller) throw new Error(`${producer} is no producer of the seed`)
  return `${seller.firstName} ${seller.lastName}`
}
