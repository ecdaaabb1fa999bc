import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { GOOD_SECONDS, makeHostileFiles } from "../../medusa-backend/integration-tests/fixtures/hostile-files"
import { wavOf } from "../../medusa-backend/integration-tests/fixtures/wav"
import { aProducer, type Producer } from "../../medusa-backend/integration-tests/support/people"
import { aBeatOnSale } from "../../medusa-backend/integration-tests/support/upload"
import { filesOf } from "../../medusa-backend/integration-tests/support/zip"
import { pictureOnFailure, SOUND_MS, useBrowser, type Visitor } from "./support/browser"
import { signIn } from "./support/steps"

const visit = useBrowser()
const NAMES = ["Kick", "Snare", "Hats", "808 Bass", "Rhodes", "Pad", "Lead Synth", "Vocal Chops"]
/** A hit every half second in a pitch of its own. */
const part = (n: number) => (t: number) => 0.1 * Math.sin(2 * Math.PI * 90 * (n + 1) * t) * Math.exp(-((t % 0.5) * 8))
let folder: string
let producer: Producer
let visitor: Visitor
let beat: { recordingId: string; handle: string }
const fileOf = (name: string) => join(folder, `${name}.wav`)

beforeAll(async () => {
  const files = await makeHostileFiles();
  [folder, producer, visitor] = await Promise.all([mkdtemp(join(tmpdir(), "e2e-stems-")), aProducer(), visit()])
  beat = await aBeatOnSale(producer, files.good, { mp3: 2_995 })
  await files.remove()
  for (const [n, name] of NAMES.entries()) await writeFile(fileOf(name), wavOf(name === "Pad" ? GOOD_SECONDS - 3 : GOOD_SECONDS, part(n)))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe("eight stems of a beat", () => {
  it("are uploaded, told what they play, mended, put in order, heard together and taken away as FLAC", async () => {
    const { page } = visitor
    pictureOnFailure(visitor, "stems")
    const content = page.locator("#content")
    await signIn(page, producer, `/sell/beats/${beat.recordingId}/stems`)
    await content.getByLabel("Stems to upload").setInputFiles(NAMES.map(fileOf))
    await content.getByText("3.00 s shorter than the beat.").waitFor({ timeout: SOUND_MS })
    await content.getByText("Some stems do not fit the beat").waitFor({ timeout: SOUND_MS })
    expect(await content.getByLabel("Role of 808 Bass").inputValue()).toBe("bass")
    expect(await content.getByLabel("Role of Vocal Chops").inputValue()).toBe("vocals")
    await content.getByRole("button", { name: "Add silence at the end" }).click()
    await content.getByText("Ready", { exact: true }).waitFor({ timeout: SOUND_MS })

    const order = () => content.getByRole("textbox", { name: /^Name of / }).evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
    const before = await order()
    await content.getByRole("button", { name: `Move ${before[1] ?? ""} up` }).click()
    await content.getByLabel("Name of Rhodes.wav").fill("Keys")
    await content.getByLabel("Role of Keys").selectOption("keys")
    await content.getByRole("button", { name: "Save names and order" }).click()
    await content.getByText("Saved. The zip for buyers is packed again.").waitFor()
    expect((await order()).slice(0, 2)).toEqual([before[1], before[0]])
    await content.getByText("Ready", { exact: true }).waitFor({ timeout: SOUND_MS })

    await content.getByRole("button", { name: "Hear the stems" }).click()
    await content.getByRole("button", { name: "Pause the stems" }).waitFor({ timeout: 30_000 })
    const position = content.getByRole("slider", { name: /^Position in the stems of/ })
    await expect.poll(async () => Number(await position.inputValue()), { timeout: 20_000 }).toBeGreaterThan(0.3)
    await content.getByRole("button", { name: "Solo Keys" }).click()
    expect(await content.getByRole("button", { name: "Solo Keys" }).getAttribute("aria-pressed")).toBe("true")
    await content.getByRole("button", { name: "Pause the stems" }).click()

    await content.getByText("FLAC", { exact: true }).click()
    await content.getByRole("button", { name: "Make the zip" }).click()
    const [download] = await Promise.all([page.waitForEvent("download", { timeout: SOUND_MS }), content.getByRole("link", { name: /^Download/ }).first().click({ timeout: SOUND_MS })])
    const zip = filesOf(await readFile(await download.path()))
    expect(Object.keys(zip)).toHaveLength(9)
    expect(Object.keys(zip).filter((name) => name.endsWith(".flac"))).toHaveLength(8)
    expect(JSON.parse(String(zip["manifest.json"]))).toMatchObject({ version: 2, stems: expect.arrayContaining([expect.objectContaining({ name: "Keys", role: "keys" })]) as unknown })
    expect(visitor.errors).toEqual([])
  })

  it("are heard by anybody on the beat's page, which fits a phone", async () => {
    const { page } = await visit()
    await page.setViewportSize({ width: 390, height: 800 })
    await page.goto(`/beats/${beat.handle}`)
    const stems = page.locator("#content").getByRole("region", { name: "Inside the beat" })
    expect(await stems.getByRole("listitem").count()).toBe(8)
    await stems.getByRole("button", { name: "Mute Kick" }).click()
    await stems.getByRole("button", { name: "Hear the stems" }).click()
    await stems.getByRole("button", { name: "Pause the stems" }).waitFor({ timeout: 30_000 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})
