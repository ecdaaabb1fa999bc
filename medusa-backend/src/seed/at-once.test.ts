import { describe, expect, it } from "vitest"
import { atOnce } from "./at-once"

describe("work at once", () => {
  it("never exceeds its number, keeps the order, and goes on after a failure", async () => {
    const limited = atOnce(2)
    const started: number[] = []
    let running = 0
    let most = 0
    const work = (n: number) => limited(async () => {
      started.push(n)
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running -= 1
      if (n === 1) throw new Error("one fails")
      return n
    })
    const ended = await Promise.allSettled([0, 1, 2, 3, 4, 5].map(work))
    expect(most).toBe(2)
    expect(started).toEqual([0, 1, 2, 3, 4, 5])
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(5)
  })
})
