import { createStudioProject, inviteCollaborator, acceptInvitation } from "@max-booster/api-contract"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { aPulse, wavOf } from "../../medusa-backend/integration-tests/fixtures/wav"
import { call } from "../../medusa-backend/integration-tests/support/http"
import { linkIn, mailTo } from "../../medusa-backend/integration-tests/support/mail"
import { aPerson, aProducer } from "../../medusa-backend/integration-tests/support/people"
import { pictureOnFailure, useBrowser } from "./support/browser"
import { signIn } from "./support/steps"
import { openStudio } from "./support/studio"

const visit = useBrowser()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "e2e-studio-"))
  for (const [name, hz] of [["Kick", 60], ["Lead", 440]] as const) await writeFile(join(folder, `${name}.wav`), wavOf(4, (t) => 0.4 * Math.sin(2 * Math.PI * hz * t) * aPulse(t)))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
const file = (name: string) => join(folder, `${name}.wav`)

describe("the studio", () => {
  it("keeps what was done over a reload, saves a version, says what changed since, restores it, and publishes a bounce", async () => {
    const visitor = await visit()
    const { page } = visitor
    pictureOnFailure(visitor, "studio")
    const producer = await aProducer({ onboarded: false })
    await openStudio(page, producer)
    await page.getByLabel("Bring sounds in").setInputFiles([file("Kick"), file("Lead")])
    const tracks = page.getByRole("list", { name: "Tracks" }).getByRole("textbox")
    await expect.poll(() => tracks.count(), { timeout: 20_000 }).toBe(2)
    await page.getByText("Saved", { exact: true }).first().waitFor()
    await page.getByRole("button", { name: "Play", exact: true }).click()
    await expect.poll(async () => page.getByLabel("Loudness of the master").textContent(), { timeout: 20_000 }).toMatch(/\d LUFS/)
    await page.getByRole("button", { name: "Stop" }).click()

    await page.getByRole("button", { name: "Versions" }).click()
    const sheet = page.getByRole("dialog", { name: "Versions" })
    await sheet.getByLabel("Name of the version").fill("Two tracks")
    await sheet.getByRole("button", { name: "Save" }).click()
    await sheet.getByText("Two tracks").waitFor()
    await sheet.getByRole("button", { name: "Close" }).click()
    await page.getByRole("button", { name: "Mute Lead" }).first().click()
    await page.getByText("Saved", { exact: true }).first().waitFor()
    await page.reload()
    await expect.poll(() => tracks.count(), { timeout: 20_000 }).toBe(2)
    await page.getByRole("button", { name: "Versions" }).click()
    await sheet.getByText("Changed since then").first().click()
    await sheet.getByText(/Lead: .*mute/i).waitFor()
    await sheet.getByRole("button", { name: "Restore" }).first().click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Restore" }).click()
    await sheet.getByText("Restored: Two tracks").waitFor()
    await sheet.getByRole("button", { name: "Close" }).click()
    await expect.poll(() => page.getByRole("button", { name: "Mute Lead" }).first().getAttribute("aria-pressed")).toBe("false")

    await page.getByRole("button", { name: "Bounce", exact: true }).click()
    const bounce = page.getByRole("dialog", { name: "Bounce" })
    await bounce.getByRole("radio", { name: "A recording in my shop" }).check()
    await bounce.getByRole("button", { name: "Bounce and publish" }).click()
    await bounce.getByText("It is in your shop").waitFor({ timeout: 60_000 })
    await bounce.getByRole("link", { name: "See the recording" }).click()
    await page.getByRole("heading", { name: "Night Drive", level: 1 }).waitFor()
    expect(visitor.errors).toEqual([])
  }, 200_000)

  it("shows two who edit together the same, one of them offline meanwhile, and sounds go along", async () => {
    const [ana, ben] = [await visit(), await visit()]
    pictureOnFailure(ana, "studio-together")
    const [owner, guest] = [await aPerson("Studio Owner"), await aPerson("Studio Guest")]
    const { project } = await call(createStudioProject, { token: owner.token, body: { name: "Together" } })
    await call(inviteCollaborator, { token: owner.token, params: { id: project.id }, body: { email: guest.email, role: "editor" } })
    const link = new URL(linkIn(await mailTo(guest.email, "Together"), "/studio/invitation"))
    await call(acceptInvitation, { token: guest.token, body: { token: link.searchParams.get("token") ?? "" } })
    await signIn(ana.page, owner, `/studio/${project.id}`)
    await signIn(ben.page, guest, `/studio/${project.id}`)
    const names = ({ page }: typeof ana) => page.getByRole("list", { name: "Tracks" }).getByRole("textbox").evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
    await ana.page.getByLabel("Bring sounds in").setInputFiles(file("Kick"))
    await expect.poll(() => names(ben), { timeout: 20_000 }).toEqual(["Kick"])
    await ana.page.getByRole("status", { name: "Here now: Studio" }).waitFor()
    await ben.context.setOffline(true)
    await ben.page.getByRole("button", { name: "Add a bus" }).click()
    await ana.page.getByLabel("Name of track 1").fill("Big Kick")
    await ana.page.keyboard.press("Enter")
    expect(await names(ben)).toEqual(["Kick", "Bus"])
    await ben.context.setOffline(false)
    for (const each of [ana, ben]) await expect.poll(() => names(each), { timeout: 40_000 }).toEqual(["Big Kick", "Bus"])
    // In circles: the sound may come while it plays.
    await ben.page.getByRole("button", { name: "Play in circles" }).click()
    await ben.page.getByRole("button", { name: "Play", exact: true }).click()
    await expect.poll(async () => ben.page.getByLabel("Loudness of the master").textContent(), { timeout: 20_000 }).toContain("LUFS ·")
  }, 200_000)
})
