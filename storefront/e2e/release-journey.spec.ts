import { createHash } from "node:crypto"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { listShares, readRelease, readRoyalties, readRecording, saveIdentifiers, saveRelease } from "@max-booster/api-contract"
import sharp from "sharp"
import { afterAll, beforeAll, expect, it } from "vitest"
import { aPulse, wavOf } from "../../medusa-backend/integration-tests/fixtures/wav"
import { call } from "../../medusa-backend/integration-tests/support/http"
import { aProducer, type Producer } from "../../medusa-backend/integration-tests/support/people"
import { pictureTo } from "../../medusa-backend/integration-tests/support/pictures"
import { ready } from "../../medusa-backend/integration-tests/support/ready"
import { agree, part, propose, tokenFor } from "../../medusa-backend/integration-tests/support/splits"
import { filesOf } from "../../medusa-backend/integration-tests/support/zip"
import { pictureOnFailure, useBrowser } from "./support/browser"
import { signIn } from "./support/steps"
import { openStudio } from "./support/studio"

const visit = useBrowser()
let folder: string
let ana: Producer
let ben: Producer
/** Codes of nobody else's: tests run again and again on one shop. */
const prefix = `NO${Math.random().toString(36).slice(2, 5).toUpperCase()}`
const eleven = `036${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`
const upc = `${eleven}${(10 - ([...eleven].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 3 : 1), 0) % 10)) % 10}`

