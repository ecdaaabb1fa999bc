import type { Page } from "playwright-core"
import { beforeAll, describe, expect, it } from "vitest"
import { pictureOnFailure, useBrowser, type Visitor } from "./support/browser"

const visit = useBrowser()

/** Seconds into what plays, and whether it plays. */
const sound = (page: Page) => page.getByTestId("player-audio").evaluate((audio: HTMLAudioElement) => ({ at: audio.currentTime, plays: !audio.paused, src: audio.src }))

describe("listening", () => {
  let visitor: Visitor
  beforeAll(async () => { visitor = await visit() })

  it("goes on across pages, and obeys the space bar", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "listen")
    await page.goto("/beats")
    await page.getByRole("button", { name: /^Play / }).first().click()
    await page.waitForFunction(() => (document.querySelector("audio")?.currentTime ?? 0) > 0.5)
    const { src } = await sound(page)
    await page.locator("article").nth(1).getByRole("heading").getByRole("link").click()
    await page.waitForURL(/\/beats\/.+/)
    await page.getByRole("heading", { name: "Choose a license" }).waitFor()
    const before = await sound(page)
    expect(before).toMatchObject({ plays: true, src })
    await page.waitForFunction((at) => (document.querySelector("audio")?.currentTime ?? 0) > at, before.at)
    await page.locator("body").press("Space")
    await page.waitForFunction(() => document.querySelector("audio")?.paused)
    await page.locator("body").press("Space")
    await page.waitForFunction(() => document.querySelector("audio")?.paused === false)
  })

  it("goes to the next beat with j, seeks on the waveform, and shows what comes", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "queue")
    const { src } = await sound(page)
    await page.locator("body").press("j")
    await page.waitForFunction((old) => document.querySelector("audio")?.src !== old, src)
    const player = page.getByRole("region", { name: "Player" })
    await player.getByRole("slider", { name: /^Position in/ }).fill("500")
    await page.waitForFunction(() => { const audio = document.querySelector("audio"); return audio !== null && audio.currentTime > audio.duration * 0.45 })
    await player.getByRole("button", { name: "Queue" }).click()
    expect(await page.getByRole("region", { name: "Queue" }).getByRole("listitem").count()).toBeGreaterThan(2)
  })

  it("finds beats by genre, tempo, key and price, and by words", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "browse")
    await page.goto("/beats?genre=drill")
    await page.locator("#content").getByRole("heading", { name: "Ninth Floor" }).waitFor()
    await page.goto("/beats?bpm_min=60&bpm_max=80")
    await page.locator("#content").getByRole("heading", { name: "Slow Tide" }).waitFor()
    expect(await page.getByRole("heading", { name: "Ninth Floor" }).count()).toBe(0)
    await page.goto("/")
    await page.locator("body").press("/")
    await page.keyboard.type("kettle")
    await page.keyboard.press("Enter")
    await page.waitForURL("**/beats?q=kettle")
    await page.locator("#content").getByRole("heading", { name: "Kettle & Rain" }).waitFor()
    await page.goto("/beats?q=nothing-is-called-like-this")
    await page.locator("#content").getByText("Nothing fits these filters").waitFor()
  })

  it("and no page had an error", () => { expect(visitor.errors).toEqual([]) })
})
