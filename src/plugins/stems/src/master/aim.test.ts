import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bestOf, firstSetting, MOST_LIMITING_DB, nextSetting, shortfall, type Aim, type Setting, type Try } from "./aim"
import { integratedOf, planAlbum } from "./album"

const aim: Aim = { targetLufs: -14, ceilingDbtp: -1 }

/** A track under a limiter that costs loudness the more the harder it works, and lets a little through. */
const limiterOf = (lufs: number, peak: number, cost: number, leak: number) => ({ gainDb, limitDb }: Setting): Try => {
  const over = limitDb === null ? 0 : Math.max(0, peak + gainDb - limitDb)
  return { gainDb, limitDb, lufs: lufs + gainDb - cost * over, truePeakDbtp: limitDb === null ? peak + gainDb : Math.min(peak + gainDb, limitDb + leak) }
}

function search(goal: Aim, lufs: number, peak: number, track: (setting: Setting) => Try): Try {
  const tries: Try[] = []
  for (let setting: Setting | null = firstSetting(goal, lufs, peak); setting; setting = nextSetting(goal, peak, tries)) tries.push(track(setting))
  return tries[bestOf(goal, tries)] as Try
}

describe("the way to a loudness", () => {
  it("is one gain, past the limiter, where no peak is in the way", () => {
    expect(firstSetting(aim, -20, -12)).toEqual({ gainDb: 6, limitDb: null })
    expect(firstSetting(aim, -8, 0)).toEqual({ gainDb: -6, limitDb: null })
  })
  it("ends within 0.1 LU and 0.05 dB whatever the limiter costs, when no more than 15 dB of it are needed", () => {
    fc.assert(fc.property(
      fc.double({ min: -40, max: -6, noNaN: true }), fc.double({ min: 4, max: 16, noNaN: true }), fc.double({ min: 0, max: 0.6, noNaN: true }), fc.double({ min: 0, max: 0.5, noNaN: true }),
      (lufs, crest, cost, leak) => {
        const peak = lufs + crest
        const need = (aim.targetLufs - lufs + peak - aim.ceilingDbtp + leak) / (1 - cost) + leak
        fc.pre(need < MOST_LIMITING_DB - 0.5)
        const end = search(aim, lufs, peak, limiterOf(lufs, peak, cost, leak))
        expect(Math.abs(end.lufs - aim.targetLufs)).toBeLessThanOrEqual(0.1)
        expect(end.truePeakDbtp).toBeLessThanOrEqual(aim.ceilingDbtp + 0.05)
      }))
  })
  it("stops where it would take more than 15 dB of limiting, and says so", () => {
    const end = search(aim, -40, -2, limiterOf(-40, -2, 0, 0))
    expect(end.gainDb).toBeCloseTo(16)
    const heard = (integratedLufs: number | null, truePeakDbtp: number | null) => ({ integratedLufs, truePeakDbtp, rangeLu: 1 })
    expect(shortfall(aim, heard(-40, -2), heard(end.lufs, end.truePeakDbtp))).toEqual([expect.stringContaining("−14 LUFS was not reached: it would take more than 15 dB of limiting")])
    expect(shortfall(aim, heard(-20, -3), heard(-14.05, -1))).toEqual([])
    expect(shortfall(aim, heard(null, null), heard(null, null))).toEqual([expect.stringContaining("nothing to hear")])
  })
})

describe("an album", () => {
  const track = (id: string, lufs: number, seconds: number, truePeakDbtp = -6) => ({ id, lufs, truePeakDbtp, blocks: Array.from({ length: seconds * 10 }, () => lufs) })
  it("moves all tracks by one gain to the target, and keeps their distances", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: -22, max: -14 }), fc.integer({ min: 10, max: 200 })), { minLength: 1, maxLength: 8 }), (facts) => {
      const tracks = facts.map(([lufs, seconds], index) => track(String(index), lufs, seconds))
      const { gainDb, targets } = planAlbum(tracks, aim)
      tracks.forEach(({ id, lufs }) => { expect(targets.get(id)).toBeCloseTo(lufs + gainDb, 9) })
      expect(integratedOf(tracks.flatMap(({ blocks }) => blocks.map((block) => block + gainDb)))).toBeCloseTo(aim.targetLufs, 6)
    }))
  })
  it("leaves silent tracks alone, and names those whose peaks stand in the way", () => {
    const plan = planAlbum([track("song", -30, 100, -1), { id: "pause", lufs: null, truePeakDbtp: null, blocks: [-120, -120] }], aim)
    expect(plan.targets.get("song")).toBeCloseTo(-14)
    expect([plan.targets.get("pause"), plan.held]).toEqual([null, ["song"]])
  })
  it("passes over what is 10 LU below the rest, as one track would", () => {
    expect(integratedOf([...track("a", -14, 10).blocks, ...track("b", -40, 10).blocks])).toBeCloseTo(-14, 6)
    expect(integratedOf([])).toBeNull()
  })
})
