import { expect, it } from "vitest"
import { readIsrcCsv } from "./isrc-csv"

it("reads codes with and without hyphens, by id before title before file", () => {
  expect(readIsrcCsv("isrc,recording_id,title,file\nAA-6Q7-20-00047,rec_1,Night,n.wav\naa6q72000048,,Day,\nAA6Q72000049,,,d.wav\n")).toEqual({
    rows: [{ line: 2, isrc: "AA6Q72000047", by: "recording_id", name: "rec_1" }, { line: 3, isrc: "AA6Q72000048", by: "title", name: "Day" }, { line: 4, isrc: "AA6Q72000049", by: "file", name: "d.wav" }],
    problems: [],
  })
})

it.each([["semicolons", ";"], ["tabs", "\t"], ["commas", ","]])("reads what a spreadsheet writes with %s, quotes and a byte order mark", (_, sign) => {
  const { rows, problems } = readIsrcCsv(`\uFEFF"Title"${sign}"ISRC"\r\n"Say ""hi""${sign} twice"${sign}"AA6Q72000047"\r\n\r\n`)
  expect([rows, problems]).toEqual([[{ line: 2, isrc: "AA6Q72000047", by: "title", name: `Say "hi"${sign} twice` }], []])
})

it("says of each line what is wrong, and keeps the others", () => {
  const { rows, problems } = readIsrcCsv("isrc,title\nAA6Q72000047,Night\nAA6Q7200004,Day\nAA6Q72000047,Again\nAA6Q72000050,\n")
  expect(rows.map(({ name }) => name)).toEqual(["Night"])
  expect(problems.map(({ line, message }) => [line, message.split(":")[0]])).toEqual([[3, "AA6Q7200004 is no ISRC"], [4, "AA6Q72000047 stands in line 2, too"], [5, "Nothing says which recording has AA6Q72000050."]])
})

it.each([["", 1, "no column isrc"], ["code,title\nx,y", 1, "no column isrc"], ["isrc,artist\nAA6Q72000047,x", 1, "which recording"], ["isrc,title\n\"AA6Q72000047,x", 2, "Quotes"]])("explains %j", (text, line, why) => {
  const { rows, problems: [problem] } = readIsrcCsv(text)
  expect([rows, problem?.line]).toEqual([[], line])
  expect(problem?.message).toContain(why)
})
