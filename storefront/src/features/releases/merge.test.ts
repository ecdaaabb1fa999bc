import { describe, expect, it } from "vitest"
import { differing, isSame, merge } from "./merge"

describe("what was typed meanwhile", () => {
  const base = { title: "Night", upc: null as string | null, tracks: [{ id: "K1", title: "One", isrc: null as string | null }, { id: "K2", title: "Two", isrc: null }] }

  it("stays, and so does what was changed elsewhere", () => {
    const mine = { ...base, title: "Night Bus", tracks: [{ id: "K1", title: "First", isrc: null }, base.tracks[1] as (typeof base.tracks)[number]] }
    const theirs = { ...base, upc: "036000291452", tracks: base.tracks.map((track) => ({ ...track, isrc: `NOX012600${track.id.slice(1)}` })) }
    expect(merge(base, mine, theirs)).toEqual({ title: "Night Bus", upc: "036000291452", tracks: [{ id: "K1", title: "First", isrc: "NOX0126001" }, { id: "K2", title: "Two", isrc: "NOX0126002" }] })
  })
  it("wins where both changed the same field", () => {
    expect(merge(base, { ...base, title: "Mine" }, { ...base, title: "Theirs" }).title).toBe("Mine")
  })
  it("keeps my order, takes what they added, and leaves out what either took away", () => {
    const items = [{ id: "a", n: 1 }, { id: "b", n: 1 }, { id: "c", n: 1 }]
    expect(merge(items, [{ id: "c", n: 2 }, { id: "a", n: 1 }, { id: "m", n: 1 }], [{ id: "b", n: 1 }, { id: "c", n: 1 }, { id: "t", n: 1 }])).toEqual([{ id: "c", n: 2 }, { id: "m", n: 1 }, { id: "t", n: 1 }])
  })
  it("is told apart by value", () => {
    expect(differing({ a: [1, { b: 2 }], c: 1 }, { a: [1, { b: 2 }], c: 2 })).toEqual(["c"])
    expect(isSame({ a: undefined }, {})).toBe(true)
    expect(isSame([1], { 0: 1 })).toBe(false)
  })
})
