import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { versionsToForget, type Thinnable } from "./thin"

const HOUR = 3_600_000
const now = new Date(Date.UTC(2026, 10, 20, 15))
const every = (hours: number, count: number, first = 0): Thinnable[] =>
  Array.from({ length: count }, (_, n) => ({ id: `v${first + n}`, branch: "main", created_at: new Date(now.getTime() - (n * hours + 0.5) * HOUR), is_kept: false }))
const left = (versions: Thinnable[], at = now) => { const gone = new Set(versionsToForget(versions, at)); return versions.filter(({ id }) => !gone.has(id)) }

describe("automatic versions", () => {
  it("all stay for a day", () => {
    expect(versionsToForget(every(1, 24), now)).toEqual([])
  })

  it("are one a day for a month, and one a week after", () => {
    const kept = left(every(1, 24 * 100))
    const aged = (from: number, to: number) => kept.filter(({ created_at }) => { const days = (now.getTime() - created_at.getTime()) / (24 * HOUR); return days >= from && days < to }).length
    expect(aged(0, 1)).toBe(24)
    expect(aged(1, 30)).toBe(30)
    expect(aged(30, 100)).toBe(11)
  })

  it("stay when they are kept for something, and on each branch by itself", () => {
    const old = every(1, 48, 100).map((each) => ({ ...each, created_at: new Date(each.created_at.getTime() - 48 * HOUR) }))
    expect(left(old.map((each) => ({ ...each, is_kept: true })))).toHaveLength(48)
    expect(left([...old, ...old.map((each) => ({ ...each, id: `b${each.id}`, branch: "verse" }))])).toHaveLength(2 * left(old).length)
  })

  it("that were left are left by a second run", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 400 * 24 }), fc.boolean(), fc.constantFrom("main", "verse")), { maxLength: 80 }), (made) => {
      const versions = made.map(([hours, is_kept, branch], n) => ({ id: `v${n}`, branch, is_kept, created_at: new Date(now.getTime() - hours * HOUR) }))
      const once = left(versions)
      expect(left(once)).toEqual(once)
    }))
  })
})
