import { endOf, tempoMap, type Region } from "@max-booster/studio-core"
import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { find } from "../src/features/studio/record/latency"
import { pictureOnFailure, useBrowser } from "./support/browser"
import { loopBack, measureDelay, projectOf, samplesOf } from "./support/loopback"
import { openStudio } from "./support/studio"

const visit = useBrowser()
const RATE = 48_000
/** What the metronome plays on beats 2, 3 and 4. */
const click = Float32Array.from({ length: 1_440 }, (_, i) => Math.sin((2 * Math.PI * 880 * i) / RATE) * (1 - i / 1_440) ** 4)

/** By how much the click of a tick lies beside it in a region's recording, ms. */
async function offBy(page: Page, region: Region, tick: number): Promise<number> {
  const { samples } = await samplesOf(page, region.assetId)
  const tempo = tempoMap([])
  const expected = Math.round((region.offset + tempo.secondsAt(tick) - tempo.secondsAt(region.start)) * RATE)
  const reach = 0.2 * RATE
  const found = find(click, samples.subarray(expected - reach, expected + reach + click.length))
  expect(found?.likeness).toBeGreaterThan(0.8)
  return (((found?.frame ?? 0) - reach) / RATE) * 1_000
}

describe("what the studio plays comes back through a cable", () => {
  it.each([[37, 0], [120, 1], [300, 0]])("%i ms late: after the delay was measured, each recorded click lies within 1 ms of where it was played (bars counted before: %i)", async (delayMs, countIn) => {
    const visitor = await visit()
    const { page, errors, context } = visitor
    pictureOnFailure(visitor, `studio-record-${delayMs}`)
    await loopBack(page, delayMs)
    const { id } = await openStudio(page)
    await measureDelay(page, countIn)
    await page.getByRole("button", { name: "Metronome" }).click()
    await page.getByRole("button", { name: "Record", exact: true }).click()
    if (countIn > 0) await page.getByRole("button", { name: "Stop recording" }).getByText("Count-in").waitFor()
    await expect.poll(() => page.getByLabel("Position").textContent(), { timeout: 15_000 }).toMatch(/^2\.[23]/)
    await page.getByRole("button", { name: "Stop recording" }).click()
    await page.getByRole("button", { name: "Record", exact: true }).waitFor()
    const regions = Object.values((await projectOf(page, id)).regions)
    expect(regions).toMatchObject([{ start: 0, name: "Recording 1" }])
    for (const tick of [960, 1_920, 2_880]) expect(Math.abs(await offBy(page, regions[0] as Region, tick))).toBeLessThan(1)
    expect(errors).toEqual([])
    await context.close()
  }, 90_000)
})

describe("a part that was played wrong", () => {
  it("is recorded again within the cycle's range only: punched in and out, while playing goes on", async () => {
    const visitor = await visit()
    const { page, errors, context } = visitor
    pictureOnFailure(visitor, "studio-punch")
    await loopBack(page, 37)
    const { id } = await openStudio(page)
    await measureDelay(page)
    await page.getByRole("button", { name: "Metronome" }).click()
    await page.getByRole("button", { name: /^Punch in and out/ }).click()
    await page.getByRole("button", { name: "Record", exact: true }).click()
    await page.getByRole("button", { name: "Stop recording" }).waitFor()
    // The cycle's four bars take eight seconds.
    await page.getByRole("button", { name: "Record", exact: true }).waitFor()
    expect(await page.getByLabel("Position").textContent()).toMatch(/^[56]\./)
    await page.keyboard.press("Space")
    const [region] = Object.values((await projectOf(page, id)).regions) as [Region]
    expect([region.start, Math.round(endOf(region, tempoMap([])))]).toEqual([0, 15_360])
    expect(Math.abs(await offBy(page, region, 4_800))).toBeLessThan(1)
    expect(errors).toEqual([])
    await context.close()
  }, 90_000)
})
