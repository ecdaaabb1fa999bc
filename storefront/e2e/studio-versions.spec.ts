import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Locator, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { wavOf } from "../../medusa-backend/integration-tests/fixtures/wav"
import { pictureOnFailure, useBrowser } from "./support/browser"
import { openStudio } from "./support/studio"

const visit = useBrowser()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "e2e-studio-versions-"))
  // Loud before, and hardly there after: which of the two is heard shows at the meter.
  for (const [name, hz, level] of [["Kick", 60, 0.4], ["Lead", 440, 0.4], ["Hat", 2_000, 0.01]] as const) await writeFile(join(folder, `${name}.wav`), wavOf(20, (t) => level * Math.sin(2 * Math.PI * hz * t)))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
const file = (name: string) => join(folder, `${name}.wav`)
const trackNames = (page: Page) => page.getByRole("list", { name: "Tracks", exact: true }).getByRole("textbox").evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
const isSaved = (page: Page) => page.getByText("Saved", { exact: true }).first().waitFor()

/** Brings sounds in, each onto a track of its own. */
async function bring(page: Page, names: readonly string[], tracks: readonly string[]): Promise<void> {
  await page.getByLabel("Bring sounds in").setInputFiles(names.map(file))
  await expect.poll(() => trackNames(page), { timeout: 20_000 }).toEqual(tracks)
}

/** The level that is heard, decibels. */
const levelIn = (dialog: Locator) => dialog.getByRole("meter", { name: "Level in decibels" }).getAttribute("aria-valuenow").then(Number)

describe("versions of a project", () => {
  it("are seen on one timeline, heard one against the other from the same place, and restored from there", async () => {
    const visitor = await visit()
    const { page } = visitor
    pictureOnFailure(visitor, "studio-versions")
    await openStudio(page)
    await bring(page, ["Kick", "Lead"], ["Kick", "Lead"])
    const sheet = page.getByRole("dialog", { name: "Versions" })
    const save = async (name: string) => {
      await isSaved(page)
      await page.getByRole("button", { name: "Versions" }).click()
      await sheet.getByLabel("Name of the version").fill(name)
      await sheet.getByRole("button", { name: "Save" }).click()
      await sheet.getByText(name, { exact: true }).waitFor()
    }
    await save("First")
    await sheet.getByRole("button", { name: "Close" }).click()
    await page.keyboard.press("Alt+ArrowRight") // the Lead, which was brought last
    await page.locator("canvas[aria-label=Timeline]").click({ position: { x: 60, y: 70 } })
    await page.keyboard.press("Delete") // the Kick
    await page.keyboard.press("Home")
    await bring(page, ["Hat"], ["Kick", "Lead", "Hat"])
    await page.getByRole("button", { name: "Mute Lead" }).first().click()
    await save("Second")

    await sheet.getByLabel("Compare “First”").check()
    await sheet.getByLabel("Compare “Second”").check()
    await sheet.getByRole("button", { name: "Compare the two" }).click()
    const view = page.getByRole("dialog", { name: "Compare" })
    const moved = view.getByRole("button", { name: "Lead, moved: Moved from 1 to 1.2, 1 beat later" })
    await moved.waitFor()
    await view.getByRole("button", { name: /^Kick, removed: Removed: it was at 1 on Kick/ }).waitFor()
    await view.getByRole("button", { name: /^Hat, added: Added at .* on Hat, 20 s long/ }).waitFor()
    const words = view.getByRole("region", { name: "What differs, in words" })
    await words.getByText("Track added with 1 region").waitFor()
    await words.getByRole("region", { name: "Lead" }).getByText("Mute on").waitFor()
    for (let tries = 0; tries < 3 && (await moved.getAttribute("aria-pressed")) !== "true"; tries++) await view.getByRole("region", { name: "Timeline of both" }).getByRole("button", { name: /^(Kick|Lead|Hat), / }).first().press("ArrowRight")
    await words.getByRole("status").getByText("Moved from 1 to 1.2, 1 beat later").waitFor()

    await page.keyboard.press("Space")
    await expect.poll(() => levelIn(view), { timeout: 20_000 }).toBeGreaterThan(-12)
    const place = () => view.getByLabel("Position").textContent()
    await expect.poll(place, { timeout: 15_000 }).toMatch(/^(1\.[34]|[23]\.)/)
    const before = (await place()) ?? ""
    await view.getByRole("button", { name: "Hear B: Second" }).click()
    await expect.poll(() => levelIn(view)).toBeLessThan(-30)
    expect(await levelIn(view)).toBeGreaterThan(-60)
    expect(await view.getByRole("button", { name: "Stop" }).count()).toBe(1)
    expect(((await place()) ?? "") > before).toBe(true)
    await page.keyboard.press("a")
    await expect.poll(() => levelIn(view)).toBeGreaterThan(-12)
    await page.keyboard.press("Space")
    await view.getByRole("button", { name: "Play", exact: true }).waitFor()

    await view.getByRole("button", { name: "Restore A" }).click()
    const sure = page.getByRole("alertdialog", { name: "Restore “First”?" })
    await sure.getByText("saved as a version first").waitFor()
    await sure.getByRole("button", { name: "Restore" }).click()
    await view.getByText("Restored.").waitFor()
    await view.getByLabel("Version B").selectOption("now")
    await words.getByText("The two say the same.").waitFor()
    await view.getByRole("button", { name: "Close", exact: true }).click()
    await sheet.getByRole("button", { name: "Close" }).click()
    await expect.poll(() => trackNames(page)).toEqual(["Kick", "Lead"])
    expect(visitor.errors).toEqual([])
  }, 120_000)

  it("are heard against what was bounced of them, and it is said whether the project moved on", async () => {
    const visitor = await visit()
    const { page } = visitor
    pictureOnFailure(visitor, "studio-versions-bounce")
    await openStudio(page)
    await bring(page, ["Lead"], ["Lead"])
    await isSaved(page)
    await page.getByRole("button", { name: "Bounce", exact: true }).click()
    const sheet = page.getByRole("dialog", { name: "Bounce" })
    await sheet.getByText("None yet.").waitFor()
    await sheet.getByRole("button", { name: "Bounce to files" }).click()
    await sheet.getByRole("button", { name: "Keep with the project" }).click({ timeout: 40_000 })
    const kept = sheet.getByRole("region", { name: "Kept bounces" })
    await kept.getByText("Mix · WAV").waitFor()
    await kept.getByRole("button", { name: "Compare with the version" }).click()
    const view = page.getByRole("dialog", { name: "Compare a bounce" })
    await view.getByText("The project has not changed since this bounce.").waitFor()
    await view.getByRole("button", { name: "Close", exact: true }).click()
    await sheet.getByRole("button", { name: "Close" }).click()

    await page.getByRole("button", { name: "Mute Lead" }).first().click()
    await page.getByRole("button", { name: "Bounce", exact: true }).click()
    await kept.getByRole("button", { name: "Compare with the version" }).click()
    await view.getByText("The project has moved on since this bounce: 1 change.").waitFor()
    await view.getByRole("button", { name: "Play", exact: true }).click()
    await expect.poll(() => levelIn(view), { timeout: 20_000 }).toBeGreaterThan(-12)
    await view.getByRole("button", { name: "Hear B: Now" }).click()
    await expect.poll(() => levelIn(view)).toBe(-60)
    await view.getByRole("button", { name: "Hear A: Bounced" }).click()
    await expect.poll(() => levelIn(view)).toBeGreaterThan(-12)
    expect(visitor.errors).toEqual([])
  }, 120_000)
})
