import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { evenly } from "../__tests__/people"
import { cleanPlain } from "../records/clean"
import { endOf, formatPosition, gridLines, gridOf, heardNotes, heardSeconds, meterMap, parsePosition, ratioOf, snaps, snapTick, tempoMap, type Id, type Meter, type Note, type Region, type Tempo } from "../index"
import { linesAround } from "./snap"

const tick = fc.integer({ min: 0, max: 1_000_000 })
const tempos = fc.array(fc.record({ tick, bpm: evenly(10, 999), ramp: fc.boolean() }), { minLength: 1, maxLength: 8 })
  .map((all) => all.map((tempo, index): [Id, Tempo] => [`t${index}`, index === 0 ? { ...tempo, tick: 0 } : tempo]))
const meters = fc.array(fc.record({ tick, numerator: fc.integer({ min: 1, max: 15 }), denominator: fc.constantFrom(1, 2, 4, 8, 16, 32, 64 as const) }), { minLength: 1, maxLength: 6 })
  .map((all) => meterMap(all.map((meter, index): [Id, Meter] => [`m${index}`, index === 0 ? { ...meter, tick: 0 } : meter])))
const fourFour = meterMap([["first", { tick: 0, numerator: 4, denominator: 4 }]])
const at120 = tempoMap([["first", { tick: 0, bpm: 120, ramp: false }]])
const region = (fields: Partial<Region>): Region => cleanPlain("regions", "r", { kind: "audio", trackId: "t", ...fields })

describe("the tempo map", () => {
  it("goes to seconds and back without loss, and rises strictly", () => {
    fc.assert(fc.property(tempos, evenly(0, 2e6), evenly(1, 1e4), (all, at, more) => {
      const map = tempoMap(all)
      expect(Math.abs(map.ticksAt(map.secondsAt(at)) - at)).toBeLessThanOrEqual(1e-9 * Math.max(1, at))
      expect(map.secondsAt(at + more)).toBeGreaterThan(map.secondsAt(at))
      expect(map.ticksAt(map.secondsAt(at) + more)).toBeGreaterThan(map.ticksAt(map.secondsAt(at)))
    }), { numRuns: 500 })
  })
  it("is the integral of its tempo: as summing small steps comes to", () => {
    fc.assert(fc.property(tempos, (all) => {
      const map = tempoMap(all)
      const steps = 20_000
      const end = Math.max(...all.map(([, each]) => each.tick)) + 5_000
      let sum = 0
      for (let step = 0; step < steps; step += 1) sum += (end / steps) * (60 / (960 * map.bpmAt(((step + 0.5) * end) / steps)))
      // Within a step a jump may lie anywhere.
      expect(Math.abs(map.secondsAt(end) - sum)).toBeLessThan(all.length * (end / steps) * (60 / 9_600) + 1e-6)
    }), { numRuns: 50 })
  })
  it("takes half a second for a quarter at 120, and the logarithm's time for a ramp from 60 to 120", () => {
    expect(at120.secondsAt(960)).toBe(0.5)
    const ramp = tempoMap([["first", { tick: 0, bpm: 60, ramp: true }], ["b", { tick: 3840, bpm: 120, ramp: false }]])
    expect(ramp.secondsAt(3840)).toBeCloseTo(4 * Math.log(2), 12)
    expect(ramp.bpmAt(1920)).toBe(90)
    expect(ramp.secondsAt(3840 + 960) - ramp.secondsAt(3840)).toBeCloseTo(0.5, 12)
    expect(at120.secondsAt(-960)).toBe(-0.5)
  })
})

