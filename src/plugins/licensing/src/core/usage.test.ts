import { describe, expect, it } from "vitest"
import { typeOf } from "../testing/grants"
import { usageOf } from "./usage"

const { caps } = typeOf("mp3")
const of = (cap: string, ...totals: number[]) => usageOf(caps, totals.map((total) => ({ totals: { [cap]: total }, as_of: "2026-12-01" }))).find((row) => row.cap === cap)

describe("use against caps", () => {
  it("is near from 80% and reached at 100%, to the last stream", () => {
    expect([39_999, 40_000, 49_999, 50_000, 70_000].map((total) => of("audioStreams", total))).toMatchObject([
      { percent: 79, level: "fine" }, { percent: 80, level: "near" }, { percent: 99, level: "near" }, { percent: 100, level: "reached" }, { percent: 140, level: "reached" },
    ])
  })
  it("is what the newest report says, also when it corrects downwards", () => {
    expect(of("copies", 2_000, 200)).toMatchObject({ used: 200, percent: 8, level: "fine" })
  })
  it("of what is not included is reached with the first", () => {
    expect([of("radioStations", 0), of("radioStations", 1)]).toMatchObject([{ percent: null, level: "fine" }, { percent: 100, level: "reached" }])
  })
  it("of what is not limited, and what nobody reported, is fine", () => {
    expect(usageOf(typeOf("unlimited").caps, [{ totals: { audioStreams: 9_000_000 }, as_of: "2026-12-01" }])[0]).toMatchObject({ used: 9_000_000, percent: null, level: "fine" })
    expect(usageOf(caps, [])[0]).toMatchObject({ used: null, as_of: null, level: "fine" })
  })
  it("is told of licenses from before there were seven caps, too", () => {
    const first = { copies: 100, audioStreams: null, musicVideos: 1, radioStations: 0, paidPerformances: true }
    expect(usageOf(first, [{ totals: { copies: 90, monetizedVideos: 1 }, as_of: "2026-12-01" }]).map(({ cap, level }) => [cap, level])).toEqual([
      ["audioStreams", "fine"], ["copies", "near"], ["monetizedVideos", "reached"], ["radioStations", "fine"], ["paidPerformances", "fine"],
    ])
  })
})
