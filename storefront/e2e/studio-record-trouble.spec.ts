import { describe, expect, it } from "vitest"
import { pictureOnFailure, useBrowser } from "./support/browser"
import { loopBack, projectOf, useMicrophone } from "./support/loopback"
import { openStudio } from "./support/studio"

const soon = { timeout: 10_000 } // the machine may be busy

const visit = useBrowser()

describe("an input that cannot be used", () => {
  it.each([
    ["NotAllowedError", /does not let this page hear the microphone.*allow the microphone/],
    ["NotFoundError", /no microphone or interface\. Plug one in/],
    ["NotReadableError", /another program holds it/],
  ] as const)("is said in words: %s", async (name, words) => {
    const visitor = await visit()
    const { page } = visitor
    pictureOnFailure(visitor, `studio-${name}`)
    await page.addInitScript((fault) => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", fault)) }, name)
    await openStudio(page)
    await page.getByRole("button", { name: "Record", exact: true }).click() // asks nothing yet: first it says what will be asked
    expect(await page.getByText("The browser asks you next").isVisible()).toBe(true)
    await page.getByRole("button", { name: "Use the microphone" }).click()
    await expect.poll(() => page.getByRole("dialog", { name: "Recording input" }).getByRole("alert").textContent(), soon).toMatch(words)
    expect(await page.getByRole("button", { name: "Use the microphone" }).isEnabled()).toBe(true)
    await visitor.context.close()
  }, 60_000)

  it("a refusal by the browser itself, too", async () => {
    const visitor = await visit({ permissions: [] })
    const { page } = visitor
    await openStudio(page)
    await page.getByRole("button", { name: "Recording input" }).click()
    await page.getByRole("button", { name: "Use the microphone" }).click()
    await expect.poll(() => page.getByRole("dialog", { name: "Recording input" }).getByRole("alert").textContent(), soon).toMatch(/microphone/)
    await visitor.context.close()
  }, 60_000)
})

describe("a recording that is broken off", () => {
  const recording = async (name: string) => {
    const visitor = await visit()
    pictureOnFailure(visitor, name)
    await loopBack(visitor.page, 37)
    const { id } = await openStudio(visitor.page)
    await useMicrophone(visitor.page)
    await visitor.page.keyboard.press("Escape")
    return { ...visitor, id, begin: async () => {
      await visitor.page.getByRole("button", { name: "Record", exact: true }).click()
      await expect.poll(() => visitor.page.getByRole("button", { name: "Stop recording" }).textContent(), { timeout: 15_000 }).toBe("0:02")
    } }
  }

  it("by unplugging the interface keeps what was recorded and says so", async () => {
    const { page, id, begin, context } = await recording("studio-unplugged")
    await begin()
    await page.evaluate(async () => { for (const track of (await navigator.mediaDevices.getUserMedia({ audio: true })).getTracks()) track.dispatchEvent(new Event("ended")) })
    await expect.poll(() => page.getByRole("alert").first().textContent(), soon).toContain("was unplugged or switched off")
    await page.getByRole("button", { name: "Record", exact: true }).waitFor()
    const [region] = Object.values((await projectOf(page, id)).regions)
    expect(region?.length).toBeGreaterThan(1.5)
    await context.close()
  }, 60_000)

  it("by the system that suspends the sound keeps what was recorded and says so", async () => {
    const { page, id, begin, context } = await recording("studio-suspended")
    await page.evaluate(() => {
      const sent = window as unknown as { suspendAll?: () => Promise<void> }
      const resume = AudioContext.prototype.resume
      AudioContext.prototype.resume = function resumed(this: AudioContext) { sent.suspendAll = () => this.suspend(); return resume.call(this) }
    })
    await begin()
    await page.evaluate(() => (window as unknown as { suspendAll: () => Promise<void> }).suspendAll())
    await expect.poll(() => page.getByRole("alert").first().textContent(), soon).toContain("stopped the sound")
    await page.getByRole("button", { name: "Record", exact: true }).waitFor()
    expect(Object.values((await projectOf(page, id)).regions)[0]?.length).toBeGreaterThan(1.5)
    await context.close()
  }, 60_000)
})

describe("a voice note", () => {
  it("is recorded, kept over a reload, heard and deleted", async () => {
    const visitor = await visit()
    const { page, errors } = visitor
    pictureOnFailure(visitor, "studio-voice-notes")
    await loopBack(page, 37)
    await openStudio(page)
    await useMicrophone(page) // opens the sound that the note is made of
    await page.keyboard.press("Escape")
    await page.getByRole("button", { name: "Voice notes" }).click()
    await page.getByText("No notes yet").waitFor()
    await page.getByRole("button", { name: "Record a note" }).click()
    await page.waitForTimeout(1_500)
    await page.getByRole("button", { name: "Stop and keep" }).click()
    const notes = page.getByRole("list", { name: "Notes" }).getByRole("listitem")
    await notes.waitFor()
    await page.reload()
    await page.getByRole("button", { name: "Voice notes" }).click()
    await notes.waitFor()
    await notes.getByRole("button", { name: /^Hear note of/ }).click()
    await expect.poll(() => notes.getByRole("slider").evaluate((place: HTMLInputElement) => Number(place.value)), { timeout: 10_000 }).toBeGreaterThan(0.1)
    await notes.getByRole("button", { name: /^Delete the note/ }).click()
    await page.getByText("No notes yet").waitFor()
    expect(errors).toEqual([])
  }, 60_000)
})
