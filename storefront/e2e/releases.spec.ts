import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { listReleases, readRelease, saveRelease, sellerToken } from "@max-booster/api-contract"
import type { Page } from "playwright-core"
import { beforeAll, describe, expect, it } from "vitest"
import { call } from "../../medusa-backend/integration-tests/support/http"
import { signIn as tokenOf } from "../../medusa-backend/integration-tests/support/people"
import { ready, unique } from "../../medusa-backend/integration-tests/support/ready"
import { axeFaults } from "./support/axe"
import { pictureOnFailure, useBrowser, type Visitor } from "./support/browser"
import { signIn } from "./support/steps"

const visit = useBrowser()
const title = unique("Night Bus")
let producer: Visitor
let token: string
let id: string

const part = (name: string) => producer.page.getByRole("region", { name, exact: true })
const field = (label: string) => part("Basics").getByLabel(label, { exact: true })
const saved = () => producer.page.getByRole("status").filter({ hasText: /^Saved$/ }).waitFor()
/** The field in focus takes what is typed in the place of what it had. */
const type = async (page: Page, words: string) => {
  await page.keyboard.press("ControlOrMeta+a")
  await page.keyboard.type(words)
}

beforeAll(async () => {
  [producer, token] = await Promise.all([visit(), tokenOf(ready.logins.seller).then(async (customer) => (await call(sellerToken, { token: customer })).token)])
})

