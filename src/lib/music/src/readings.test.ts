import { describe, expect, it } from "vitest"
import { beatsAt, chooseKey, chooseTempo } from "./index"

const octaves = { bpm: 142, key: null, tempos: [{ bpm: 142, weight: 0.6 }, { bpm: 71, weight: 0.35 }, { bpm: 94.67, weight: 0.05 }] }
const word = (bpm: number) => ({ bpm, key: null })

describe("one tempo of several readings", () => {
  it("is the likeliest guess without a genre, and the likeliest in its range with one", () => {
    expect(chooseTempo([octaves]).value).toBe(142)
    expect(chooseTempo([octaves], "lo-fi")).toMatchObject({ value: 71, agree: true })
    expect(chooseTempo([octaves], "boom-bap").value).toBe(94.67)
  })
  it("folds a word into the range when nothing was guessed there", () => {
    expect(chooseTempo([word(71)], "drill").value).toBe(142)
    expect(chooseTempo([octaves, word(71)], "drill")).toMatchObject({ value: 142, each: [142, 142], agree: true })
  })
  it("says when engines disagree, and what each hears", () => {
    expect(chooseTempo([octaves, word(71)])).toMatchObject({ value: 142, each: [142, 71], agree: false })
    expect(chooseTempo([octaves, word(150)], "drill")).toMatchObject({ value: 142, each: [142, 150], agree: false })
  })
  it("lets a second engine decide what is close", () => {
    expect(chooseTempo([{ ...octaves, tempos: [{ bpm: 142, weight: 0.5 }, { bpm: 71, weight: 0.45 }] }, word(71)]).value).toBe(71)
  })
  it("is none of silence", () => { expect(chooseTempo([{ bpm: null, key: null }])).toEqual({ value: null, votes: 0, each: [null], agree: true }) })
})

describe("one key of several readings", () => {
  it("is the one with most votes; relative keys count as agreed", () => {
    const unsure = { bpm: null, key: "A minor" as const, keys: [{ key: "A minor" as const, weight: 0.5 }, { key: "E minor" as const, weight: 0.4 }] }
    expect(chooseKey([unsure, { bpm: null, key: "E minor" }])).toMatchObject({ value: "E minor", agree: false })
    expect(chooseKey([unsure, { bpm: null, key: "C major" }])).toMatchObject({ value: "A minor", agree: true })
  })
})

describe("beats at another octave", () => {
  const beats = [0, 0.5, 1, 1.5]
  it("lie between, or are every second with the downbeat among them", () => {
    expect(beatsAt(beats, 120, 240)).toEqual([0, 0.25, 0.5, 0.75, 1, 1.25, 1.5])
    expect(beatsAt(beats, 120, 60, 0.5)).toEqual([0.5, 1.5])
    expect(beatsAt(beats, 120, 120)).toEqual(beats)
    expect(beatsAt(beats, 120, 90)).toEqual([])
  })
})
