import type { Clause } from "@max-booster/extension-api"
import type { ContractDocument, Row } from "../core/document"
import type { Faces } from "./fonts"
import { heightOf, ink, measure, page, type Setting, type Sheet } from "./sheet"
import { wrap } from "./text"

/** The settings of a contract. */
export const settings = (faces: Faces) => ({
  title: { face: faces.semibold, size: 25, leading: 31 },
  subtitle: { face: faces.regular, size: 12, leading: 18, color: ink.muted },
  section: { face: faces.semibold, size: 12.5, leading: 18 },
  label: { face: faces.medium, size: 8.2, leading: 13, color: ink.muted },
  name: { face: faces.semibold, size: 11, leading: 16 },
  body: { face: faces.regular, size: 9.4, leading: 14.4 },
  strong: { face: faces.medium, size: 9.4, leading: 14.4 },
  heading: { face: faces.semibold, size: 9.8, leading: 15 },
  number: { face: faces.medium, size: 9.4, leading: 15, color: ink.accent },
  signature: { face: faces.italic, size: 19, leading: 27 },
  small: { face: faces.regular, size: 7.8, leading: 11.6, color: ink.muted },
}) satisfies Record<string, Setting>
export type Settings = ReturnType<typeof settings>

/** Draws wrapped text in a column from `top` down. @returns how high it is */
function column(sheet: Sheet, text: string, x: number, top: number, width: number, setting: Setting): number {
  const lines = wrap(text, setting.face, setting.size, width)
  lines.forEach((line, i) => { if (line !== "") sheet.line(line, x, top - i * setting.leading, setting) })
  return lines.length * setting.leading
}

/** A section's title with air above; it takes `keep` points of what follows along. */
export function section(sheet: Sheet, set: Settings, title: string, keep: number): void {
  sheet.gap(20)
  sheet.need(set.section.leading + 6 + keep)
  sheet.line(title, page.left, sheet.y, set.section)
  sheet.gap(set.section.leading + 5)
}

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

/** A table of labels and values between hairlines; a row stays on one page unless it is taller than a page. */
export function table(sheet: Sheet, set: Settings, rows: readonly Row[], split = 0.36): void {
  const left = measure * split
  const right = measure - left - 12
  const pad = 4.6
  for (const { label, value } of rows) {
    const high = Math.max(heightOf(label, set.body, left - 8), heightOf(value, set.strong, right))
    if (high > 400) {
      sheet.flow(label, { ...set.body, color: ink.muted })
      sheet.flow(value, set.strong, left + 12)
      continue
    }
    sheet.need(high + 2 * pad)
    sheet.rule()
    column(sheet, label, page.left, sheet.y - pad, left - 8, { ...set.body, color: ink.muted })
    column(sheet, value, page.left + left + 12, sheet.y - pad, right, set.strong)
    sheet.gap(high + 2 * pad)
  }
  sheet.rule()
}

const INDENT = 26

/** Numbered clauses with hanging numbers; a heading stays with its first lines. */
export function clauses(sheet: Sheet, set: Settings, list: readonly Clause[]): void {
  list.forEach(({ heading, text }, i) => {
    const head = wrap(heading, set.heading.face, set.heading.size, measure - INDENT)
    const body = wrap(text, set.body.face, set.body.size, measure - INDENT)
    sheet.need(Math.min(head.length, 20) * set.heading.leading + Math.min(body.length, 2) * set.body.leading)
    sheet.line(`${i + 1}.`, page.left, sheet.y, set.number)
    sheet.flow(heading, set.heading, INDENT)
    sheet.flow(text, set.body, INDENT)
    sheet.gap(8)
  })
}

/** A dot before each line of a list. */
export function bullets(sheet: Sheet, set: Settings, items: readonly string[]): void {
  for (const item of items) {
    sheet.need(heightOf(item, set.body, measure - 14))
    sheet.current.drawCircle({ x: page.left + 3, y: sheet.y - set.body.leading / 2, size: 1.6, color: ink.accent })
    sheet.flow(item, set.body, 14)
  }
}
