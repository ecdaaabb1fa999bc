import type { Faces } from "./fonts"
import { heightOf, ink, measure, page, type Setting, type Sheet } from "./sheet"
import { wrap } from "./text"

/** A label with its value. */
export type Row = { label: string; value: string }

/** How the pieces of a document are set. */
export const settings = (faces: Faces) => ({
  title: { face: faces.semibold, size: 25, leading: 31, role: "H1" },
  subtitle: { face: faces.regular, size: 12, leading: 18, color: ink.muted },
  section: { face: faces.semibold, size: 12.5, leading: 18, role: "H2" },
  label: { face: faces.medium, size: 8.2, leading: 13, color: ink.muted },
  name: { face: faces.semibold, size: 11, leading: 16 },
  body: { face: faces.regular, size: 9.4, leading: 14.4 },
  strong: { face: faces.medium, size: 9.4, leading: 14.4 },
  heading: { face: faces.semibold, size: 9.8, leading: 15, role: "H3" },
  number: { face: faces.medium, size: 9.4, leading: 15, color: ink.accent },
  signature: { face: faces.italic, size: 19, leading: 27 },
  italic: { face: faces.italic, size: 9.4, leading: 14.4 },
  bold: { face: faces.semibold, size: 9.4, leading: 14.4 },
  boldItalic: { face: faces.boldItalic, size: 9.4, leading: 14.4 },
  small: { face: faces.regular, size: 7.8, leading: 11.6, color: ink.muted },
}) satisfies Record<string, Setting>
export type Settings = ReturnType<typeof settings>

/** Draws wrapped text in a column from `top` down. @returns how high it is */
export function column(sheet: Sheet, text: string, x: number, top: number, width: number, setting: Setting): number {
  const lines = wrap(text, setting.face, setting.size, width)
  sheet.structure.as(setting.role ?? "P", () => { lines.forEach((line, i) => { if (line !== "") sheet.line(line, x, top - i * setting.leading, setting) }) })
  return lines.length * setting.leading
}

/** A section's title with air above; it takes `keep` points of what follows along. */
export function section(sheet: Sheet, set: Settings, title: string, keep: number): void {
  sheet.gap(20)
  sheet.need(set.section.leading + 6 + keep)
  sheet.line(title, page.left, sheet.y, set.section)
  sheet.gap(set.section.leading + 5)
}

/** A table of labels and values between hairlines; a row stays on one page unless it is taller than a page. */
export function table(sheet: Sheet, set: Settings, rows: readonly Row[], split = 0.36): void {
  const left = measure * split
  const right = measure - left - 12
  const pad = 4.6
  const head = { ...set.body, color: ink.muted }
  const row = (label: () => void, value: () => void) => {
    sheet.structure.as("TR", () => {
      sheet.structure.as("TH", label, { scope: "Row" })
      sheet.structure.as("TD", value)
    })
  }
  sheet.structure.as("Table", () => {
    for (const { label, value } of rows) {
      const high = Math.max(heightOf(label, set.body, left - 8), heightOf(value, set.strong, right))
      if (high > 400) {
        row(() => { sheet.flow(label, head) }, () => { sheet.flow(value, set.strong, left + 12) })
        continue
      }
      sheet.need(high + 2 * pad)
      sheet.rule()
      row(() => { column(sheet, label, page.left, sheet.y - pad, left - 8, head) }, () => { column(sheet, value, page.left + left + 12, sheet.y - pad, right, set.strong) })
      sheet.gap(high + 2 * pad)
    }
  })
  sheet.rule()
}

/** A dot before each line of a list. */
export function bullets(sheet: Sheet, set: Settings, items: readonly string[]): void {
  sheet.structure.as("L", () => {
    for (const item of items) {
      sheet.need(heightOf(item, set.body, measure - 14))
      sheet.decorate(() => { sheet.current.drawCircle({ x: page.left + 3, y: sheet.y - set.body.leading / 2, size: 1.6, color: ink.accent }) })
      sheet.structure.as("LI", () => { sheet.structure.as("LBody", () => { sheet.flow(item, set.body, 14) }) })
    }
  })
}
