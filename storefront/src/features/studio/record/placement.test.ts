import { openSession, seedProject, setTempo } from "@max-booster/studio-core"
import { describe, expect, it } from "vitest"
import { passesOf, takeOf, type Played } from "./placement"

const RATE = 48_000
const recorded = (frames: number, firstFrame = 0) => ({ firstFrame, frames, sampleRate: RATE })

describe("a recording", () => {
  it("lies where it was played: earlier by what the sound needed to come back", () => {
    // Played from a second of the timeline at frame 1,000 of the context, recorded from frame 200 on, heard 480 frames late.
    expect(passesOf({ startFrame: 1_000, from: RATE }, recorded(2 * RATE, 200), 480)).toEqual([{ at: RATE, offset: 1_280, frames: 2 * RATE - 1_280 }])
  })

  it("that began after the music begins there on the timeline", () => {
    expect(passesOf({ startFrame: 0, from: 0 }, recorded(RATE, 5_000), 1_000)).toEqual([{ at: 4_000, offset: 0, frames: RATE }])
  })

  it("in circles is a part a round, and a short rest at the end is none", () => {
    const played: Played = { startFrame: 0, from: 30_000, loop: { from: 20_000, to: 60_000 } }
    expect(passesOf(played, recorded(30_000 + 40_000 + 20_000), 0)).toEqual([
      { at: 30_000, offset: 0, frames: 30_000 }, { at: 20_000, offset: 30_000, frames: 40_000 }, { at: 20_000, offset: 70_000, frames: 20_000 },
    ])
    expect(passesOf(played, recorded(30_000 + 40_000 + 1_000), 0)).toHaveLength(2)
    expect(passesOf({ ...played, from: 60_000 }, recorded(90_000), 0)).toEqual([{ at: 60_000, offset: 0, frames: 90_000 }])
  })

  it("punched in and out is what lies in the range", () => {
    expect(passesOf({ startFrame: 0, from: 10_000 }, recorded(100_000), 500, { from: 40_000, to: 80_000 })).toEqual([{ at: 40_000, offset: 30_500, frames: 40_000 }])
    expect(passesOf({ startFrame: 0, from: 10_000 }, recorded(1_000), 500, { from: 40_000, to: 80_000 })).toEqual([])
  })

  it("so short that it ended before the beginning is nothing", () => { expect(passesOf({ startFrame: 10_000, from: 0 }, recorded(5_000), 0)).toEqual([]) })
})

it("a region begins on a whole tick, and its sound where it was played, to the sample, at any tempo", () => {
  const session = openSession(seedProject({ name: "Night Trains" }), { person: "ana", makeId: () => "id" })
  for (const bpm of [31.7, 60, 120, 311]) {
    session.run(setTempo({ tick: 0, bpm }))
    const { start, offset, length } = takeOf({ at: 12_345, offset: 777, frames: RATE }, RATE, session.project)
    expect(Number.isInteger(start)).toBe(true)
    // What stands at the region's start, minus where that start lies, is the same for all of the source.
    expect(offset - session.project.tempo.secondsAt(start)).toBeCloseTo((777 - 12_345) / RATE, 9)
    expect(offset + length).toBeCloseTo((777 + RATE) / RATE, 9)
  }
})
