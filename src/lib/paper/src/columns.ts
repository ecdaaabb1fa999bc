import type { Settings } from "./blocks"
import { ink, measure, page, type Setting, type Sheet } from "./sheet"
import { wrap } from "./text"

/** A column of a table: its head, its share of the measure, and whether it holds figures, which stand at its right. */
export type Column = { head: string; share: number; isFigure?: boolean }

const GAP = 10
const PAD = 4

/** A table with a head that is set again on each page. A row stays on one page. The last rows may be strong: totals. */
export function columns(sheet: Sheet, set: Settings, heads: readonly Column[], rows: readonly { cells: readonly string[]; isTotal?: boolean }[]): void {
  const head = () => { row(sheet, heads, heads.map((column) => column.head), set.label, "TH"); sheet.rule() }
  sheet.need(60)
  sheet.structure.as("Table", () => {
    head()
    for (const { cells, isTotal = false } of rows) {
      const setting = isTotal ? set.strong : set.body
      if (sheet.y - heightOfRow(heads, cells, setting) < page.bottom) { sheet.turn(); head() }
      row(sheet, heads, cells, setting, "TD")
      sheet.rule(isTotal ? ink.muted : ink.line)
    }
  })
}

const widthOf = ({ share }: Column) => measure * share - GAP

const heightOfRow = (heads: readonly Column[], cells: readonly string[], { face, size, leading }: Setting) =>
  Math.max(...heads.map((column, i) => wrap(cells[i] ?? "", face, size, widthOf(column)).length)) * leading + 2 * PAD

function row(sheet: Sheet, heads: readonly Column[], cells: readonly string[], setting: Setting, role: "TH" | "TD"): void {
  const { face, size, leading } = setting
  let x = page.left
  sheet.structure.as("TR", () => {
    heads.forEach((column, i) => {
      sheet.structure.as(role, () => {
        wrap(cells[i] ?? "", face, size, widthOf(column)).forEach((line, n) => {
          if (line !== "") sheet.line(line, column.isFigure ? x + widthOf(column) - face.widthOf(line, size) : x, sheet.y - PAD - n * leading, setting)
        })
      }, role === "TH" ? { scope: "Column" } : {})
      x += measure * column.share
    })
  })
  sheet.gap(heightOfRow(heads, cells, setting))
}
