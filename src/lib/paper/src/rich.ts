import type { TextBlock, TextRun } from "@max-booster/api-contract"
import type { Settings } from "./blocks"
import { ink, measure, page, type Setting, type Sheet } from "./sheet"
import { paragraphs, wordsOf } from "./text"

/** A part of a line that is set one way, `x` points from the line's left end. */
type Piece = { text: string; setting: Setting; x: number }

const HANG = 16

/** Paragraphs and lists with bold and italic words. */
export function rich(sheet: Sheet, set: Settings, blocks: readonly TextBlock[], indent: number): void {
  for (const block of blocks) {
    if (block.kind === "paragraph") { flowRuns(sheet, set, block.runs, indent); continue }
    sheet.structure.as("L", () => {
      block.items.forEach((runs, i) => {
        sheet.need(set.body.leading)
        sheet.structure.as("LI", () => { sheet.structure.as("LBody", () => { marker(sheet, set, block.ordered ? `${i + 1}.` : null, indent); flowRuns(sheet, set, runs, indent + HANG) }) })
      })
    })
  }
}

function marker(sheet: Sheet, set: Settings, number: string | null, indent: number): void {
  if (number !== null) sheet.line(number, page.left + indent, sheet.y, set.body)
  else sheet.decorate(() => { sheet.current.drawCircle({ x: page.left + indent + 3, y: sheet.y - set.body.leading / 2, size: 1.6, color: ink.accent }) })
}

function flowRuns(sheet: Sheet, set: Settings, runs: readonly TextRun[], indent: number): void {
  const lines = linesOf(runs.map((run) => ({ text: run.text, setting: settingOf(set, run) })), measure - indent)
  sheet.structure.as("P", () => {
    lines.forEach((pieces, i) => {
      const left = lines.length - i
      sheet.need(set.body.leading * (left === 2 || (i === 0 && left > 1) ? 2 : 1))
      for (const { text, setting, x } of pieces) sheet.line(text, page.left + indent + x, sheet.y, setting)
      sheet.y -= pieces.length === 0 ? set.body.leading / 2 : set.body.leading
    })
  })
}

const settingOf = (set: Settings, { bold, italic }: TextRun): Setting => (bold ? (italic ? set.boldItalic : set.bold) : italic ? set.italic : set.body)

/** Runs in lines no wider than `width` points; a line break in a run begins one. */
export function linesOf(runs: readonly { text: string; setting: Setting }[], width: number): Piece[][] {
  const lines: Piece[][] = [[]]
  let used = 0
  let spaced = false
  for (const { text, setting } of runs) {
    const measured = (part: string) => setting.face.widthOf(part, setting.size)
    paragraphs(text, setting.face).forEach((paragraph, i) => {
      if (i > 0) { lines.push([]); used = 0; spaced = false }
      spaced ||= paragraph.startsWith(" ")
      wordsOf(paragraph, setting.face, measured, width).forEach(({ word, glued }, n) => {
        const gap = used > 0 && (n === 0 ? spaced : !glued) ? measured(" ") : 0
        if (used > 0 && used + gap + measured(word) > width) { lines.push([]); used = 0 }
        const line = lines.at(-1) ?? []
        const x = used === 0 ? 0 : used + gap
        const last = line.at(-1)
        if (last?.setting === setting) last.text += `${gap > 0 ? " " : ""}${word}`
        else line.push({ text: word, setting, x })
        used = x + measured(word)
      })
      spaced = paragraph.endsWith(" ")
    })
  }
  return lines
}
