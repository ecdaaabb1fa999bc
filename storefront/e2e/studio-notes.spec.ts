import { expect, it } from "vitest"
import { pictureOnFailure, useBrowser } from "./support/browser"
import { openStudio } from "./support/studio"

const newVisitor = useBrowser()

/** A keyboard that a test plays: machines that test have none. Events reach the page as a real one's do. */
function withKeyboard(): void {
  const port = Object.assign(new EventTarget(), { name: "Test keys", state: "connected", onmidimessage: null as ((event: { data: Uint8Array }) => void) | null })
  Object.assign(navigator, { requestMIDIAccess: () => Promise.resolve({ inputs: new Map([["one", port]]), onstatechange: null }) })
  Object.assign(globalThis, { testKeys: (...data: number[]) => { port.onmidimessage?.({ data: Uint8Array.from(data) }) } })
}

it("an instrument is chosen by name, heard, and a MIDI keyboard's notes are written down while it plays", async () => {
  const visitor = await newVisitor()
  pictureOnFailure(visitor, "studio-notes")
  const { page } = visitor
  await page.addInitScript(withKeyboard)
  await openStudio(page)
  await page.getByRole("button", { name: "Add an instrument track" }).click()
  await page.keyboard.press("n")
  const roll = page.getByRole("application", { name: /^Piano roll/ })
  await roll.waitFor()
  const sound = page.getByRole("combobox", { name: "Sound of Instrument 1" })
  await expect.poll(() => sound.isEnabled(), { timeout: 15_000 }).toBe(true)
  const name = await sound.getByRole("option").filter({ hasText: /organ/i }).first().textContent()
  await sound.selectOption({ label: name ?? "" })

  await roll.focus()
  for (const key of ["Enter", "Enter", "Enter", "Control+a", "Shift+ArrowRight"]) await page.keyboard.press(key)
  await page.keyboard.press("Escape")
  await page.getByRole("button", { name: "To the beginning" }).click()
  await page.getByRole("button", { name: "Play", exact: true }).click()
  await expect.poll(() => page.getByLabel("Loudness of the master").textContent(), { timeout: 15_000 }).toMatch(/−\d+\.\d LUFS/)
  await page.getByRole("button", { name: "Stop", exact: true }).click()

  const notes = async () => Number(/(\d+) notes/.exec((await roll.getAttribute("aria-label")) ?? "")?.[1])
  expect(await notes()).toBe(3)
  await page.getByRole("button", { name: "Play from a MIDI keyboard" }).click()
  await page.getByRole("button", { name: "MIDI: Test keys" }).waitFor()
  await page.getByRole("button", { name: "Write down what is played" }).click()
  await page.getByRole("button", { name: "To the beginning" }).click()
  await page.getByRole("button", { name: "Play", exact: true }).click()
  await page.waitForTimeout(700)
  const play = (...data: number[]) => page.evaluate((bytes) => { (globalThis as unknown as { testKeys: (...data: number[]) => void }).testKeys(...bytes) }, data)
  await play(0x90, 72, 90)
  await page.waitForTimeout(300)
  await play(0x80, 72, 0)
  await play(0x91, 76, 60)
  await page.waitForTimeout(200)
  await page.getByRole("button", { name: "Stop", exact: true }).click()
  await expect.poll(notes).toBe(5)
  await page.getByRole("button", { name: "Undo: Record notes" }).click()
  await expect.poll(notes).toBe(3)
  expect(visitor.errors).toEqual([])
}, 60_000)