beforeAll(async () => {
  [folder, ana, ben] = await Promise.all([mkdtemp(join(tmpdir(), "e2e-release-")), aProducer({ onboarded: false, name: "Ana Lima" }), aProducer({ onboarded: false, name: "Ben Ost" })])
  await writeFile(join(folder, "Song.wav"), wavOf(32, (t) => 0.4 * aPulse(t)))
  await call(saveIdentifiers, { token: ana.sellerToken, body: { isrc_prefix: prefix, gtin_range: { first: upc, last: upc }, dpid: "PADPIDA2007050901U" } })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it("goes from a bounce to the stores, is found there, and what it earns is divided", async () => {
  const visitor = await visit()
  const { page } = visitor
  pictureOnFailure(visitor, "release-journey")
  const token = ana.sellerToken

  // A bounce becomes a track of a new release.
  await openStudio(page, ana)
  await page.getByLabel("Bring sounds in").setInputFiles(join(folder, "Song.wav"))
  await page.getByRole("button", { name: "Bounce", exact: true }).click()
  const sheet = page.getByRole("dialog", { name: "Bounce" })
  await sheet.getByRole("radio", { name: "A track of a release" }).check()
  await sheet.getByRole("button", { name: "Put it on the release" }).click()
  await sheet.getByText("It is on the release").waitFor({ timeout: 60_000 })
  await sheet.getByRole("link", { name: "Go on to the release" }).click()
  await page.waitForURL(/\/sell\/releases\/rel_/)
  const id = page.url().split("/").at(-1) ?? ""
  const at = { token, params: { id } }

  // Her part and Ben's; then all that is not looked at here, with three faults left in.
  const { release } = await call(readRelease, at)
  const recordingId = release.document.tracks[0]?.recording_id ?? ""
  await expect.poll(async () => (await call(readRecording, { token, params: { id: recordingId } })).recording.state, { timeout: 60_000 }).toBe("ready")
  await propose(ana, recordingId, [part("Ana Lima", null, 60), part("Ben Ost", ben.email, 40)])
  await agree(await tokenFor(ben.email))
  const cover = await sharp({ create: { width: 3_000, height: 3_000, channels: 3, background: "#802040" } }).composite([{ input: { create: { width: 800, height: 800, channels: 3, background: "#20c080" } }, left: 500, top: 900 }]).jpeg().toBuffer()
  expect((await pictureTo(`/sellers/releases/${id}/artwork`, ana, cover, "image/jpeg")).status).toBe(200)
  await call(saveRelease, {
    ...at, body: {
      revision: (await call(readRelease, at)).release.revision,
      document: {
        ...release.document, title: "Two Roads (feat. Ben Ost)", label: "", upc: null, release_date: "2031-06-06", genre: "trap", targets: ["generic-ern", "spotify"],
        p_line: { year: 2026, owner: "Lima Records" }, c_line: { year: 2026, owner: "Lima Records" },
        deals: [{ id: "D1", models: ["subscription"], territories: { mode: "world", countries: [] }, starts_on: null, ends_on: null, price_tier: null }],
        tracks: release.document.tracks.map((track) => ({ ...track, title: "Two Roads (feat. Ben Ost)", language: "zxx", isrc: null })),
      },
    },
  })
  await page.reload()
  const readiness = page.getByRole("region", { name: "Readiness", exact: true })
  for (const button of [/^Move the guest to the credits/, /^Use the shop's name/, /^Allot one: A track has no ISRC/, /^Allot one: The release has no UPC/]) {
    for (let left = await readiness.getByRole("button", { name: button }).first().waitFor().then(() => readiness.getByRole("button", { name: button }).count()); left > 0; left--) {
      const count = await readiness.getByRole("button", { name: button }).count()
      if (count === 0) break
      await readiness.getByRole("button", { name: button }).first().click()
      await expect.poll(() => readiness.getByRole("button", { name: button }).count(), { timeout: 15_000 }).toBeLessThan(count)
    }
  }

  // The package: what is in it is what the message says.
  const deliver = page.getByRole("region", { name: "Deliver", exact: true })
  const generic = deliver.getByRole("article", { name: "DDEX ERN" })
  await generic.getByRole("button", { name: "Export for DDEX ERN" }).click()
  const [zip] = await Promise.all([page.waitForEvent("download", { timeout: 90_000 }), generic.getByRole("link", { name: /^Download/ }).click({ timeout: 90_000 })])
  await zip.saveAs(join(folder, "package.zip"))
  const files = filesOf(await readFile(join(folder, "package.zip")))
  const message = Object.keys(files).find((path) => path.endsWith(`/${upc}.xml`)) ?? ""
  const named = [...String(files[message]).matchAll(/<URI>([^<]+)<\/URI>[\s\S]*?<HashSumValue>([^<]+)<\/HashSumValue>/g)]
  expect(named.length).toBe(2)
  for (const [, uri = "", hash] of named) expect(createHash("md5").update(files[message.replace(/[^/]+$/, uri)] ?? "").digest("hex"), uri).toBe(hash)

  // Carried to the store, where it goes on sale; the shop finds it.
  const spotify = deliver.getByRole("article", { name: "Spotify" })
  await spotify.getByLabel("What happened at Spotify?").selectOption({ label: "Submitted" })
  await spotify.getByRole("button", { name: "Note it down" }).click()
  await spotify.getByText("Noted: submitted at Spotify.").waitFor()
  const { document } = (await call(readRelease, at)).release
  const store = await visit()
  await store.page.goto(ready.store)
  await store.page.getByLabel("UPC").fill(document.upc ?? "")
  await store.page.getByLabel("Title").fill(document.title)
  await store.page.getByLabel("Artist").fill("Ana Lima")
  await store.page.getByLabel(/^ISRCs/).fill(document.tracks[0]?.isrc ?? "")
  await store.page.getByRole("button", { name: "Put on sale" }).click()
  await store.page.getByText(document.upc ?? "no UPC").waitFor()
  await deliver.getByRole("button", { name: "Look it up at Spotify" }).click()
  await spotify.getByRole("link", { name: /^Open it at Spotify/ }).waitFor()
  await deliver.getByText("Live at Spotify", { exact: true }).waitFor()

  // What it earned there is divided as they agreed.
  await page.goto("/sell/royalties")
  const isrc = document.tracks[0]?.isrc ?? ""
  const month = new Date().toISOString().slice(0, 7)
  await writeFile(join(folder, "distrokid.csv"), `Reporting Date,Sale Month,Store,Artist,Title,ISRC,UPC,Quantity,Team Percentage,Song/Album,Country of Sale,Songwriter Royalties Withheld,Earnings (USD)\n2026-12-01,${month},Spotify,Ana Lima,Two Roads,${isrc},${upc},12000,100,Song,US,0,50.00\n`)
  await page.getByRole("button", { name: "Statement (CSV or text)" }).setInputFiles(join(folder, "distrokid.csv"))
  await page.waitForURL(/\/sell\/royalties\/.+/)
  await page.getByRole("button", { name: "Confirm and post" }).click({ timeout: 30_000 })
  const question = page.getByRole("alertdialog")
  await question.getByText("You will owe Ben Ost $20.00.").waitFor()
  await question.getByRole("button", { name: "Post it" }).click()
  await page.getByText("Posted", { exact: true }).waitFor()
  expect((await call(readRoyalties, { token: ben.sellerToken })).mine.balances).toMatchObject([{ shop: ana.shop, left: { amount: "2000", currency: "usd" } }])
  const other = await visit()
  await signIn(other.page, ben, "/sell/shares")
  await other.page.getByText("$20.00 owed").waitFor()
  expect((await call(listShares, { token: ben.sellerToken })).shares).toMatchObject([{ revenue_points: 4_000 }])
  expect(visitor.errors).toEqual([])
}, 280_000)
