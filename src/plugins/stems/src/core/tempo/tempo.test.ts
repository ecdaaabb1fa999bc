import { describe, expect, it } from "vitest"
import { ONSET_STEP } from "../onsets"
import { placeBeats } from "./beats"
import { hearTempo } from "./hear-tempo"

/** Onset strengths of drums: a line a band (kick, body, snare, hats), a character a sixteenth. */
function rhythm(bpm: number, seconds: number, lines: readonly string[], late = 0) {
  const sixteenth = 60 / bpm / 4 / ONSET_STEP
  return lines.map((line, band) => {
    const strengths = new Float32Array(Math.round(seconds / ONSET_STEP))
    for (let n = 0; n * sixteenth + late < strengths.length - 1; n++) {
      const at = Math.round(n * sixteenth + late)
      if (line[n % line.length] === "x") { strengths[at] = 1 + ((n * 7 + band) % 5) / 20; strengths[at + 1] = 0.4 }
    }
    return strengths
  })
}

const FOUR_ON_THE_FLOOR = ["x...x...x...x...", "x.....x...x.....", "....x.......x...", "..x...x...x...x."]
const BOOM_BAP = ["x.....x.x.......", "x.......x.......", "....x.......x...", "x.x.x.x.x.x.x.x."]
const DRUM_AND_BASS = ["x.........x.....", "x...............", "....x.......x...", "x.x.x.x.x.x.x.x."]

describe("the tempo of a rhythm", () => {
  it.each([["house", 124, FOUR_ON_THE_FLOOR], ["boom bap", 90, BOOM_BAP], ["drum and bass", 174, DRUM_AND_BASS]])("of %s is %i, not its octave", (_name, bpm, lines) => {
    const { tempos: [first], confidence } = hearTempo(rhythm(bpm, 40, lines), null)
    expect(Math.abs((first?.bpm ?? 0) / bpm - 1)).toBeLessThan(0.01)
    expect(confidence).toBeGreaterThan(0.3)
  })
  it("keeps the octaves as guesses, for a genre to choose among", () => {
    const { tempos } = hearTempo(rhythm(174, 40, DRUM_AND_BASS), null)
    expect(tempos.some(({ bpm }) => Math.abs(bpm - 87) < 1)).toBe(true)
    expect(tempos.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1)
  })
  it("is none where nothing repeats", () => {
    expect(hearTempo([0, 1, 2, 3].map(() => new Float32Array(3_000)), null)).toEqual({ tempos: [], confidence: 0 })
    expect(hearTempo([], null)).toEqual({ tempos: [], confidence: 0 })
  })
})

describe("beats", () => {
  it("stand where the drums are, and bars begin with the kick", () => {
    const { beats, firstDownbeat } = placeBeats(rhythm(120, 30, ["x.....x.........", "x...............", "....x.......x...", "x.x.x.x.x.x.x.x."], 25), 120)
    expect(beats.length).toBeGreaterThan(55)
    beats.slice(1, -1).forEach((beat, n) => { expect(Math.abs(beat - 0.75 - n * 0.5)).toBeLessThan(0.03) })
    expect(firstDownbeat).toBeCloseTo(0.25)
  })
  it("have no first of a bar where two of four are alike", () => { expect(placeBeats(rhythm(120, 30, FOUR_ON_THE_FLOOR), 120).firstDownbeat).toBeNull() })
  it("are none in silence", () => { expect(placeBeats([new Float32Array(0)], 120)).toEqual({ beats: [], firstDownbeat: null }) })
})
