import type { Clause } from "@max-booster/extension-api"
import { column, heightOf, measure, page, rich, wrap, type Settings, type Sheet } from "@max-booster/paper"
import type { ContractDocument } from "../core/document"

const GUTTER = 24

/** Both parties side by side; parties too tall for a page follow each other as flowing text. */
export function parties(sheet: Sheet, set: Settings, both: ContractDocument["parties"]): void {
  const width = (measure - GUTTER) / 2
  const height = (party: ContractDocument["parties"][number]) =>
    set.label.leading + heightOf(party.name, set.name, width) + party.lines.reduce((sum, line) => sum + heightOf(line, set.body, width), 0)
  const tallest = Math.max(...both.map(height))
  if (tallest > 300) {
    for (const party of both) for (const [i, line] of [party.role, party.name, ...party.lines].entries()) sheet.flow(line, i === 0 ? set.label : i === 1 ? set.name : set.body)
    return
  }
  sheet.need(tallest)
  both.forEach((party, i) => {
    const x = page.left + i * (width + GUTTER)
    let top = sheet.y
    top -= column(sheet, party.role, x, top, width, set.label)
    top -= column(sheet, party.name, x, top, width, set.name)
    for (const line of party.lines) top -= column(sheet, line, x, top, width, set.body)
  })
  sheet.gap(tallest)
}

const INDENT = 26

/** Numbered clauses with hanging numbers; a heading stays with its first lines. */
export function clauses(sheet: Sheet, set: Settings, list: readonly Clause[]): void {
  list.forEach(({ heading, text, blocks }, i) => {
    const head = wrap(heading, set.heading.face, set.heading.size, measure - INDENT)
    const body = wrap(text, set.body.face, set.body.size, measure - INDENT)
    sheet.need(Math.min(head.length, 20) * set.heading.leading + Math.min(body.length, 2) * set.body.leading)
    sheet.structure.as("H3", () => {
      sheet.line(`${i + 1}.`, page.left, sheet.y, set.number)
      sheet.flow(heading, set.heading, INDENT)
    })
    if (blocks) rich(sheet, set, blocks, INDENT)
    else sheet.flow(text, set.body, INDENT)
    sheet.gap(8)
  })
}
