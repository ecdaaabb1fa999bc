import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keyFrom, readFactsCsv, writeFactsCsv } from "./facts-csv"

const recordings = [
  { id: "rec_1", original_name: "Night Drive.wav", title: "Night Drive" },
  { id: "rec_2", original_name: "Rain; Kettle.flac", title: "Kettle & Rain" },
]

describe("facts from a CSV", () => {
  it("find their recordings by file, with or without its ending, or by title", () => {
    const { rows, problems } = readFactsCsv("file,title,genre,bpm,key,moods\r\nnight drive,Night Drive (VIP),Drill,142,Fm,dark; cold\r\n,kettle & rain,lo-fi,82.5,8A,\r\n", recordings)
    expect(problems).toEqual([])
    expect(rows).toEqual([
      { id: "rec_1", facts: { title: "Night Drive (VIP)", genre: "drill", bpm: "142", key: "F minor", moods: "dark, cold" } },
      { id: "rec_2", facts: { title: "kettle & rain", genre: "lo-fi", bpm: "82.5", key: "A minor" } },
    ])
  })

  it("may come from a German spreadsheet, or from another program's columns", () => {
    expect(readFactsCsv("\uFEFFFilename;Tempo;Initial Key\r\nNight Drive.wav;140,5;Ebm\r\n", recordings).rows).toEqual([{ id: "rec_1", facts: { bpm: "140.5", key: "Eb minor" } }])
  })

  it("say by their line what cannot be used, and keep the rest", () => {
    const { rows, problems } = readFactsCsv("file,bpm,genre\nnobody.wav,120,trap\nNight Drive.wav,999,trap\nNight Drive.wav,120,trap\n", recordings)
    expect(rows).toEqual([{ id: "rec_1", facts: { genre: "trap" } }])
    expect(problems).toEqual(["Line 2: no recording here has the file or title “nobody.wav”.", "Line 3: “999” is no tempo between 40 and 250.", "Line 4: “Night Drive.wav” has a line above."])
  })

  it("need a head line that names a file or a title", () => {
    expect(readFactsCsv("Night Drive.wav,120\n", recordings).problems[0]).toMatch(/first line must name the columns/)
    expect(readFactsCsv("", recordings).rows).toEqual([])
  })

  it("survive the way through a spreadsheet, whatever they say", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 40 }).map((value) => value.trim().replace(/\s+/g, " ")).filter((value) => value !== "" && !/^['＝＋－＠]/.test(value) && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value))
    fc.assert(fc.property(text, text, (title, description) => {
      const draft = { file: "Rain; Kettle.flac", title, genre: "trap", bpm: "140", key: "A minor", moods: "dark, cold", description }
      const { rows: [row] } = readFactsCsv(writeFactsCsv([draft]), recordings)
      const { file: _, ...facts } = draft
      expect(row).toEqual({ id: "rec_2", facts })
    }))
  })
})

it.each([["Am", "A minor"], ["a minor", "A minor"], ["C", "C major"], ["F♯m", "F# minor"], ["Gb major", "F# major"], ["8A", "A minor"], ["12b", "E major"], ["H minor", null], ["", null]] as const)("the key %s is %s", (typed, key) => {
  expect(keyFrom(typed)).toBe(key)
})
