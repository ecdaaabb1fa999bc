import { describe, expect, it } from "vitest"
import type { IsrcRow } from "./identifiers"
import { matchedRows } from "./matched-rows"

const recordings = [{ id: "rec_1", title: "Night Drive", original_name: "night.wav" }, { id: "rec_2", title: "Loop", original_name: "a.wav" }, { id: "rec_3", title: "loop", original_name: "b.wav" }]
const row = (line: number, by: IsrcRow["by"], name: string): IsrcRow => ({ line, isrc: `NOABC260000${line}`, by, name })

describe("lines of a CSV with ISRCs", () => {
  it("find recordings by id, title and file", () => {
    expect(matchedRows([row(2, "recording_id", "rec_2"), row(3, "title", "night  drive"), row(4, "file", "B.wav")], recordings)).toEqual({
      rows: [{ line: 2, recording_id: "rec_2", isrc: "NOABC2600002" }, { line: 3, recording_id: "rec_1", isrc: "NOABC2600003" }, { line: 4, recording_id: "rec_3", isrc: "NOABC2600004" }], problems: [],
    })
  })

  it("guess nothing: unknown, ambiguous and repeated names are problems with their lines", () => {
    const { rows, problems } = matchedRows([row(2, "title", "Loop"), row(3, "title", "Nowhere"), row(4, "file", "a.wav"), row(5, "recording_id", "rec_2")], recordings)
    expect(rows.map(({ line }) => line)).toEqual([4])
    expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      "2 2 of your recordings are called “Loop”. Name it by its id, in a column recording_id.", "3 There is no recording “Nowhere” of yours.", "5 Line 4 names an ISRC for this recording, too: a recording has one.",
    ])
  })
})
