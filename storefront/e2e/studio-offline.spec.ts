import { describe, expect, it } from "vitest"
import type { Page } from "playwright-core"
import { aPulse, wavOf } from "../../medusa-backend/integration-tests/fixtures/wav"
import { aPerson } from "../../medusa-backend/integration-tests/support/people"
import { pictureOnFailure, useBrowser } from "./support/browser"
import { loopBack, projectOf, useMicrophone } from "./support/loopback"
import { openStudio } from "./support/studio"

const visit = useBrowser()
const soon = { timeout: 20_000 }

/** What is kept for when there is no network: paths of pages and of files. */
const kept = (page: Page) => page.evaluate(async () => {
  const paths = async (name: string) => (await (await caches.open(name)).keys()).map(({ url }) => { const { pathname, search } = new URL(url); return `${pathname}${search}` })
  return { pages: await paths("studio-pages"), files: await paths("studio-files") }
})
const names = (page: Page) => page.getByRole("textbox", { name: /^Name of track/ }).evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value))

describe("the studio without a network", () => {
  it("a project opens again as it was left, is worked on and heard, and is at the shop once the network is back", async () => {
    const visitor = await visit()
    const { page, context, errors } = visitor
    pictureOnFailure(visitor, "studio-offline")
    const person = await aPerson("Mira Offline")
    await loopBack(page, 20)
    const { id } = await openStudio(page, person)
    await page.getByLabel("Bring sounds in").setInputFiles([{ name: "Kick.wav", mimeType: "audio/wav", buffer: wavOf(2, aPulse) }])
    await expect.poll(() => names(page), soon).toEqual(["Kick"])
    await page.getByText("Saved", { exact: true }).first().waitFor(soon)
    await expect.poll(async () => { const { pages, files } = await kept(page); return [pages.includes(`/studio/${id}`), files.some((path) => path.endsWith(".css")), files.some((path) => path.includes("worklets"))] }, soon).toEqual([true, true, true])
    await page.waitForTimeout(2_500) // what was used last is told after a rest

    await context.setOffline(true)
    await page.reload()
    await expect.poll(() => names(page), soon).toEqual(["Kick"])
    await page.getByText("Offline: kept on this device").first().waitFor(soon)
    await page.getByRole("button", { name: "Play", exact: true }).click()
    const position = page.getByLabel("Position")
    await expect.poll(() => position.textContent(), soon).not.toBe("1.1.000")
    await page.getByRole("button", { name: "Stop", exact: true }).click()
    await page.getByRole("button", { name: "Add an audio track" }).click()
    await expect.poll(async () => (await names(page)).length).toBe(2)
    await useMicrophone(page)
    await page.keyboard.press("Escape")
    await page.getByRole("button", { name: "Record", exact: true }).click()
    await page.getByRole("button", { name: "Stop recording" }).waitFor()
    await page.waitForTimeout(1_500)
    await page.getByRole("button", { name: "Stop recording" }).click()
    await expect.poll(async () => Object.keys((await projectOf(page, id)).regions).length, soon).toBe(2)
    await page.goto("/studio/never-opened-here")
    await page.getByRole("heading", { name: "No network" }).waitFor()
    await page.goto(`/studio/${id}`)
    await expect.poll(async () => (await names(page)).length, soon).toBe(2)

    await context.setOffline(false)
    await page.getByText("Saved", { exact: true }).first().waitFor({ timeout: 40_000 })
    const other = await visit()
    await openElsewhere(other.page, id, person)
    await expect.poll(() => names(other.page), soon).toEqual(await names(page))
    expect(Object.values((await projectOf(other.page, id)).regions)).toHaveLength(2)
    const { pages, files } = await kept(page)
    expect(pages.sort()).toEqual([`/studio/${id}`, `/studio/${id}?known`])
    expect(files.filter((path) => !path.startsWith("/_next/static/"))).toEqual([])
    expect(errors.filter((text) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch|WebSocket/.test(text))).toEqual([])

    await page.goto("/account")
    await page.getByRole("button", { name: "Sign out" }).click()
    await page.waitForURL((url) => url.pathname === "/")
    expect(await page.evaluate(async () => [await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length])).toEqual([[], 0])
  }, 150_000)
})

async function openElsewhere(page: Page, id: string, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(`/studio/${id}`)}`)
  await page.getByLabel("E-mail", { exact: true }).fill(email)
  await page.getByLabel("Password").fill(password)
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.getByRole("list", { name: "Tracks" }).waitFor({ state: "attached" })
}
