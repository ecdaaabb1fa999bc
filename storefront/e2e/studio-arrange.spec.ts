import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { pictureOnFailure, useBrowser } from "./support/browser"
import { openStudio } from "./support/studio"

const newVisitor = useBrowser()

/** Two seconds of a beat, 16 bits, stereo. */
function aWav(hz: number, seconds: number): Buffer {
  const frames = 44_100 * seconds
  const bytes = Buffer.alloc(44 + frames * 4)
  bytes.write("RIFF", 0); bytes.writeUInt32LE(36 + frames * 4, 4); bytes.write("WAVEfmt ", 8); bytes.writeUInt32LE(16, 16); bytes.writeUInt16LE(1, 20); bytes.writeUInt16LE(2, 22)
  bytes.writeUInt32LE(44_100, 24); bytes.writeUInt32LE(176_400, 28); bytes.writeUInt16LE(4, 32); bytes.writeUInt16LE(16, 34); bytes.write("data", 36); bytes.writeUInt32LE(frames * 4, 40)
  for (let n = 0; n < frames * 2; n++) bytes.writeInt16LE(Math.round(9_000 * Math.sin((Math.PI * hz * (n - (n % 2))) / 44_100) * Math.exp(-((n / 88_200) % 0.5) * 6)), 44 + n * 2)
  return bytes
}

const files = [{ name: "Kick.wav", mimeType: "audio/wav", buffer: aWav(60, 4) }, { name: "Lead.wav", mimeType: "audio/wav", buffer: aWav(440, 4) }]

/** What the status line says, without the mark that makes it news. */
const said = async (page: Page) => ((await page.getByRole("status", { name: "What happened" }).textContent()) ?? "").replace("\u200b", "")
const saying = (page: Page, text: string | RegExp) => expect.poll(() => said(page), { timeout: 5_000 }).toMatch(text)

/** The regions of a track, as they are read out. */
async function regionsOf(page: Page, track: string): Promise<string[]> {
  const index = await page.getByRole("textbox", { name: /^Name of track/ }).evaluateAll((all, name) => all.findIndex((each) => (each as HTMLInputElement).value === name), track)
  await page.getByRole("list", { name: "Tracks" }).getByRole("listitem").nth(index).click({ position: { x: 200, y: 50 } })
  const list = page.getByRole("listbox", { name: `Regions of ${track}` })
  await list.waitFor()
  return (await list.getByRole("option").allTextContents()).map((text) => text.replace(/, [\d.]+ seconds/, ""))
}

/** The timeline's drawing, at a bar (from 1) and a row (from 0); four bars of 4/4 are seen in so many pixels. */
async function grasp(page: Page) {
  const canvas = page.getByRole("img", { name: "Timeline" })
  const box = await canvas.boundingBox()
  if (!box) throw new Error("There is no timeline")
  return { at: (tick: number, row: number, down = 45) => ({ x: box.x + tick / 24, y: box.y + 32 + row * 72 + down }) }
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 3 })
  await page.mouse.up()
}

