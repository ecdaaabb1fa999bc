import { addRegion, addTrack, openSession, seedProject } from "@max-booster/studio-core"
import { describe, expect, it } from "vitest"
import { fileNames, firstWish, planOf, sayLength, sayRange, type BounceWish } from "./plan"

/** Two tracks of four and of two bars at 120 BPM. */
function aProject() {
  let count = 0
  const session = openSession(seedProject({ name: "Night Drive", bpm: 120 }), { person: "ana", makeId: () => `id-${(count += 1)}` })
  for (const [name, ticks] of [["Kick", 15_360], ["Bass", 7_680]] as const) {
    const made = session.run(addTrack({ kind: "instrument", name }))
    session.run(addRegion({ kind: "notes", trackId: (made.done && made.created[0]) || "", ticks }))
  }
  return session.project
}

describe("what a bounce comes to", () => {
  const cycle = { from: 3_840, to: 11_520 }
  const planned = (part: Partial<BounceWish>) => planOf(aProject(), { ...firstWish, ...part }, cycle)

  it("is as long as the music and its tail, and as large as its format makes it", () => {
    expect(planned({})).toMatchObject({ range: { from: 0, to: 15_360 }, seconds: 12, files: 1, bytes: 44 + 12 * 48_000 * 6, problem: null })
    expect(planned({ format: { wav: "32f" } }).bytes).toBe(44 + 12 * 48_000 * 8)
    expect(planned({ format: { mp3: 320_000 } }).bytes).toBe(12 * 40_000)
  })

  it("of a selection is the selection, without a tail", () => {
    expect(planned({ kind: "selection" })).toMatchObject({ range: cycle, seconds: 4 })
    expect(planOf(aProject(), { ...firstWish, kind: "selection" }, { from: 5, to: 5 }).problem).toMatch(/drag over the ruler/)
  })

  it("of stems is a file for each that is chosen, and the mix for a beat", () => {
    const { stems, files } = planned({ kind: "stems" })
    expect([stems.map(({ name }) => name), files]).toEqual([["Kick", "Bass"], 2])
    const without = [stems[0]?.id ?? ""]
    expect(planned({ kind: "stems", without, where: "beat" })).toMatchObject({ files: 2, stems: [{ name: "Bass" }] })
    expect(planned({ kind: "stems", without: stems.map(({ id }) => id) }).problem).toMatch(/at least one/)
  })
})

it("a range is said in bars where it lies on bars", () => {
  const project = aProject()
  expect(sayRange(project, { from: 0, to: 15_360 })).toBe("bars 1 to 4")
  expect(sayRange(project, { from: 3_840, to: 7_680 })).toBe("bar 2")
  expect(sayRange(project, { from: 960, to: 7_680 })).toBe("1.2.000 to 3.1.000")
})

it("a length has minutes, seconds and tenths", () => {
  expect([0, 8.04, 59.96, 61.25].map(sayLength)).toEqual(["0:00.0", "0:08.0", "1:00.0", "1:01.3"])
})

it("names of files are plain, and each is there once", () => {
  expect(fileNames(["Lead", "lead", "A/B: mix", "", "Lead"])).toEqual(["Lead", "lead 2", "A B mix", "Untitled", "Lead 3"])
})