describe("a release of a recording", () => {
  it("begins with a recording's title and credits, and its list says what to do", async () => {
    const { page } = producer
    pictureOnFailure(producer, "release-begins")
    await signIn(page, ready.logins.seller, "/sell/releases")
    await page.locator("#content").getByRole("link", { name: /New release|Begin your first release/ }).first().click()
    await page.getByRole("heading", { name: "New release", level: 1 }).waitFor()
    await looksRight(page, "release-new", [390])
    await page.getByRole("list", { name: "Recordings" }).getByRole("checkbox").first().check()
    await page.getByRole("button", { name: "Begin with this recording" }).click()
    await page.waitForURL(/\/sell\/releases\/rel_/)
    id = page.url().split("/").at(-1) ?? ""
    expect(await part("Basics").getByLabel("℗ owner of the recording").inputValue()).not.toBe("")
    expect(await part("Tracks").getByRole("button", { name: /^Track 1\b/ }).getAttribute("aria-expanded")).toBe("true")
  })

  it("is written by keyboard alone, and is there after a reload", async () => {
    const { page } = producer
    pictureOnFailure(producer, "release-typed")
    await field("Title").focus()
    await type(page, `${title} (feat. Ben Ost)`)
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    expect(await field("Label").evaluate((input) => input === document.activeElement)).toBe(true)
    await page.keyboard.press("ControlOrMeta+a")
    await page.keyboard.press("Delete")
    await field("Release date").fill("2031-05-02")
    await part("Tracks").getByLabel("Language of the lyrics").selectOption("zxx")
    await page.getByText("Not saved yet").waitFor()
    await saved()
    await page.reload()
    expect([await field("Title").inputValue(), await field("Label").inputValue(), await field("Release date").inputValue()]).toEqual([`${title} (feat. Ben Ost)`, "", "2031-05-02"])
    expect((await call(readRelease, { token, params: { id } })).release.document.title).toBe(`${title} (feat. Ben Ost)`)
  })

  it("is taken back and done again, a field's typing at a time", async () => {
    const { page } = producer
    pictureOnFailure(producer, "release-undo")
    await field("Subgenre").focus()
    await page.keyboard.type("night drive")
    await field("Version").focus()
    await page.keyboard.type("Deluxe")
    await page.keyboard.press("ControlOrMeta+z")
    expect([await field("Version").inputValue(), await field("Subgenre").inputValue()]).toEqual(["", "night drive"])
    await page.keyboard.press("ControlOrMeta+z")
    expect(await field("Subgenre").inputValue()).toBe("")
    await page.keyboard.press("ControlOrMeta+Shift+z")
    expect(await field("Subgenre").inputValue()).toBe("night drive")
    await part("Tracks").getByRole("button", { name: "Add a track" }).click()
    const second = part("Tracks").getByRole("button", { name: "Move Without a title: arrow keys, or drag" })
    await second.focus()
    await page.keyboard.press("ArrowUp")
    await part("Tracks").getByRole("button", { name: /^Track 1\W*Without a title/ }).waitFor()
    await page.keyboard.press("ControlOrMeta+z")
    await page.keyboard.press("ControlOrMeta+z")
    expect(await part("Tracks").getByRole("button", { name: /^Track \d/ }).count()).toBe(1)
    await saved()
  })

  it("has its faults mended by buttons, and findings that lead to their field", async () => {
    const { page } = producer
    pictureOnFailure(producer, "release-readiness")
    await part("Deals").getByRole("button", { name: "Remove deal 1" }).click()
    const readiness = part("Readiness")
    await readiness.getByRole("button", { name: "Offer it worldwide: Nothing is offered" }).click()
    await part("Deals").getByText("The whole world", { exact: true }).first().waitFor()
    await readiness.getByRole("button", { name: "Use the shop's name: The label is missing" }).click()
    await expect.poll(() => field("Label").inputValue()).not.toBe("")
    await readiness.getByRole("button", { name: "Move the guest to the credits: A guest in a title" }).first().click()
    await expect.poll(() => field("Title").inputValue()).toBe(title)
    await part("People and credits").getByLabel("Role of Ben Ost").waitFor()
    await readiness.getByRole("button", { name: /^Show the field: The cover is missing|^Show the field: The release has no UPC/ }).first().click()
    expect(await page.evaluate(() => document.activeElement?.closest("[data-path]")?.getAttribute("data-path"))).toMatch(/^(artwork|upc)$/)
    await saved()
  })

  it("keeps what was typed when somebody else saved meanwhile, and asks which shall stay", async () => {
    const { page } = producer
    pictureOnFailure(producer, "release-conflict")
    const { release } = await call(readRelease, { token, params: { id } })
    await call(saveRelease, { token, params: { id }, body: { document: { ...release.document, catalog_number: "THEIRS" }, revision: release.revision } })
    await field("Subgenre").fill("mine")
    await page.getByText("The two differ in: catalog number, subgenre.").waitFor()
    await looksRight(page, "release-conflict", [390])
    await page.getByRole("button", { name: "Take the newer one" }).click()
    expect([await field("Catalog number").inputValue(), await field("Subgenre").inputValue()]).toEqual(["THEIRS", "night drive"])
    await saved()
  })

  it("is saved when the connection is back, with what was typed while it was away", async () => {
    const { page, context } = producer
    pictureOnFailure(producer, "release-offline")
    await context.setOffline(true)
    await field("Catalog number").fill("AWAY 1")
    await page.getByText("Not saved: no connection. It is kept on this device.").waitFor()
    await context.setOffline(false)
    await saved()
    expect((await call(readRelease, { token, params: { id } })).release.document.catalog_number).toBe("AWAY 1")
  })

  it("fits every width by day and night", async () => {
    await looksRight(producer.page, "release-editor", [390, 768, 1440])
  })

  it("stands in the list, and goes when it is deleted", async () => {
    const { page } = producer
    pictureOnFailure(producer, "release-list")
    await page.goto("/sell/releases")
    await page.getByRole("link", { name: new RegExp(title) }).waitFor()
    await looksRight(page, "releases", [390, 1440])
    await page.getByRole("link", { name: new RegExp(title) }).click()
    await page.getByRole("button", { name: "Delete this release" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click()
    await page.waitForURL("**/sell/releases")
    expect((await call(listReleases, { token })).releases.filter((each) => each.id === id)).toEqual([])
    expect(producer.errors.filter((error) => !error.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([])
  })
})

/** As it is shown now, by day and by night in turn: no axe violation, nothing wider than the window. PICTURES names a folder that keeps what was seen. */
async function looksRight(page: Page, name: string, widths: readonly number[]): Promise<void> {
  const folder = process.env["PICTURES"]
  for (const [turn, width] of widths.entries()) {
    const colorScheme = turn % 2 === 0 ? "light" : "dark"
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
    await page.setViewportSize({ width, height: 900 })
    await page.evaluate(() => { window.scrollTo(0, 0) })
    if (folder) {
      await mkdir(folder, { recursive: true })
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true })
    }
    expect(await axeFaults(page), `${name} ${width}`).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${name} ${width}`).toBeLessThanOrEqual(0)
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" })
  await page.setViewportSize({ width: 1440, height: 900 })
}
