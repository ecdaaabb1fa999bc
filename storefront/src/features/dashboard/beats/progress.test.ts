import { describe, expect, it } from "vitest"
import { farther, follow, type LiveProgress } from "./progress"

const after = (...told: [string, number][]) => told.reduce<LiveProgress | undefined>((known, [phase, fraction]) => follow(known, { phase, fraction }), undefined)

describe("the progress of an analysis", () => {
  it("remembers the phases that came before, each once", () => {
    expect(after(["Checking", 0.1], ["Checking", 0.2], ["Listening", 0.3], ["Drawing", 0.4], ["Listening", 0.5])).toEqual({ phase: "Listening", fraction: 0.5, before: ["Checking", "Drawing"] })
  })
  it("begins anew when the work does", () => {
    expect(after(["Checking", 0.1], ["Listening", 0.6], ["Checking", 0.04])).toEqual({ phase: "Checking", fraction: 0.04, before: [] })
  })
  it("never shows less than the page was made with", () => {
    expect(farther(after(["Checking", 0.1]), { phase: "Listening", fraction: 0.5 })).toEqual({ phase: "Listening", fraction: 0.5, before: [] })
    expect(farther(undefined, { phase: "", fraction: 0 })).toEqual({ phase: "", fraction: 0, before: [] })
  })
})
