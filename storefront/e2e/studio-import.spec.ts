import { listVersions, readVersion, saveVersion } from "@max-booster/api-contract"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { aPulse, wavOf } from "../../medusa-backend/integration-tests/fixtures/wav"
import { call } from "../../medusa-backend/integration-tests/support/http"
import { zipOf } from "../../medusa-backend/integration-tests/support/zip"
import { pictureOnFailure, useBrowser } from "./support/browser"
import { openStudio } from "./support/studio"

const visit = useBrowser()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "e2e-studio-import-"))
  for (const [name, hz] of [["Kick", 60], ["Lead", 440]] as const) await writeFile(join(folder, `${name}.wav`), wavOf(4, (t) => 0.4 * Math.sin(2 * Math.PI * hz * t) * aPulse(t)))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it("a project that was exported as one file is imported with the same regions and sounds; what is none is refused with what to do", async () => {
  const visitor = await visit()
  const { page } = visitor
  pictureOnFailure(visitor, "studio-import")
  const { id, person: { token } } = await openStudio(page)
  await page.getByLabel("Bring sounds in").setInputFiles(["Kick", "Lead"].map((name) => join(folder, `${name}.wav`)))
  const tracks = page.getByRole("list", { name: "Tracks", exact: true }).getByRole("textbox")
  await expect.poll(() => tracks.count(), { timeout: 20_000 }).toBe(2)
  await page.keyboard.press("Alt+ArrowRight")
  await page.getByText("Saved", { exact: true }).first().waitFor()
  const { version } = await call(saveVersion, { token, params: { id }, body: {} })
  const contentOf = async (projectId: string, versionId: string) => (await call(readVersion, { token, params: { id: projectId, version_id: versionId } })).content
  const exported = await contentOf(id, version.id)

  await page.getByRole("button", { name: "Bounce", exact: true }).click()
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), page.getByRole("link", { name: "with all its sounds (zip)" }).click()])
  const zip = join(folder, download.suggestedFilename())
  await download.saveAs(zip)
  expect(download.suggestedFilename()).toBe("Night Drive.maxbooster.zip")

  await page.goto("/studio", { timeout: 60_000 })
  const input = page.getByLabel("Project file")
  await input.setInputFiles({ name: "Other.dawproject", mimeType: "application/octet-stream", buffer: Buffer.from("x") })
  await page.getByRole("alert").getByText("nor a DAWproject").waitFor()
  await input.setInputFiles({ name: "Photos.zip", mimeType: "application/zip", buffer: Buffer.from("PK no zip at all") })
  await page.getByRole("alert").getByText("not a project that was exported from the studio").waitFor()
  await input.setInputFiles(zip)
  await page.waitForURL((url) => /^\/studio\/[^/]+$/.test(url.pathname) && !url.pathname.endsWith(id), { timeout: 30_000 })
  await page.getByRole("toolbar", { name: "Transport" }).waitFor()
  await expect.poll(() => tracks.evaluateAll((inputs) => inputs.map((each) => (each as HTMLInputElement).value)), { timeout: 20_000 }).toEqual(["Kick", "Lead"])

  const imported = new URL(page.url()).pathname.split("/").at(-1) ?? ""
  const { versions: [first] } = await call(listVersions, { token, params: { id: imported } })
  expect(first?.reason).toBe("import")
  const arrived = await contentOf(imported, first?.id ?? "")
  expect(Object.keys(arrived["regions"] as object)).toHaveLength(2)
  expect([arrived["regions"], arrived["tracks"], arrived["assets"]]).toEqual([exported["regions"], exported["tracks"], exported["assets"]])
  await page.getByRole("button", { name: "Play", exact: true }).click()
  await expect.poll(async () => page.getByLabel("Loudness of the master").textContent(), { timeout: 20_000 }).toMatch(/\d LUFS/)
  expect(visitor.errors).toEqual([])
}, 120_000)

it("a DAWproject of another studio is opened; what cannot sound here stands on the page before", async () => {
  const visitor = await visit()
  const { page } = visitor
  pictureOnFailure(visitor, "studio-import-dawproject")
  await openStudio(page)
  const xml = `<Project version="1.0"><Structure><Track contentType="audio" id="t" name="Drums"><Channel id="c"><Devices><ClapPlugin deviceName="Saturator" deviceRole="audioFX"/></Devices></Channel></Track></Structure>
    <Arrangement><Lanes><Lanes track="t"><Clips><Clip time="0" duration="4"><Audio channels="1" sampleRate="48000" duration="4"><File path="Kick.wav"/></Audio></Clip></Clips></Lanes></Lanes></Arrangement></Project>`
  await page.goto("/studio", { timeout: 60_000 })
  await page.getByLabel("Project file").setInputFiles({ name: "Other.dawproject", mimeType: "application/octet-stream", buffer: zipOf({ "project.xml": Buffer.from(xml), "Kick.wav": wavOf(4, aPulse) }) })
  await page.getByText("Opened without:").waitFor({ timeout: 30_000 })
  expect(await page.getByRole("status").getByRole("listitem").allTextContents()).toEqual(["effects and instruments of the other studio: “Saturator”"])
  await page.getByRole("button", { name: "Open the project" }).click()
  await page.getByRole("toolbar", { name: "Transport" }).waitFor({ timeout: 30_000 })
  await expect.poll(() => page.getByRole("list", { name: "Tracks", exact: true }).getByRole("textbox").evaluateAll((inputs) => inputs.map((each) => (each as HTMLInputElement).value)), { timeout: 20_000 }).toEqual(["Drums"])
  expect(visitor.errors).toEqual([])
}, 120_000)
