import { describe, expect, it } from "vitest"
import { pitchAt, pitchName, pitchY, rollHit, rollScrolled, rollViewOf, ROLL_RULER_PX, type RollView } from "./roll-view"

const view: RollView = { from: 3_840, ticksPerPx: 4, top: 72, keyPx: 14 }
const note = { id: "n", regionId: "r", start: 960, ticks: 480, pitch: 60, velocity: 100 }

describe("the piano roll's view", () => {
  it("has keys from high to low, and names them", () => {
    expect([pitchAt(view, ROLL_RULER_PX + 1), pitchAt(view, ROLL_RULER_PX + 15), pitchY(view, 60)]).toEqual([72, 71, ROLL_RULER_PX + 168])
    expect([60, 61, 21].map(pitchName)).toEqual(["C4", "C♯4", "A0"])
  })

  it("finds a note, its end, its velocity, or the place where one could stand", () => {
    const at = (x: number, y: number) => rollHit([note], 3_840, view, 400, x, y)
    const y = pitchY(view, 60) + 5
    expect([at(250, y).kind, at(357, y).kind, at(241, 380).kind, at(300, 380).kind, at(10, 3).kind]).toEqual(["note", "end", "velocity", "velocities", "ruler"])
    expect(at(100, y)).toEqual({ kind: "empty", tick: 4_240, pitch: 60 })
  })

  it("begins with the region's notes in sight, and stays within the keys there are", () => {
    const shown = rollViewOf({ start: 3_840, ticks: 7_680 }, [{ pitch: 40 }, { pitch: 44 }], 800, 300)
    expect(shown.from).toBeLessThan(3_840)
    expect(pitchY(shown, 42)).toBeGreaterThan(60)
    expect(pitchY(shown, 42)).toBeLessThan(250)
    expect(rollScrolled(view, 0, -9_999, 300).top).toBe(127)
    expect(rollScrolled(view, -9_999, 9_999, 300)).toMatchObject({ from: 0, top: (300 - 18 - 56) / 14 - 1 })
  })
})
