import { pasteSheetSchema } from "@max-booster/api-contract"
import { parse } from "csv-parse/sync"
import { expect, it } from "vitest"
import { create } from "xmlbuilder2"
import { aDelivery, aVariedRelease } from "../../testing/varied-releases"
import { appleMetadata, itmspFolder, vendorId } from "../apple/metadata"
import { forms, type FormTarget } from "./columns"
import { csvOf, hasSheet, sheetOf } from "./sheet"

const album = () => aVariedRelease(5, { tracks: 4, discs: 2, kind: "album", purpose: "insert" })

it("fills each distributor's form: its fields, and a row a track in the order of discs", () => {
  for (const target of Object.keys(forms) as FormTarget[]) {
    const sheet = pasteSheetSchema.parse(sheetOf(target, album().facts))
    expect(sheet.rows).toHaveLength(4)
    expect(sheet.rows.every((row) => row.length === sheet.columns.length)).toBe(true)
  }
  expect(sheetOf("cdbaby", album().facts).rows.map((row) => row.slice(0, 2))).toEqual([["1", "1"], ["1", "2"], ["2", "1"], ["2", "2"]])
  expect([hasSheet("tunecore"), hasSheet("spotify")]).toEqual([true, false])
})

it("writes a CSV that reads back as it was, and no cell that a spreadsheet would compute", () => {
  const sheet = { ...sheetOf("distrokid", album().facts), fields: [{ label: "Title", value: '=HYPERLINK("x"),\n1' }] }
  const [head, first] = parse(csvOf(sheet), { bom: true }) as string[][]
  expect(head).toEqual(["Title", ...sheet.columns])
  expect(first?.[0]).toBe(`'=HYPERLINK("x"),\n1`)
})

it("writes Apple's metadata from the same facts, well-formed for every varied release", () => {
  for (let seed = 1; seed <= 8; seed++) {
    const { facts, delivery } = aVariedRelease(seed)
    const root = create(appleMetadata(facts, delivery, "MaxBooster")).end({ format: "object" })
    expect(JSON.stringify(root)).toContain('"@version":"music5.3"')
  }
})

it("names Apple's package and its files, and clears nothing in a takedown", () => {
  const { facts, delivery } = album()
  expect(itmspFolder(facts)).toBe(`${vendorId(facts)}.itmsp`)
  expect(appleMetadata(facts, delivery, "MaxBooster")).toContain("<file_name>rel_5.jpg</file_name>")
  const down = appleMetadata(facts, aDelivery(facts, "takedown"), "MaxBooster")
  expect(down).toContain("<cleared_for_sale>false</cleared_for_sale>")
  expect(down).not.toContain(">true</cleared_for")
})