describe("bars and beats", () => {
  it("read back as the same tick from their text", () => {
    fc.assert(fc.property(meters, tick, (map, at) => {
      expect(parsePosition(map, formatPosition(map, at))).toBe(at)
      const { start, end } = map.barAt(at)
      expect(start <= at && at < end).toBe(true)
      expect(map.positionAt(start)).toMatchObject({ beat: 1, tick: 0 })
    }), { numRuns: 500 })
  })
  it("begin a new bar where the meter changes", () => {
    const map = meterMap([["first", { tick: 0, numerator: 4, denominator: 4 }], ["b", { tick: 4800, numerator: 7, denominator: 8 }]])
    expect([0, 3839, 3840, 4800, 4800 + 480 * 7].map((at) => formatPosition(map, at))).toEqual(["1.1.000", "1.4.959", "2.1.000", "3.1.000", "4.1.000"])
    expect(parsePosition(map, "3.2")).toBe(5280)
    expect(parsePosition(map, " 2 ")).toBe(3840)
    for (const text of ["", "0", "1.0", "two", "1.1.1.1", "-1"]) expect(parsePosition(map, text)).toBeUndefined()
  })
})

describe("the grid", () => {
  it("snaps to the nearest of its lines, and stays there", () => {
    fc.assert(fc.property(meters, fc.integer({ min: 0, max: 200_000 }), fc.constantFrom(...snaps), evenly(0.1, 1000), (map, at, snap, ticksPerPx) => {
      const grid = gridOf(snap, ticksPerPx)
      const snapped = snapTick(at, grid, map)
      expect(snapTick(snapped, grid, map)).toBe(snapped)
      const { before, after } = linesAround(at, grid, map)
      expect(before <= at && at <= after).toBe(true)
      expect(Math.abs(snapped - at)).toBe(Math.min(at - before, after - at))
      if (grid.kind !== "off") expect(gridLines(before, after, grid, map)).toEqual([...new Set([before, after])])
    }), { numRuns: 500 })
  })
  it("has triplets and dotted notes, and begins anew with each bar", () => {
    expect(gridLines(0, 3840, gridOf("1/4t"), fourFour)).toEqual([0, 640, 1280, 1920, 2560, 3200, 3840])
    expect(gridLines(0, 4000, gridOf("1/4d"), fourFour)).toEqual([0, 1440, 2880, 3840])
    expect(gridLines(0, 100, gridOf("off"), fourFour)).toEqual([])
    expect(snapTick(1900, gridOf("bar"), fourFour)).toBe(0)
  })
  it("grows finer as one zooms in", () => {
    expect([1000, 300, 50, 10, 1].map((ticksPerPx) => gridOf("adaptive", ticksPerPx))).toEqual([{ kind: "bars", bars: 4 }, { kind: "bars", bars: 1 }, { kind: "notes", ticks: 960 }, { kind: "notes", ticks: 120 }, { kind: "notes", ticks: 60 }])
  })
})

describe("a region's length", () => {
  it("follows source, speed, repeats and tempo", () => {
    expect(endOf(region({ start: 960, length: 2 }), at120)).toBeCloseTo(960 + 3840, 9)
    expect(heardSeconds(region({ length: 2, ratio: 2, loops: 3 }), at120)).toBe(3)
    expect(ratioOf(region({ sourceBpm: 60, ratio: 3 }), at120)).toBe(2)
    expect(endOf(region({ kind: "notes", start: 10, ticks: 20 }), at120)).toBe(30)
  })
  it("of notes cuts what is heard where loop and region end", () => {
    const note = (start: number, ticks: number): Note => ({ regionId: "r", start, ticks, pitch: 60, velocity: 100 })
    expect(heardNotes({ ticks: 2500, loopTicks: 1000 }, [note(0, 100), note(900, 500), note(-10, 50), note(1000, 10)]).map(({ start, ticks }) => [start, ticks]))
      .toEqual([[0, 100], [900, 100], [1000, 100], [1900, 100], [2000, 100]])
    expect(heardNotes({ ticks: 500, loopTicks: 0 }, [note(400, 300), note(500, 1)]).map(({ start, ticks }) => [start, ticks])).toEqual([[400, 100]])
  })
})
