import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { turnFor } from "./turn"

type Job = { user: string; turn: number; asked: number }

/** A queue with one at work at a time: who joins, and who is done, in the order given. */
function run(events: readonly (string | null)[]): string[] {
  const waiting: Job[] = []
  const served: string[] = []
  let working: Job | undefined
  const next = () => { working = waiting.sort((a, b) => a.turn - b.turn || a.asked - b.asked).shift(); if (working) served.push(working.user) }
  events.forEach((user, asked) => {
    if (user === null) { next(); return }
    const own = [...waiting, ...(working ? [working] : [])].filter((job) => job.user === user)
    waiting.push({ user, asked, turn: turnFor({ ownLast: own.length > 0 ? Math.max(...own.map((job) => job.turn)) : null, working: working?.turn ?? null, firstWaiting: waiting.length > 0 ? Math.min(...waiting.map((job) => job.turn)) : null }) })
    if (!working) next()
  })
  while (waiting.length > 0) next()
  return served
}

describe("turns in a queue", () => {
  it("let one who asks for one go before the rest of one who asked for many", () => {
    expect(run(["a", "a", "a", "a", "b"])).toEqual(["a", "b", "a", "a", "a"])
  })

  it("alternate between two who ask for many", () => {
    expect(run(["a", "a", "a", "a", "b", "b", "b", "b"])).toEqual(["a", "b", "a", "b", "a", "b", "a", "b"])
  })

  it("do not let one who asks again and again keep the other waiting", () => {
    const served = run(["a", "a", "a", "a", ...Array.from({ length: 8 }, () => ["b", null]).flat()])
    expect(served.slice(0, 7).filter((user) => user === "a").length).toBeGreaterThanOrEqual(3)
  })

  it("let a newcomer wait for at most two of anybody's many", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom("a", "b", "c", null), { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (before, many) => {
      const served = run([...before, ...Array.from({ length: many }, () => "heavy"), "light"])
      const lightAt = served.lastIndexOf("light")
      const heavyBefore = served.slice(0, lightAt).filter((user) => user === "heavy").length
      // At most the one at work and one with an equal turn.
      expect(heavyBefore).toBeLessThanOrEqual(2)
    }))
  })
})
