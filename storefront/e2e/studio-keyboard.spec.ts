import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { pictureOnFailure, useBrowser } from "./support/browser"
import { openStudio } from "./support/studio"

const newVisitor = useBrowser()
const saying = (page: Page, text: string | RegExp) => expect.poll(async () => ((await page.getByRole("status", { name: "What happened" }).textContent()) ?? "").replace("\u200b", ""), { timeout: 5_000 }).toMatch(text)

it("notes are written, a region is split, moved, duplicated and taken back by keys alone, and all of it is said", async () => {
  const visitor = await newVisitor()
  pictureOnFailure(visitor, "studio-keyboard")
  const { page } = visitor
  const keys = async (...names: string[]) => { for (const name of names) await page.keyboard.press(name) }
  await openStudio(page)
  await keys("s")
  await saying(page, "There is nothing to split here.")

  // A command that has no place in the hand is found by its name.
  await keys("?")
  await page.getByRole("dialog", { name: "Shortcuts" }).waitFor()
  await page.keyboard.type("instrument track")
  await keys("Tab", "Enter")
  await saying(page, "Add instrument track")
  await keys("n")
  const roll = page.getByRole("application", { name: /^Piano roll, 0 notes/ })
  await roll.focus()
  await keys("Enter", "Enter", "Alt+ArrowUp", "Alt+ArrowUp", "Shift+ArrowRight")
  await keys("ArrowLeft")
  await saying(page, /^C4 at 1\.1\.000, 0\.25 quarters, velocity 100$/)
  await keys("ArrowRight")
  await saying(page, /^D4 at 1\.1\.240, 0\.5 quarters/)
  await keys("Escape", "Escape")
  await expect.poll(() => page.getByRole("application").count()).toBe(0)

  // Regions are chosen in their list; commands do the rest.
  const list = page.getByRole("listbox", { name: "Regions of Instrument 1" })
  await list.focus()
  await keys("ArrowDown")
  await saying(page, "Instrument 1, at 1.1, 4 bars, 8.0 seconds")
  await keys("PageDown", "PageDown", "s")
  await saying(page, "Split region")
  expect(await list.getByRole("option").allTextContents()).toEqual(["Instrument 1, at 1.1, 2 bars, 4.0 seconds", "Instrument 1, at 3.1, 2 bars, 4.0 seconds"])
  await keys("Alt+ArrowRight", "Control+d", "m")
  await saying(page, "Change mute of region")
  expect((await list.getByRole("option").allTextContents()).map((text) => text.replace(/, [\d.]+ seconds/, ""))).toEqual(["Instrument 1, at 1.1, 2 bars", "Instrument 1, at 3.2, 2 bars", "Instrument 1, at 5.2, 2 bars, muted"])
  await keys("Control+z", "Control+z", "Control+z", "Control+z")
  await saying(page, "Taken back: Split region")
  expect(await list.getByRole("option").count()).toBe(1)
  await keys("Control+Shift+Z")
  await saying(page, "Done again: Split region")

  // Markers are set and jumped to.
  await keys("Control+a", "PageUp", "PageUp", "k", "PageDown", "k", "Control+ArrowLeft")
  await saying(page, "Marker 1, 1.1.000")
  expect(visitor.errors).toEqual([])
}, 40_000)
