import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Locator, Page } from "playwright-core"
import { wavOf } from "../../medusa-backend/integration-tests/fixtures/wav"
import { pictureOnFailure, useBrowser, type Visitor } from "./support/browser"
import { openStudio } from "./support/studio"

const visit = useBrowser()
let visitor: Visitor
let page: Page

/** A level of what reaches the loudspeakers, beside the place at which it was heard. */
type Heard = { bar: number; db: number }
declare global { interface Window { heard: AnalyserNode[] } }

beforeAll(async () => {
  visitor = await visit()
  page = visitor.page
  // Whatever is led to the loudspeakers is measured on its way.
  await page.addInitScript(() => {
    window.heard = []
    const connect = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode | AudioParam, ...more: number[]) => unknown
    Object.assign(AudioNode.prototype, {
      connect(this: AudioNode, to: AudioNode | AudioParam, ...more: number[]) {
        if (to instanceof AudioDestinationNode) {
          const analyser = new AnalyserNode(this.context, { fftSize: 2048 })
          connect.call(this, analyser)
          window.heard.push(analyser)
        }
        return connect.call(this, to, ...more)
      },
    })
  })
  await openStudio(page)
  await page.getByLabel("Bring sounds in").setInputFiles({ name: "Lead.wav", mimeType: "audio/wav", buffer: wavOf(16, (t) => 0.4 * Math.sin(2 * Math.PI * 220 * t)) })
  await page.getByRole("group", { name: "Lead", exact: true }).waitFor()
})
afterAll(() => visitor.context.close())

/** Listens for a while: levels and bars as they go by. */
const listen = (ms: number): Promise<Heard[]> => page.evaluate(async (length) => {
  const found: { bar: number; db: number }[] = []
  for (const end = performance.now() + length; performance.now() < end; await new Promise((next) => setTimeout(next, 40))) {
    const samples = new Float32Array(2048)
    const power = window.heard.map((analyser) => { analyser.getFloatTimeDomainData(samples); return samples.reduce((sum, each) => sum + each * each, 0) / samples.length })
    const [bar = 0, beat = 1] = (document.querySelector("output[aria-label=Position]")?.textContent ?? "").split(".").map(Number)
    found.push({ bar: bar + (beat - 1) / 4, db: 10 * Math.log10(Math.max(1e-12, ...power)) })
  }
  return found
}, ms)
/** The level between two bars; the clicks of a metronome count for nothing. */
const levelIn = (heard: readonly Heard[], from: number, to: number) => {
  const levels = heard.filter(({ bar }) => bar >= from && bar < to).map(({ db }) => db).sort((a, b) => a - b)
  return levels[Math.floor(levels.length / 2)] ?? Number.NaN
}
const play = () => page.getByRole("button", { name: "Play", exact: true }).click()
const stop = async () => { await page.getByRole("button", { name: "Stop", exact: true }).click(); await page.getByRole("button", { name: "To the beginning" }).click() }
const saying = (control: Locator) => control.getAttribute("aria-valuetext")
const undo = () => page.getByRole("button", { name: /^Undo/ })
async function addEffect(search: string) {
  await page.getByRole("button", { name: "Add effect" }).click()
  await page.getByLabel("Search effects").fill(search)
  await page.keyboard.press("Enter")
}

