import { describe, expect, it } from "vitest"
import { gainUnder, mendingOf } from "./mending"

const facts = { sampleRate: 44_100, bitDepth: 24, durationMs: 60_000 }
const asked = { trim: false, ceilingDbtp: null, sampleRate: null, bitDepth: null, fix: "render-wav" }

describe("mending a file for releases", () => {
  it("cuts silence at both ends and keeps a breath of it", () => {
    expect(mendingOf(facts, { start: 3_020, end: 5_500 }, { ...asked, trim: true }).cut).toEqual({ from: 3, to: 55 })
  })

  it("cuts nothing that is not silent, and no file to nothing", () => {
    expect(mendingOf(facts, { start: 5, end: 100 }, { ...asked, trim: true }).cut).toEqual({ from: 0, to: 60 })
    expect(mendingOf(facts, { start: 60_000, end: 60_000 }, { ...asked, trim: true }).cut).toBeNull()
    expect(mendingOf(facts, { start: 3_000, end: 5_000 }, asked).cut).toBeNull()
  })

  it("raises low rates, keeps high ones, and does what is asked first", () => {
    expect([22_050, 44_100, 96_000].map((sampleRate) => mendingOf({ ...facts, sampleRate }, null, asked).sampleRate)).toEqual([44_100, 44_100, 96_000])
    expect(mendingOf({ ...facts, sampleRate: 96_000 }, null, { ...asked, sampleRate: 44_100, bitDepth: 16 })).toMatchObject({ sampleRate: 44_100, bits: 16, channels: 2 })
    expect([8, 16, 24, 32, null].map((bitDepth) => mendingOf({ ...facts, bitDepth }, null, asked).bits)).toEqual([16, 16, 24, 24, 24])
  })

  it("lowers what is over the ceiling, and nothing else", () => {
    expect(gainUnder(-1, 0.4)).toBeCloseTo(-1.45)
    expect([gainUnder(-1, -1), gainUnder(-1, null), gainUnder(null, 3)]).toEqual([0, 0, 0])
  })
})
