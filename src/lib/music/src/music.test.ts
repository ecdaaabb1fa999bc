import { describe, expect, it } from "vitest"
import { camelotOf, foldTempo, keyNames, parseKey, relativeOf, sameTempo } from "./index"

describe("keys", () => {
  it("places keys on the Camelot wheel", () => {
    expect([camelotOf("A minor"), camelotOf("C major"), camelotOf("Ab minor"), camelotOf("B major"), camelotOf("F# minor")]).toEqual(["8A", "8B", "1A", "1B", "11A"])
  })
  it("gives every key a relative that leads back, with the same Camelot number", () => {
    for (const key of keyNames) {
      expect(relativeOf(relativeOf(key))).toBe(key)
      expect(parseInt(camelotOf(relativeOf(key)))).toBe(parseInt(camelotOf(key)))
    }
  })
  it("spells what detectors say in the shop's way", () => {
    expect(parseKey("g#", "Minor")).toBe("Ab minor")
    expect(parseKey("H", "minor")).toBeUndefined()
  })
})

describe("tempo", () => {
  it("folds octave errors into the genre's range and leaves the rest alone", () => {
    expect(foldTempo(71, "drill")).toBe(142)
    expect(foldTempo(86, "drum-and-bass")).toBe(172)
    expect(foldTempo(124, "house")).toBe(124)
    expect(foldTempo(71)).toBe(71)
  })
  it("calls tempos within 4% the same", () => {
    expect(sameTempo(140, 142)).toBe(true)
    expect(sameTempo(70, 140)).toBe(false)
  })
})
