import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { aProject, evenly, idsOf } from "./__tests__/people"
import { addLane, addPoints, eraseRange, HOLD, inOrder, movePoints, openSession, pointsOf, segments, setCurve, shape, thin, thinLane, valueAt, valueIn, writePass, type Point } from "./index"

const aPoint = fc.record({ tick: fc.integer({ min: 0, max: 10_000 }), value: evenly(-60, 6), curve: fc.oneof(evenly(-1, 1), fc.constantFrom(0, HOLD, -1, 1)) })
const somePoints = fc.array(aPoint, { minLength: 1, maxLength: 12 }).map((points) => inOrder(points.map((point, index): Point & { id: string } => ({ ...point, laneId: "l", id: `p${String(index).padStart(2, "0")}` }))))
const tick = fc.integer({ min: -100, max: 11_000 })
const tolerance = { valueTolerance: 0.1, tickTolerance: 20 }

/** A lane with points of its own, in a session. */
function aLane(points: readonly Pick<Point, "tick" | "value" | "curve">[]) {
  const session = openSession(aProject(), { person: "ana", makeId: idsOf("a") })
  const verdict = session.run(addLane("master", "gain"))
  const lane = verdict.done ? verdict.created[0] ?? "" : ""
  const added = session.run(addPoints(lane, points))
  points.forEach(({ curve }, index) => { if (curve !== 0 && added.done) session.run(setCurve([added.created[index] ?? ""], curve)) })
  return { session, lane, valueOf: (at: number) => valueAt(pointsOf(session.project, lane), at) }
}
const distinct = fc.uniqueArray(aPoint, { minLength: 1, maxLength: 10, selector: ({ tick }) => tick })

describe("a lane's value", () => {
  it("is the same from its segments and by itself, and segments have no gaps", () => {
    fc.assert(fc.property(somePoints, tick, tick, evenly(0, 0.999), (points, a, b, share) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b) + 1]
      const found = segments(points, from, to)
      expect(found[0]?.fromTick).toBe(from)
      expect(found.at(-1)?.toTick).toBe(to)
      found.slice(1).forEach((segment, index) => { expect(segment.fromTick).toBe(found[index]?.toTick) })
      const at = from + share * (to - from)
      const segment = found.find(({ fromTick, toTick }) => fromTick <= at && at < toTick)
      expect(segment && valueIn(segment, at)).toBeCloseTo(valueAt(points, at) ?? NaN, 6)
    }), { numRuns: 500 })
  })
  it("is straight, bent or held as its points say, stays before the first and after the last, and jumps between two at one tick", () => {
    const points = inOrder([{ laneId: "l", id: "b", tick: 100, value: 1, curve: HOLD }, { laneId: "l", id: "a", tick: 0, value: 0, curve: 0 }, { laneId: "l", id: "c", tick: 200, value: 3, curve: 0 }, { laneId: "l", id: "d", tick: 200, value: 5, curve: 1 }, { laneId: "l", id: "e", tick: 300, value: 7, curve: 0 }])
    expect([-5, 0, 50, 100, 199, 200, 300, 900].map((at) => valueAt(points, at))).toEqual([0, 0, 0.5, 1, 1, 5, 7, 7])
    expect(valueAt(points, 250)).toBeCloseTo(5 + 2 * ((Math.E ** 3 - 1) / (Math.E ** 6 - 1)), 12)
    expect(valueAt([], 0)).toBeUndefined()
    expect(segments([], 0, 10)).toEqual([])
  })
  it("bends by one formula, which a part of it follows as well", () => {
    fc.assert(fc.property(evenly(-6, 6), evenly(0, 1), evenly(0.01, 1), (bend, x, width) => {
      expect(shape(0, bend)).toBe(0)
      expect(shape(1, bend)).toBeCloseTo(1, 12)
      expect(shape(x * width, bend)).toBeCloseTo(shape(width, bend) * shape(x, bend * width), 9)
    }))
  })
})

describe("a lane on a logarithmic scale", () => {
  const points = [{ laneId: "l", tick: 0, value: 100, curve: 0 }, { laneId: "l", tick: 400, value: 1_600, curve: 0 }]
  it("goes by octaves, and so do its parts", () => {
    expect([0, 100, 200, 400].map((at) => valueAt(points, at, "log"))).toEqual([100, expect.closeTo(200, 9), expect.closeTo(400, 9), 1_600])
    const [part] = segments(points, 100, 300, "log")
    expect(part && [part.from, part.to, valueIn(part, 200, "log")]).toEqual([expect.closeTo(200, 9), expect.closeTo(800, 9), expect.closeTo(400, 9)])
  })
  it("keeps its octaves where a pass is written over a part of it", () => {
    const { session, lane } = aLane(points)
    session.run(writePass(lane, [{ tick: 100, value: 5_000 }, { tick: 200, value: 5_000 }], { valueTolerance: 0.02, tickTolerance: 20, scale: "log" }))
    const written = pointsOf(session.project, lane)
    expect([50, 99, 150, 201, 300].map((at) => valueAt(written, at, "log"))).toEqual([50, 99, 150, 201, 300].map((at) => expect.closeTo(at === 150 ? 5_000 : 100 * 2 ** (at / 100), 3)))
  })
})

