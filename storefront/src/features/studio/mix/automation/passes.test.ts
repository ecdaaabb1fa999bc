import { describe, expect, it } from "vitest"
import { Passes } from "./passes"

describe("writing automation", () => {
  it("by touch ends as the hand lets go, and says how long the last value stood", () => {
    const passes = new Passes()
    passes.move("a gain", 100, -3)
    passes.reach(150)
    passes.move("a gain", 200, -6)
    expect([passes.valueOf("a gain"), passes.isWriting]).toEqual([-6, true])
    expect(passes.release("a gain", 260, "touch")).toEqual([{ key: "a gain", values: [{ tick: 100, value: -3 }, { tick: 200, value: -6 }, { tick: 260, value: -6 }] }])
    expect([passes.valueOf("a gain"), passes.isWriting]).toEqual([undefined, false])
  })

  it("by latch and write goes on until playing ends", () => {
    const passes = new Passes()
    passes.move("a gain", 100, -3)
    expect(passes.release("a gain", 120, "latch")).toEqual([])
    passes.reach(400)
    expect(passes.stop(500)).toEqual([{ key: "a gain", values: [{ tick: 100, value: -3 }, { tick: 500, value: -3 }] }])
    expect(passes.stop(600)).toEqual([])
  })

  it("lets a value stand where the hand rested, and not between two moves of one way", () => {
    const passes = new Passes()
    passes.move("a gain", 100, -3)
    passes.reach(900)
    passes.move("a gain", 1_000, -6)
    passes.reach(1_080)
    passes.move("a gain", 1_100, -7)
    expect(passes.stop(1_100)).toEqual([{ key: "a gain", values: [{ tick: 100, value: -3 }, { tick: 900, value: -3 }, { tick: 1_000, value: -6 }, { tick: 1_100, value: -7 }] }])
  })

  it("ends and begins anew where a cycle jumps back", () => {
    const passes = new Passes()
    passes.move("a pan", 900, 0.5)
    expect(passes.reach(20)).toEqual([{ key: "a pan", values: [{ tick: 900, value: 0.5 }] }])
    expect(passes.valueOf("a pan")).toBe(0.5)
    expect(passes.move("a pan", 10, 0.7)).toEqual([{ key: "a pan", values: [{ tick: 20, value: 0.5 }] }])
    expect(passes.stop(30)).toEqual([{ key: "a pan", values: [{ tick: 10, value: 0.7 }, { tick: 30, value: 0.7 }] }])
  })
})
