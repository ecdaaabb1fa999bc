import { rm, writeFile, mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { aPulse, wavOf } from "../../medusa-backend/integration-tests/fixtures/wav"
import { aProducer, type Producer } from "../../medusa-backend/integration-tests/support/people"
import { settled, upload } from "../../medusa-backend/integration-tests/support/upload"
import { pictureOnFailure, SOUND_MS, useBrowser, type Visitor } from "./support/browser"
import { signIn } from "./support/steps"

const visit = useBrowser()
let folder: string
let producer: Producer
let visitor: Visitor
let id: string
const inFolder = (name: string) => join(folder, name)

beforeAll(async () => {
  [folder, producer, visitor] = await Promise.all([mkdtemp(join(tmpdir(), "e2e-master-")), aProducer({ onboarded: false }), visit()])
  await writeFile(inFolder("Beat.wav"), wavOf(6, aPulse))
  await writeFile(inFolder("Bright reference.wav"), wavOf(6, (t) => 0.5 * aPulse(t) + 0.05 * Math.sin(t * 2 * Math.PI * 7_000)))
  id = await upload(producer, { path: inFolder("Beat.wav"), name: "Beat.wav", mimeType: "audio/wav" })
  expect((await settled(producer.sellerToken, id)).state).toBe("ready")
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe("a producer at the mastering page", () => {
  it("normalises, edits the chain by keyboard, masters after a reference, and compares before and after at one position", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "mastering")
    const content = page.locator("#content")
    await signIn(page, producer, `/sell/beats/${id}/master`)
    await content.getByText("Nothing yet.").waitFor()

    await content.getByRole("button", { name: "−16 · Podcasts, Apple" }).click()
    await content.getByRole("button", { name: "Normalise", exact: true }).click()
    await content.getByRole("heading", { name: "Normalised at −16.0 LUFS" }).waitFor({ timeout: SOUND_MS })

    await content.getByLabel("Genre").selectOption("drill")
    const point = content.getByRole("slider", { name: "EQ point 3" })
    const before = await point.getAttribute("aria-valuetext")
    await point.focus()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowRight")
    expect(await point.getAttribute("aria-valuetext")).not.toBe(before)
    await content.getByRole("button", { name: "Undo" }).click()
    await content.getByRole("button", { name: "Undo" }).click()
    expect(await point.getAttribute("aria-valuetext")).toBe(before)
    await content.getByRole("tab", { name: /^Limiter/ }).click()
    await content.getByRole("spinbutton", { name: "Target loudness" }).fill("-12")
    await content.getByLabel("Save this chain as").fill("My drill")
    await content.getByRole("button", { name: "Save preset" }).click()
    await content.getByText("Saved as “My drill”.").waitFor()

    await content.getByLabel("Reference track to upload").setInputFiles(inFolder("Bright reference.wav"))
    expect(await content.getByRole("radio", { name: "Bright reference.wav" }).isChecked()).toBe(true)
    await content.getByRole("button", { name: "Make the master" }).click()
    const card = content.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Master at −12.0 LUFS" }) })
    await card.getByRole("button", { name: "Play", exact: true }).click({ timeout: SOUND_MS })
    await card.getByRole("button", { name: "Pause" }).waitFor()
    const position = async () => Number(await card.getByRole("slider", { name: "Position" }).inputValue())
    await expect.poll(position, { timeout: 20_000 }).toBeGreaterThan(0.3)
    const at = await position()
    await card.getByRole("radio", { name: "Before" }).click()
    expect(await card.getByRole("radio", { name: "Before" }).isChecked()).toBe(true)
    expect(await position()).toBeGreaterThanOrEqual(at)
    expect(await card.getByRole("row", { name: /^Loudness / }).first().innerText()).toContain("−12.0 LUFS")
    expect(await card.getByRole("img", { name: /Mean distance to the reference/ }).count()).toBe(1)
    const [download] = await Promise.all([page.waitForEvent("download"), card.getByRole("link", { name: "Download WAV" }).click()])
    expect(download.suggestedFilename()).toMatch(/\(master\)\.wav$/)

    await card.getByRole("button", { name: "Make it a recording of its own" }).click()
    await page.waitForURL((url) => url.pathname.startsWith("/sell/beats/") && !url.pathname.includes(id))
    await content.getByRole("heading", { name: /\(master\)$/ }).waitFor()
    expect(visitor.errors).toEqual([])
  })

  it("fits a phone", async () => {
    const { page } = visitor
    await page.setViewportSize({ width: 390, height: 800 })
    await page.goto(`/sell/beats/${id}/master`)
    await page.locator("#content").getByRole("heading", { name: "Made so far" }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})