describe("thinning", () => {
  it("keeps ends, order and shape: no value that it leaves out lies farther off than the tolerance", () => {
    fc.assert(fc.property(fc.array(fc.record({ tick: fc.integer({ min: 0, max: 5000 }), value: evenly(-10, 10) }), { minLength: 2, maxLength: 60 }), (drawn) => {
      const points = drawn.sort((a, b) => a.tick - b.tick)
      const kept = thin(points, tolerance)
      expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)])
      const far = (point: { tick: number; value: number }) => Math.min(...kept.slice(1).map((b, index) => {
        const a = kept[index] ?? b
        const [x, y, px, py] = [(b.tick - a.tick) / 20, (b.value - a.value) / 0.1, (point.tick - a.tick) / 20, (point.value - a.value) / 0.1]
        const along = x === 0 && y === 0 ? 0 : Math.min(1, Math.max(0, (px * x + py * y) / (x * x + y * y)))
        return Math.hypot(px - along * x, py - along * y)
      }))
      for (const point of points) expect(far(point)).toBeLessThanOrEqual(1 + 1e-9)
    }))
  })
  it("of a straight line leaves its ends, and of a lane bent points as they are", () => {
    expect(thin(Array.from({ length: 100 }, (_, tick) => ({ tick, value: tick / 10 })), tolerance)).toHaveLength(2)
    const { session, lane } = aLane([0, 100, 200, 300, 400].map((tick) => ({ tick, value: 1, curve: tick === 200 ? 0.5 : 0 })))
    expect(session.run(thinLane(lane, tolerance))).toMatchObject({ done: true })
    expect(pointsOf(session.project, lane).map(({ tick }) => tick)).toEqual([0, 200, 300, 400].filter((tick) => tick !== 300))
    expect(session.run(thinLane(lane, tolerance))).toEqual({ done: false, reason: "No point is spare." })
  })
})

describe("writing over a lane", () => {
  it("leaves the lane as it was before and after what was erased, and goes straight between", () => {
    fc.assert(fc.property(distinct, fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 10, max: 3000 }), (points, from, width) => {
      const { session, lane, valueOf } = aLane(points)
      const to = from + width
      const outside = [0, from / 2, from - 1, to, to + 1, to + 500, 12_000]
      const before = outside.map(valueOf)
      if (!session.run(eraseRange(lane, from, to)).done) return
      outside.forEach((at, index) => { expect(valueOf(at)).toBeCloseTo(before[index] ?? NaN, 6) })
      const [a, b] = [valueOf(from) ?? NaN, valueOf(to) ?? NaN]
      expect(valueOf((from + to) / 2)).toBeCloseTo((a + b) / 2, 6)
    }), { numRuns: 40 })
  }, 30_000)
  it("puts a pass in its place, thinned, and lets the lane go on behind it as it was", () => {
    fc.assert(fc.property(distinct, fc.integer({ min: 2, max: 8000 }), fc.array(evenly(-60, 6), { minLength: 2, maxLength: 40 }), (points, from, values) => {
      const { session, lane, valueOf } = aLane(points)
      const pass = values.map((value, index) => ({ tick: from + index * 50, value }))
      const to = pass.at(-1)?.tick ?? from
      const outside = [0, from - 2, to + 1, to + 700]
      const before = outside.map(valueOf)
      expect(session.run(writePass(lane, pass, { valueTolerance: 0.01, tickTolerance: 1 }))).toMatchObject({ done: true })
      outside.forEach((at, index) => { expect(valueOf(at)).toBeCloseTo(before[index] ?? NaN, 6) })
      // The steepest way goes 1.3 dB in the tick that a point may lie off.
      for (const { tick, value } of pass) expect(Math.abs((valueOf(tick) ?? NaN) - value)).toBeLessThan(1.3)
      session.undo()
      expect(outside.map(valueOf)).toEqual(before)
    }), { numRuns: 40 })
  }, 30_000)
  it("arrives at a jump from the side that it came from", () => {
    const { session, lane, valueOf } = aLane([{ tick: 0, value: 0, curve: 0 }, { tick: 1000, value: 10, curve: 0 }, { tick: 2000, value: 20, curve: 0 }])
    session.run(movePoints([pointsOf(session.project, lane)[2]?.id ?? ""], { by: -1000 }))
    session.run(eraseRange(lane, 1000, 1500))
    expect([500, 999, 1500].map(valueOf)).toEqual([5, 9.99, 20])
  })
  it("switches a mute lane at once", () => {
    const session = openSession(aProject(), { person: "ana", makeId: idsOf("a") })
    const verdict = session.run(addLane("master", "mute"))
    const lane = verdict.done ? verdict.created[0] ?? "" : ""
    session.run(writePass(lane, [{ tick: 0, value: 0 }, { tick: 10, value: 0 }, { tick: 100, value: 1 }, { tick: 200, value: 1 }], tolerance))
    expect(pointsOf(session.project, lane).map(({ tick, curve }) => [tick, curve])).toEqual([[0, HOLD], [100, HOLD]])
    expect(valueAt(pointsOf(session.project, lane), 99)).toBe(0)
  })
})
