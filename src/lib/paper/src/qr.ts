import { PDFDict, PDFName, PDFString } from "pdf-lib"
import { encode } from "uqr"
import { ink, type Sheet } from "./sheet"

/** Modules of white that a reader needs around a code (ISO/IEC 18004). */
const QUIET = 4

/** A QR code of an address, drawn as one shape; `x` and `top` are the corner of its dark part, sizes in points. It is a link as well. */
export function qrCode(sheet: Sheet, address: string, { x, top, size }: { x: number; top: number; size: number }): void {
  const { data } = encode(address, { ecc: "M", border: 0 })
  const cell = size / data.length
  const path = data.map((row, y) => runsOf(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`).join("")).join("")
  const { context } = sheet.document
  const [left, low, right, high] = [x - QUIET * cell, top - size - QUIET * cell, x + size + QUIET * cell, top + QUIET * cell]
  const link = context.obj({ Type: "Annot", Subtype: "Link", Rect: [left, low, right, high], Border: [0, 0, 0], F: 4, A: { S: "URI" } })
  link.set(PDFName.of("Contents"), PDFString.of(address))
  link.lookup(PDFName.of("A"), PDFDict).set(PDFName.of("URI"), PDFString.of(address))
  const annotation = context.register(link)
  sheet.current.node.addAnnot(annotation)
  sheet.structure.as("Link", () => {
    sheet.structure.as("Figure", () => { sheet.structure.mark(sheet.current, () => { sheet.current.drawSvgPath(path, { x, y: top, scale: cell, color: ink.text }) }) }, { alt: `QR code: ${address}` })
    sheet.structure.annotate(sheet.current, annotation)
  })
}

/** The dark runs of a row. */
function runsOf(row: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = []
  row.forEach((dark, at) => {
    const last = runs.at(-1)
    if (dark && last && last.from + last.length === at) last.length += 1
    else if (dark) runs.push({ from: at, length: 1 })
  })
  return runs
}
