import { createStudioProject } from "@max-booster/api-contract"
import { afterAll, expect, it } from "vitest"
import { call } from "../../medusa-backend/integration-tests/support/http"
import { aPerson } from "../../medusa-backend/integration-tests/support/people"
import { killableBrowser } from "./support/killable"
import { loopBack, projectOf, samplesOf, useMicrophone } from "./support/loopback"
import { enterStudio } from "./support/studio"

const browser = await killableBrowser()
afterAll(() => browser.remove())

it("the browser is killed while it records: what had been recorded is offered with its length, put in its place, and the second one is thrown away", async () => {
  const person = await aPerson("Studio Guest")
  const { project: { id } } = await call(createStudioProject, { token: person.token, body: { name: "Night Drive" } })
  const open = async () => {
    const context = await browser.start()
    await loopBack(context, 37)
    const page = await context.newPage()
    await enterStudio(page, id, person)
    return page
  }
  const recordAndKill = async () => {
    const page = await open()
    await useMicrophone(page)
    await page.keyboard.press("Escape")
    await page.getByRole("button", { name: "Record", exact: true }).click()
    await expect.poll(() => page.getByRole("button", { name: "Stop recording" }).textContent(), { timeout: 15_000 }).toBe("0:03")
    await browser.kill()
  }
  await recordAndKill()
  let page = await open()
  const news = page.getByRole("status", { name: "Take “Recording 1”" })
  expect(await news.textContent()).toMatch(/was cut off\. 0:0[2-4] of it are kept on this device/)
  await news.getByRole("button", { name: "Put it in place" }).click()
  await news.waitFor({ state: "detached" })
  const { regions } = await projectOf(page, id)
  expect(Object.values(regions)).toMatchObject([{ start: 0, name: "Recording 1" }])
  const [region] = Object.values(regions)
  expect(await page.evaluate(async (name) => {
    const sounds = await (await navigator.storage.getDirectory()).getDirectoryHandle("studio-sounds")
    const bytes = await (await (await sounds.getFileHandle(`${name}.wav`)).getFile()).arrayBuffer()
    return [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  }, region?.assetId ?? "")).toBe(region?.assetId)
  const { samples } = await samplesOf(page, region?.assetId ?? "")
  // Of three seconds at most a moment is lost, and none of it is empty.
  expect(samples.length / 48_000).toBeGreaterThan(2.7)
  expect(region?.length).toBeGreaterThan(2.5)
  await page.reload()
  await page.getByRole("textbox", { name: "Name of track 1" }).waitFor()
  expect(await page.getByRole("button", { name: "Put it in place" }).count()).toBe(0)
  await browser.kill()

  await recordAndKill()
  page = await open()
  await page.getByRole("button", { name: "Throw it away" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Throw it away" }).click()
  await page.getByRole("button", { name: "Put it in place" }).waitFor({ state: "detached" })
  await page.reload()
  await page.getByRole("textbox", { name: "Name of track 1" }).waitFor()
  expect(await page.getByRole("button", { name: "Put it in place" }).count()).toBe(0)
  expect(Object.keys((await projectOf(page, id)).regions)).toHaveLength(1)
}, 90_000)
