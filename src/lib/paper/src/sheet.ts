import { rgb, type PDFDocument, type PDFPage, type RGB } from "pdf-lib"
import type { Face } from "./fonts"
import { Structure, type Role } from "./structure"
import { wrap } from "./text"

const hex = (color: string): RGB => {
  const part = (from: number) => parseInt(color.slice(from, from + 2), 16) / 255
  return rgb(part(1), part(3), part(5))
}

/** The shop's daylight theme, on white paper. */
export const ink = { text: hex("#17140f"), muted: hex("#6a6051"), line: hex("#ddd5c6"), soft: hex("#faf7f1"), accent: hex("#c2410c") }

/** A4, in points. */
export const page = { width: 595.28, height: 841.89, left: 64, right: 64, top: 84, bottom: 76 }
export const measure = page.width - page.left - page.right

/** How a piece of text is set; sizes in points. `role`: what it is, a paragraph unless said. */
export type Setting = { face: Face; size: number; leading: number; color?: RGB; spacing?: number; role?: Role }

/** Pages that fill from top to bottom. `y` is the line that the next block hangs from. */
export class Sheet {
  readonly pages: PDFPage[] = []
  readonly structure = new Structure()
  y = 0

  constructor(readonly document: PDFDocument) {
    this.turn()
  }

  /** Begins a page. */
  turn(): void {
    this.pages.push(this.document.addPage([page.width, page.height]))
    this.y = page.height - page.top
  }

  /** The page being filled. */
  get current(): PDFPage {
    return this.pages[this.pages.length - 1] ?? this.document.addPage([page.width, page.height])
  }

  /** Turns the page when less than `height` points are left. */
  need(height: number): void {
    if (this.y - height < page.bottom) this.turn()
  }

  gap(height: number): void {
    this.y -= height
  }

  /** A hairline over the measure. */
  rule(color: RGB = ink.line): void {
    this.decorate(() => { this.current.drawLine({ start: { x: page.left, y: this.y }, end: { x: page.left + measure, y: this.y }, thickness: 0.6, color }) })
  }

  /** Draws what nobody reads aloud. */
  decorate(draw: () => void, on: PDFPage = this.current): void {
    this.structure.as("Artifact", () => { this.structure.mark(on, draw) })
  }

  /** One line of text whose baseline lies in a line box that hangs from `top`. */
  line(text: string, x: number, top: number, { face, size, leading, color = ink.text, spacing = 0, role = "P" }: Setting, on: PDFPage = this.current): void {
    const baseline = top - (leading + size * 0.7) / 2
    const draw = () => {
      let at = x
      for (const part of spacing === 0 ? [text] : text) {
        face.draw(on, part, { x: at, y: baseline, size, color })
        at += face.widthOf(part, size) + spacing
      }
    }
    this.structure.as(role, () => { this.structure.mark(on, draw) })
  }

  /** Flowing text over pages: never one line alone at a page's foot or head. */
  flow(text: string, setting: Setting, indent = 0, width = measure - indent): void {
    const lines = wrap(text, setting.face, setting.size, width)
    this.structure.as(setting.role ?? "P", () => {
      lines.forEach((line, i) => {
        const left = lines.length - i
        const together = left === 2 || (i === 0 && left > 1) ? 2 : 1
        this.need(setting.leading * together)
        if (line !== "") this.line(line, page.left + indent, this.y, setting)
        this.y -= line === "" ? setting.leading / 2 : setting.leading
      })
    })
  }
}

/** Height of text set in a column. */
export const heightOf = (text: string, { face, size, leading }: Setting, width: number): number => wrap(text, face, size, width).length * leading
