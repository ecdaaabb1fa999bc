import type { ProjectData } from "@max-booster/studio-core"
import { describe, expect, it } from "vitest"
import { pictureOnFailure, useBrowser } from "./support/browser"
import { loopBack, projectOf, useMicrophone } from "./support/loopback"
import { openStudio } from "./support/studio"

const soon = { timeout: 10_000 } // the machine may be busy

const visit = useBrowser()
const byLane = ({ regions }: ProjectData, isComp: boolean) => Object.values(regions).filter(({ takeLane }) => (takeLane === 0) === isComp).sort((a, b) => a.takeLane - b.takeLane || a.start - b.start)
const BAR = 3_840

describe("recording in circles", () => {
  it("makes a take a round; a range of one is chosen by a swipe and by keys, undone, listened to alone, and all is made plain", async () => {
    const visitor = await visit()
    const { page, errors } = visitor
    pictureOnFailure(visitor, "studio-takes")
    await loopBack(page, 37)
    const { id } = await openStudio(page)
    await useMicrophone(page)
    await page.keyboard.press("Escape")
    await page.getByLabel("Tempo", { exact: true }).fill("480") // four bars in two seconds
    await page.getByLabel("Tempo", { exact: true }).press("Enter")
    await page.getByRole("button", { name: "Play in circles" }).click()
    await page.getByRole("button", { name: "Record", exact: true }).click()
    await page.waitForTimeout(5_200)
    await page.getByRole("button", { name: "Stop recording" }).click()
    const lanes = page.getByRole("region", { name: "Takes of Recording" })
    await lanes.waitFor()
    const recorded = await projectOf(page, id)
    const takes = byLane(recorded, false)
    expect(takes.length).toBeGreaterThanOrEqual(3)
    expect(takes.every(({ assetId, start }) => assetId === takes[0]?.assetId && start < BAR)).toBe(true)
    // Each round begins where the one before ended: 2 s into the recording.
    takes.slice(1).forEach(({ start, offset }, index) => { expect(offset - start / 7_680 - ((takes[index]?.offset ?? 0) - (takes[index]?.start ?? 0) / 7_680)).toBeCloseTo(2, 4) })
    expect(byLane(recorded, true)).toMatchObject([{ start: 0 }])
    const whole = takes.findLastIndex(({ length }) => length > 1.9) // what is heard now
    const lane = (at: number) => lanes.getByRole("button", { name: new RegExp(`^Take ${at + 1}: `) })
    expect(await lane(whole).getAttribute("aria-label")).toContain(": heard.")

    const box = await lane(0).boundingBox()
    const pxABar = BAR / 24
    await page.mouse.move((box?.x ?? 0) + pxABar + 2, (box?.y ?? 0) + 20)
    await page.mouse.down()
    await page.mouse.move((box?.x ?? 0) + 2 * pxABar - 2, (box?.y ?? 0) + 22, { steps: 5 })
    await page.mouse.up()
    await expect.poll(() => lane(0).getAttribute("aria-label"), soon).toContain("heard in a part")
    const chosen = byLane(await projectOf(page, id), true)
    expect(chosen.map(({ start }) => Math.round(start / BAR))).toEqual([0, 1, 2])
    expect(chosen[1]).toMatchObject({ fadeIn: 0.01, fadeOut: 0.01 })
    expect((chosen[1]?.offset ?? 0) - (chosen[1]?.start ?? 0) / 7_680).toBeCloseTo((takes[0]?.offset ?? 0) - (takes[0]?.start ?? 0) / 7_680, 4)

    await page.getByRole("button", { name: "Undo: Choose take" }).click()
    await expect.poll(() => lane(0).getAttribute("aria-label"), soon).toContain("not heard")
    expect(byLane(await projectOf(page, id), true)).toEqual(byLane(recorded, true))

    await lane(0).focus()
    for (let press = 0; press < 4; press++) await page.keyboard.press("Shift+ArrowRight")
    await page.keyboard.press("Enter")
    await expect.poll(() => lane(0).getAttribute("aria-label"), soon).toContain("heard in a part")
    expect(byLane(await projectOf(page, id), true).map(({ start }) => Math.round(start / BAR))).toEqual([0, 1])

    const alone = lanes.getByRole("button", { name: "Hear only Take 2" })
    await alone.click()
    await lanes.getByRole("button", { name: "not only Take 2" }).waitFor()
    await page.getByRole("button", { name: "Stop", exact: true }).click()
    await lanes.getByRole("button", { name: "not only Take 2" }).click()
    expect(byLane(await projectOf(page, id), true)).toHaveLength(2) // listening changes nothing

    await lanes.getByRole("button", { name: "Delete Take 2" }).click()
    await expect.poll(async () => byLane(await projectOf(page, id), false).length, soon).toBe(takes.length - 1)
    await lanes.getByRole("button", { name: "Flatten" }).click()
    await lanes.waitFor({ state: "detached" })
    expect(Object.values((await projectOf(page, id)).regions)).toMatchObject([{ takeId: "" }, { takeId: "" }])
    expect(errors).toEqual([])
  }, 90_000)
})