describe("a mix", () => {
  it("takes effects, turns knobs by keys, keeps a preset, sends to a room of its own, is automated and heard, and is undone to the start", async () => {
    pictureOnFailure(visitor, "studio-mix")
    await page.getByRole("button", { name: /^Effects of Lead/ }).click()
    await addEffect("filt")
    const cutoff = page.getByRole("slider", { name: "Cutoff of Filter" })
    expect(await saying(cutoff)).toBe("8.00 kHz")
    await cutoff.press("ArrowDown")
    expect(await saying(cutoff)).toBe("7.47 kHz")
    await cutoff.press("5")
    await page.getByLabel("Value of Cutoff of Filter").fill("500 Hz")
    await page.keyboard.press("Enter")
    expect(await saying(cutoff)).toBe("500 Hz")

    await page.getByRole("button", { name: "Presets" }).click()
    await page.getByLabel("Name of the preset").fill("Dark")
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByRole("button", { name: "Default", exact: true }).click()
    expect(await saying(cutoff)).toBe("8.00 kHz")
    await page.getByRole("button", { name: "Dark", exact: true }).click()
    expect(await saying(cutoff)).toBe("500 Hz")
    await page.keyboard.press("Escape")

    await addEffect("compressor")
    const effects = page.getByRole("list", { name: "Effects of Lead" }).getByRole("listitem")
    await effects.nth(1).getByRole("button", { name: "Compressor", exact: true }).press("Alt+ArrowUp")
    await expect.poll(() => effects.allInnerTexts()).toEqual(["Compressor", "Filter"])

    await page.getByRole("tab", { name: "Sends and routing" }).click()
    await page.getByLabel("Add a send to Lead").selectOption({ label: "A new bus" })
    const level = page.getByRole("slider", { name: "Send to Bus 1 of Lead" })
    await level.press("PageDown")
    expect(await saying(level)).toBe("−7.2 dB")
    await page.getByLabel("Track of the panel").selectOption({ label: "Bus 1" })
    await page.getByRole("tab", { name: "Effects" }).click()
    await addEffect("reverb")
    await page.getByLabel("Room of Reverb").selectOption({ label: "Hall" })
    await page.getByRole("img", { name: /^Impulse response: Hall/ }).waitFor()
    await page.getByRole("button", { name: "Close the panel" }).click()

    await page.getByRole("button", { name: "Automation of Lead" }).click()
    await page.getByLabel("Add an automation lane to Lead").selectOption({ label: "Volume" })
    const lane = page.getByLabel(/^Volume automation of Lead/)
    const box = await lane.boundingBox()
    // At 24 ticks a pixel a bar is 160 wide: silent up to the second, at its loudest from the third.
    for (const [x, y] of [[160, 62], [320, 14]] as const) await page.mouse.click((box?.x ?? 0) + x, (box?.y ?? 0) + y)
    await expect.poll(() => lane.getAttribute("aria-label")).toContain("2 points")
    await lane.press("ArrowUp")
    const fader = page.getByRole("slider", { name: "Volume of Lead" })
    expect(await saying(fader)).toBe("−∞ dB")
    await play()
    const heard = await listen(6_500)
    const atTheEnd = await saying(fader)
    await stop()
    expect(levelIn(heard, 1, 1.75)).toBeLessThan(-60)
    expect(levelIn(heard, 3.25, 4)).toBeGreaterThan(-14)
    expect(atTheEnd).toMatch(/^\+\d/)

    for (let steps = 0; (await undo().isEnabled()) && steps < 60; steps += 1) await undo().click()
    await expect.poll(() => page.getByRole("list", { name: "Tracks" }).getByRole("listitem").count()).toBe(0)
    expect(visitor.errors).toEqual([])
    for (let steps = 0; (await page.getByRole("button", { name: /^Redo/ }).isEnabled()) && steps < 60; steps += 1) await page.getByRole("button", { name: /^Redo/ }).click()
    await expect.poll(() => lane.getAttribute("aria-label")).toContain("2 points")
  })

  it("writes what a hand does while it plays: by touch up to letting go, heard at once and again", async () => {
    pictureOnFailure(visitor, "studio-mix-write")
    await page.getByLabel("Automation mode of Lead").selectOption("touch")
    await page.getByLabel("Add an automation lane to Lead").selectOption({ label: "Pan" })
    const lane = page.getByLabel(/^Pan automation of Lead/)
    const pan = page.getByRole("slider", { name: "Pan of Lead" })
    const box = await pan.boundingBox()
    const [x, y] = [(box?.x ?? 0) + 22, (box?.y ?? 0) + 22]
    await play()
    await page.mouse.move(x, y)
    await page.mouse.down()
    for (let step = 1; step <= 60; step += 1) { await page.mouse.move(x, y - step * 1.2); await page.waitForTimeout(10) }
    const held = await saying(pan)
    await page.mouse.up()
    await stop()
    expect(held).toMatch(/^R [5-9]\d/)
    const points = Number(/(\d+) points?/.exec((await lane.getAttribute("aria-label")) ?? "")?.[1])
    expect(points).toBeGreaterThanOrEqual(2)
    // A straight move is thinned: not one point a pixel.
    expect(points).toBeLessThan(60)
    expect(await page.getByRole("button", { name: "Undo: Write pan automation" }).count()).toBe(1)

    // Reading, the control follows what was written and refuses to be moved.
    await page.getByLabel("Automation mode of Lead").selectOption("read")
    await play()
    await expect.poll(() => saying(pan), { timeout: 25_000 }).toBe(held)
    await pan.press("ArrowDown")
    await page.getByRole("alert").getByText(/follows its automation/).waitFor()
    await stop()
    expect(visitor.errors).toEqual([])
  })

  it("shows what effects do: a curve moved by keys and pointer, gain reduction, an own impulse response; clips and peaks stay until they are cleared", async () => {
    pictureOnFailure(visitor, "studio-mix-faces")
    await page.getByRole("button", { name: /^Effects of Master/ }).click()
    await addEffect("3-band")
    const low = page.getByRole("button", { name: /^Low shelf: / })
    await low.press("ArrowUp")
    await expect.poll(() => low.getAttribute("aria-label")).toBe("Low shelf: 320 Hz, +0.2 dB")
    const box = await low.boundingBox()
    await page.mouse.move((box?.x ?? 0) + 14, (box?.y ?? 0) + 14)
    await page.mouse.down()
    await page.mouse.move((box?.x ?? 0) + 14, (box?.y ?? 0) - 200, { steps: 4 })
    await page.mouse.up()
    // As far as the effect's range, whatever the display has.
    await expect.poll(() => low.getAttribute("aria-label")).toBe("Low shelf: 320 Hz, +12.0 dB")
    await page.getByRole("button", { name: "Undo: Change low" }).waitFor()

    await addEffect("comp")
    await addEffect("reverb")
    await page.getByLabel("Own impulse response", { exact: true }).setInputFiles({ name: "Cave.wav", mimeType: "audio/wav", buffer: wavOf(1.5, (t) => Math.exp(-5 * t) * Math.sin(t * 9_999) * 0.5) })
    await page.getByText("“Cave”, 1.5 s.").waitFor()
    await page.getByRole("list", { name: "Effects of Master" }).getByRole("button", { name: "Compressor", exact: true }).click()
    await page.getByLabel("Side-chain of Compressor").selectOption({ label: "Lead" })
    await expect.poll(() => page.getByLabel("Side-chain of Compressor").inputValue()).not.toBe("")
    await play()
    await expect.poll(async () => Number.parseFloat(((await page.getByLabel("Gain reduction of Compressor").textContent()) ?? "0").replace("−", "-")), { timeout: 8_000 }).toBeLessThan(-1)

    await page.getByRole("tab", { name: "Master" }).click()
    await page.getByText(/^The true peak is .* above −1.0 dBTP/).waitFor()
    const integrated = page.locator("[data-loudness=integrated]")
    await expect.poll(() => integrated.textContent()).toMatch(/^−\d+\.\d LUFS$/)
    await stop()
    await page.getByRole("button", { name: "Measure anew" }).click()
    await expect.poll(() => integrated.textContent()).toBe("– LUFS")
    await page.getByRole("button", { name: "Close the panel" }).click()
    const clip = page.getByRole("button", { name: /^Master clipped at/ })
    await clip.click()
    await page.getByRole("button", { name: "Master has not clipped" }).waitFor()

    const typed = page.getByLabel("Level of Master", { exact: true })
    await typed.fill("-6")
    await typed.press("Enter")
    expect(await saying(page.getByRole("slider", { name: "Volume of Master" }))).toBe("−6.0 dB")
    expect(visitor.errors).toEqual([])
  })
})
