import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { confirmFacts, readBeat, readRecording } from "@max-booster/api-contract"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { aPulse, wavOf } from "../../medusa-backend/integration-tests/fixtures/wav"
import { setPrices } from "../../medusa-backend/integration-tests/support/beats"
import { call } from "../../medusa-backend/integration-tests/support/http"
import { aPerson, aProducer, type Producer } from "../../medusa-backend/integration-tests/support/people"
import { unique } from "../../medusa-backend/integration-tests/support/ready"
import { buy, licensesOf } from "../../medusa-backend/integration-tests/support/shopping"
import { until } from "../../medusa-backend/integration-tests/support/until"
import { aBeatOnSale, settled, upload } from "../../medusa-backend/integration-tests/support/upload"
import { zipOf } from "../../medusa-backend/integration-tests/support/zip"
import { pictureOnFailure, useBrowser } from "./support/browser"
import { projectOf } from "./support/loopback"
import { openStudio } from "./support/studio"

const visit = useBrowser()
const BAR = 3_840
const TICKS_A_PX = 24

let folder: string
let singer: Producer
let beat: { recordingId: string; handle: string; title: string }
let own: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "e2e-studio-sounds-"))
  const aFile = async (name: string, bytes: Buffer, mimeType = "audio/wav") => { await writeFile(join(folder, name), bytes); return { path: join(folder, name), name, mimeType } }
  const [jonas, mira] = await Promise.all([aProducer({ name: "Jonas Vik" }), aProducer({ name: "Mira Singer" })])
  singer = mira
  const ownId = await upload(singer, await aFile("verse.wav", wavOf(4, aPulse)))
  beat = await aBeatOnSale(jonas, await aFile("beat.wav", wavOf(10, aPulse)))
  const stems = zipOf({ "Drums.wav": wavOf(10, (t) => 0.5 * aPulse(t)), "Bass.wav": wavOf(10, (t) => 0.3 * aPulse(t)) })
  await upload(jonas, await aFile("stems.zip", stems, "application/zip"), { metadata: { kind: "stems", recording_id: beat.recordingId } })
  await settled(singer.sellerToken, ownId)
  own = unique("Verse")
  await call(confirmFacts, { token: singer.sellerToken, params: { id: ownId }, body: { title: own, genre: "trap", bpm: 90, key: "C major", moods: [], description: "" } })
  await until("the stems", async () => (await call(readRecording, { token: jonas.sellerToken, params: { id: beat.recordingId } })).recording.stems.state === "ready", { seconds: 90 })
  await setPrices(jonas, beat.recordingId, { premium: 9_995 })
  const onSale = await until("the license with stems", async () => { const { beat: found } = await call(readBeat, { params: { handle: beat.handle } }); return found.tiers.some(({ type }) => type === "premium") && found })
  await licensesOf(singer, (await buy(singer, [[onSale, "premium"]])).orderId, 1)
}, 300_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const panelOf = (page: Page) => page.getByRole("complementary", { name: "Sounds" })
const tracks = (page: Page) => page.getByRole("textbox", { name: /^Name of track/ }).evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value))
const regionsOf = async (page: Page, id: string) => Object.values((await projectOf(page, id)).regions).map(({ name, start, sourceBpm, length }) => ({ name, start, sourceBpm, length }))

describe("sounds of one's own, and licensed ones", () => {
  it("licensed stems are dragged onto the timeline and follow its tempo; an own recording is put at the cursor by key", async () => {
    const visitor = await visit()
    const { page, errors } = visitor
    pictureOnFailure(visitor, "studio-sounds")
    const { id } = await openStudio(page, singer)
    await page.getByLabel("Tempo", { exact: true }).fill("100")
    await page.getByLabel("Tempo", { exact: true }).press("Enter")
    await page.getByRole("button", { name: "Sounds of the project" }).click()
    const panel = panelOf(page)
    await panel.getByRole("tab", { name: "Licensed" }).click()
    const row = panel.getByRole("list", { name: "Licensed sounds" }).getByRole("listitem").filter({ hasText: beat.title })
    await row.waitFor()
    expect(await row.textContent()).toContain("120 BPM · A minor · 0:10")

    // Heard before it is taken: a preview, and a file itself.
    const isHeard = async (label: string) => {
      const started = page.waitForRequest((request) => request.resourceType() === "media")
      await panel.getByRole("button", { name: `Hear ${label}` }).click()
      await started
      await panel.getByRole("slider", { name: `Place in ${label}` }).waitFor()
      await panel.getByRole("button", { name: `Stop ${label}` }).click()
      await panel.getByRole("button", { name: `Hear ${label}` }).waitFor()
    }
    await isHeard(beat.title)
    await panel.getByRole("button", { name: `Files of ${beat.title}` }).click()
    await isHeard(`stem Drums of ${beat.title}`)

    const stems = panel.getByRole("list", { name: `Files of ${beat.title}` }).getByRole("listitem").filter({ hasText: "All 2 stems" })
    await stems.locator("[draggable]").dragTo(page.locator("[data-timeline]"), { targetPosition: { x: BAR / TICKS_A_PX, y: 200 } })
    await expect.poll(() => tracks(page), { timeout: 20_000 }).toEqual(["Bass", "Drums"])
    expect(await regionsOf(page, id)).toEqual(["Bass", "Drums"].map((name) => ({ name, start: BAR, sourceBpm: 120, length: 10 })))

    await panel.getByRole("tab", { name: "Licensed" }).focus()
    await page.keyboard.press("ArrowLeft")
    await panel.getByRole("list", { name: "My recordings" }).waitFor()
    await panel.getByRole("switch", { name: "Fit to the project’s tempo" }).uncheck()
    await panel.getByLabel("Search my recordings").fill(own.slice(1).toUpperCase())
    await page.locator("[data-timeline]").click({ position: { x: (2 * BAR) / TICKS_A_PX, y: 12 } })
    const put = panel.getByRole("button", { name: `Put ${own} at the cursor` })
    await put.focus()
    await page.keyboard.press("Enter")
    await page.getByRole("button", { name: `Undo: Add “${own}”` }).waitFor()
    expect((await regionsOf(page, id)).filter(({ name }) => name === own)).toEqual([{ name: own, start: 2 * BAR, sourceBpm: 0, length: 4 }])
    expect(await page.getByRole("list", { name: "Sounds on their way" }).count()).toBe(0)
    expect(errors).toEqual([])
  }, 60_000)

  it("whoever has none is told why, and a network that is away is said and tried again", async () => {
    const visitor = await visit()
    const { page } = visitor
    pictureOnFailure(visitor, "studio-sounds-none")
    await openStudio(page, await aPerson("Cy Newcomer"))
    await page.getByRole("button", { name: "Sounds of the project" }).click()
    const panel = panelOf(page)
    await panel.getByRole("tab", { name: "My recordings" }).click()
    await panel.getByText("Recordings belong to a shop, and you have none yet.").waitFor()
    expect(await panel.getByRole("link", { name: "Open a shop" }).getAttribute("href")).toBe("/sell")
    await page.route("**/api/studio/sounds?**", (route) => route.abort())
    await panel.getByRole("tab", { name: "Licensed" }).click()
    await panel.getByText("The shop cannot be reached.").waitFor()
    await page.unroute("**/api/studio/sounds?**")
    await panel.getByRole("button", { name: "Try again" }).click()
    await panel.getByText("You have no license yet.").waitFor()
  }, 40_000)
})