describe("arranging", () => {
  it("a song is put together by pointer, taken back to its start, and done again", async () => {
    const visitor = await newVisitor()
    pictureOnFailure(visitor, "studio-arrange")
    const { page } = visitor
    await openStudio(page)
    await page.getByLabel("Bring sounds in").setInputFiles(files)
    await expect.poll(() => page.getByRole("textbox", { name: /^Name of track/ }).count()).toBe(2)
    const { at } = await grasp(page)

    // Split: the tool cuts where it is pressed, at the grid.
    await page.getByRole("button", { name: "Split tool" }).click()
    const cut = at(3_840, 0)
    await page.mouse.click(cut.x, cut.y)
    await saying(page, "Split region")
    await page.getByRole("button", { name: "Select and move" }).click()
    expect(await regionsOf(page, "Kick")).toEqual(["Kick, at 1.1, 1 bar", "Kick, at 2.1, 1 bar"])

    // Moved by a bar, then so that both overlap by a beat; the overlap is crossfaded.
    await drag(page, at(5_000, 0, 60), at(5_000 + 3_840, 0, 60))
    expect(await regionsOf(page, "Kick")).toEqual(["Kick, at 1.1, 1 bar", "Kick, at 3.1, 1 bar"])
    await drag(page, at(7_680 + 1_160, 0, 60), at(2_880 + 1_160, 0, 60))
    expect(await regionsOf(page, "Kick")).toEqual(["Kick, at 1.1, 1 bar", "Kick, at 1.4, 1 bar"])
    await page.keyboard.press("Control+Shift+A")
    await page.keyboard.press("x")
    await saying(page, "Crossfade")

    // A fade by its handle, a loop by its corner, a copy with Alt.
    await page.mouse.click(at(2_000, 1, 60).x, at(0, 1, 60).y)
    await drag(page, { x: at(0, 1).x + 4, y: at(0, 1, 22).y }, { x: at(960, 1).x + 4, y: at(0, 1, 22).y })
    await page.getByRole("button", { name: "All values" }).click()
    const values = page.getByRole("complementary", { name: "Values" })
    expect(await values.getByLabel("Fade-in", { exact: true }).inputValue()).toBe("0.5")
    await drag(page, { x: at(7_680, 1).x - 5, y: at(0, 1, 4).y }, { x: at(15_360, 1).x - 5, y: at(0, 1, 4).y })
    expect(await values.getByLabel("Repeats").inputValue()).toBe("2")
    await values.getByRole("button", { name: "Close values" }).click()
    expect(await regionsOf(page, "Lead")).toEqual(["Lead, at 1.1, 4 bars, 2 times"])
    await page.keyboard.down("Alt")
    await drag(page, at(2_000, 1, 60), at(2_000 + 15_360, 1, 60))
    await page.keyboard.up("Alt")
    expect(await regionsOf(page, "Lead")).toEqual(["Lead, at 1.1, 4 bars, 2 times", "Lead, at 5.1, 4 bars, 2 times"])

    // Notes are drawn beside the grid and put onto it.
    await page.getByRole("button", { name: "Add an instrument track" }).click()
    await page.keyboard.press("Home")
    await page.keyboard.press("n")
    const roll = page.getByRole("application", { name: /^Piano roll/ })
    await roll.waitFor()
    await page.getByLabel("Grid").selectOption("off")
    const keys = await roll.boundingBox()
    if (!keys) throw new Error("There is no piano roll")
    for (const x of [120, 247, 391]) await page.mouse.click(keys.x + x, keys.y + 80)
    await page.getByRole("application", { name: "Piano roll, 3 notes" }).or(roll).waitFor()
    expect(await roll.getAttribute("aria-label")).toContain("3 notes")
    await page.getByLabel("Grid").selectOption("1/16")
    await roll.focus()
    await page.keyboard.press("Control+a")
    await page.keyboard.press("q")
    await saying(page, /^Quantize 3 notes/)
    await page.keyboard.press("Escape")
    await roll.focus()
    await page.keyboard.press("ArrowRight")
    await saying(page, /^\S+ at \d+\.\d\.(000|240|480|720), /)
    await page.getByRole("button", { name: "Close the notes" }).click()

    // Back to the start, and to the end again.
    const last = [await regionsOf(page, "Kick"), await regionsOf(page, "Lead")]
    const undo = page.getByRole("button", { name: /^Undo/ })
    for (let n = 0; n < 40 && (await undo.isEnabled()); n++) await undo.click()
    expect(await page.getByRole("textbox", { name: /^Name of track/ }).count()).toBe(0)
    const redo = page.getByRole("button", { name: /^Redo/ })
    for (let n = 0; n < 40 && (await redo.isEnabled()); n++) await redo.click()
    expect([await regionsOf(page, "Kick"), await regionsOf(page, "Lead")]).toEqual(last)
    expect(visitor.errors).toEqual([])
  }, 60_000)

  it("a track in a folder is folded away, and what would be lost is asked first", async () => {
    const visitor = await newVisitor()
    pictureOnFailure(visitor, "studio-folders")
    const { page } = visitor
    await openStudio(page)
    await page.getByLabel("Bring sounds in").setInputFiles(files)
    const names = () => page.getByRole("textbox", { name: /^Name of track/ }).evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value))
    await expect.poll(names).toEqual(["Kick", "Lead"])
    await regionsOf(page, "Kick")
    await page.keyboard.press("Control+Shift+F")
    await expect.poll(names).toEqual(["Folder", "Kick", "Lead"])
    await page.getByRole("button", { name: "Fold Folder" }).click()
    expect(await names()).toEqual(["Folder", "Lead"])
    await page.getByRole("button", { name: "Open Folder" }).click()

    // A colored edge is dragged: the second track goes above all.
    const edges = page.getByTitle("Drag to move the track")
    const [from, to] = [await edges.nth(2).boundingBox(), await edges.nth(0).boundingBox()]
    if (!from || !to) throw new Error("There are no tracks")
    await drag(page, { x: from.x + 4, y: from.y + 30 }, { x: to.x + 4, y: to.y + 8 })
    await expect.poll(names).toEqual(["Lead", "Folder", "Kick"])

    await regionsOf(page, "Kick")
    await page.keyboard.press("Control+Backspace")
    const question = page.getByRole("alertdialog", { name: "Delete “Kick”?" })
    await question.getByRole("button", { name: "Delete track" }).click()
    await expect.poll(names).toEqual(["Lead", "Folder"])

    // Its sound stays in the project until it is removed as unused.
    await page.getByRole("button", { name: "Sounds of the project" }).click()
    const sounds = page.getByRole("complementary", { name: "Sounds" })
    expect(await sounds.getByRole("listitem").filter({ hasText: "Kick" }).textContent()).toContain("not used")
    await sounds.getByRole("button", { name: "Remove 1 unused" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click()
    await expect.poll(() => sounds.getByRole("listitem").count()).toBe(1)
    expect(visitor.errors).toEqual([])
  }, 40_000)

  it("what was copied is pasted into another project", async () => {
    const visitor = await newVisitor({ permissions: ["clipboard-read", "clipboard-write"] })
    const { page } = visitor
    const { person } = await openStudio(page)
    await page.getByLabel("Bring sounds in").setInputFiles(files.slice(0, 1))
    await expect.poll(() => page.getByRole("textbox", { name: /^Name of track/ }).count()).toBe(1)
    await page.keyboard.press("Control+a")
    await page.keyboard.press("Control+c")
    await saying(page, "Copied region")
    await openStudio(page, person)
    await page.keyboard.press("PageDown")
    await page.keyboard.press("Control+v")
    await saying(page, "Paste region")
    expect(await regionsOf(page, "Kick")).toEqual(["Kick, at 2.1, 2 bars"])
    expect(visitor.errors).toEqual([])
  }, 40_000)

  it("files are dropped where they are shown, menus know what they are opened on, and marks above the ruler are moved and typed", async () => {
    const visitor = await newVisitor()
    pictureOnFailure(visitor, "studio-marks")
    const { page } = visitor
    await openStudio(page)
    const { at } = await grasp(page)
    const data = await page.evaluateHandle((all) => {
      const transfer = new DataTransfer()
      for (const { name, base64 } of all) transfer.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name, { type: "audio/wav" }))
      return transfer
    }, files.map(({ name, buffer }) => ({ name, base64: buffer.toString("base64") })))
    const place = { clientX: at(3_900, 0).x, clientY: at(0, 0).y, dataTransfer: data }
    const timeline = page.getByRole("img", { name: "Timeline" })
    await timeline.dispatchEvent("dragover", place)
    await timeline.dispatchEvent("drop", place)
    await expect.poll(() => page.getByRole("textbox", { name: /^Name of track/ }).count()).toBe(2)
    expect(await regionsOf(page, "Kick")).toEqual(["Kick, at 2.1, 2 bars"])

    const spot = at(5_000, 0, 60)
    await page.mouse.click(spot.x, spot.y, { button: "right" })
    await page.getByRole("menu", { name: "Region" }).getByRole("menuitem", { name: /^Reverse/ }).click()
    await saying(page, "Change reversal of region")
    expect(await regionsOf(page, "Kick")).toEqual(["Kick, at 2.1, 2 bars, reversed"])
    await page.getByRole("listbox", { name: "Regions of Kick" }).focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Shift+F10")
    await page.getByRole("menu", { name: "Region" }).getByRole("menuitem", { name: /^Duplicate/ }).waitFor()
    await page.keyboard.press("Escape")

    // A marker is added, moved and named.
    const lane = page.getByRole("group", { name: "Markers" })
    const left = (await lane.boundingBox())?.x ?? 0
    await lane.dblclick({ position: { x: 320, y: 12 } })
    const marker = lane.getByRole("button", { name: /^Marker Marker 1 at 3\.1/ })
    const box = await marker.boundingBox()
    if (!box) throw new Error("There is no marker")
    await drag(page, { x: box.x + 10, y: box.y + 10 }, { x: box.x + 170, y: box.y + 10 })
    await lane.getByRole("button", { name: "Marker Marker 1 at 4.1.000" }).dblclick()
    await page.getByRole("textbox", { name: "Name of the marker" }).fill("Chorus")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await lane.getByRole("button", { name: "Marker Chorus at 4.1.000" }).waitFor()

    // The tempo rises evenly from bar 5 to bar 9.
    const tempos = page.getByRole("group", { name: "Tempo and meter" })
    await tempos.dblclick({ position: { x: 640, y: 12 } })
    await tempos.dblclick({ position: { x: 1_000, y: 12 } })
    await tempos.getByRole("button", { name: /^Tempo 120 BPM at 7/ }).press("Enter")
    await page.getByRole("spinbutton", { name: "Tempo from here on" }).fill("160")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await tempos.getByRole("button", { name: /^Tempo 120 BPM at 5/ }).press("Enter")
    await page.getByLabel("Changes evenly to the next one").check()
    await page.keyboard.press("Escape")
    await saying(page, "Change tempo")

    // A range in the ruler is what is played in circles.
    await drag(page, { x: left + 160, y: at(0, 0).y - 60 }, { x: left + 480, y: at(0, 0).y - 60 })
    await expect.poll(() => page.getByRole("button", { name: "Play in circles" }).getAttribute("aria-pressed")).toBe("true")
    expect(visitor.errors).toEqual([])
  }, 40_000)

  it("a finger scrolls, a tap selects, and what is selected is moved", async () => {
    const visitor = await newVisitor({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    pictureOnFailure(visitor, "studio-phone")
    const { page, context } = visitor
    await openStudio(page)
    await page.getByLabel("Bring sounds in").setInputFiles(files.slice(0, 1))
    await expect.poll(() => page.getByRole("textbox", { name: /^Name of track/ }).count()).toBe(1)
    await page.getByLabel("Grid").selectOption("bar")
    const { at } = await grasp(page)
    const client = await context.newCDPSession(page)
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...points: { x: number; y: number }[]) => client.send("Input.dispatchTouchEvent", { type, touchPoints: points.map((point, id) => ({ ...point, id })) })
    const list = page.getByRole("listbox", { name: "Regions of Kick" })

    // The page begins with what was brought in as the choice; a tap beside it lets it go.
    await page.touchscreen.tap(at(9_000 - 4_000, 2).x, at(0, 2).y)
    await expect.poll(() => list.getByRole("option", { selected: true }).count()).toBe(0)
    await page.touchscreen.tap(at(3_000, 0, 60).x, at(0, 0, 60).y)
    await expect.poll(() => list.getByRole("option", { selected: true }).count()).toBe(1)
    await touch("touchStart", at(2_000, 0, 60))
    await touch("touchMove", at(3_500, 0, 60))
    await touch("touchMove", at(5_840, 0, 60))
    await touch("touchEnd")
    expect(await list.getByRole("option").allTextContents()).toEqual(["Kick, at 2.1, 2 bars, 4.0 seconds"])

    // Two fingers that part come closer: the region begins farther out than where it did.
    await touch("touchStart", at(2_000, 3), at(3_000, 3))
    await touch("touchMove", at(1_000, 3), at(3_000, 3))
    await touch("touchMove", at(0, 3), at(3_000, 3))
    await touch("touchEnd")
    await page.touchscreen.tap(at(4_800, 0, 60).x, at(0, 0, 60).y)
    await expect.poll(() => list.getByRole("option", { selected: true }).count()).toBe(0)
    expect(visitor.errors).toEqual([])
  }, 40_000)
})
