import { beginText, endText, PDFHexString, PDFName, PDFOperator, PDFOperatorNames, setFillingRgbColor, setFontAndSize, setTextMatrix, showText, type PDFFont, type PDFPage, type RGB } from "pdf-lib"
import type { Run } from "./runs"
import { graphemes } from "./scripts"

/** What is used of a font as fontkit opens it; positions are in units of its em. */
export type Shaped = {
  unitsPerEm: number; characterSet: number[]; hasGlyphForCodePoint(codePoint: number): boolean; glyphForCodePoint(codePoint: number): { id: number; advanceWidth: number }
  layout(text: string, features?: Record<string, boolean>): { glyphs: { id: number }[]; positions: { xAdvance: number; xOffset: number; yOffset: number }[] }
}

/**
 * Draws a run glyph by glyph where the font's tables put each: pdf-lib's own drawing leaves marks where the letter ends.
 * The letters of scripts that reorder them stand beside their glyphs as they are read (`ActualText`, ISO 32000-1, 14.9.4); from right to left
 * programs put glyphs in order themselves, and those that do would turn such letters once more.
 */
export function place(page: PDFPage, { text, level }: Pick<Run<unknown>, "text" | "level">, { font, shape }: { font: PDFFont; shape: Shaped }, { x, y, size, color }: { x: number; y: number; size: number; color: RGB }): void {
  const scale = size / shape.unitsPerEm
  const isTurned = level % 2 === 1
  const operators = [beginText(), setFillingRgbColor(color.red, color.green, color.blue), setFontAndSize(page.node.newFontDictionary(font.name, font.ref), size)]
  let left = x
  // An even level above the first is a number among right-to-left letters, which fontkit would turn with them.
  for (const part of level > 0 && !isTurned ? graphemes(text) : [text]) {
    const codes = font.encodeText(part).asString().match(/.{4}/g) ?? []
    shape.layout(part).positions.forEach(({ xAdvance, xOffset, yOffset }, i) => {
      operators.push(setTextMatrix(1, 0, 0, 1, left + xOffset * scale, y + yOffset * scale), showText(PDFHexString.of(codes[i] ?? "0000")))
      left += xAdvance * scale
    })
  }
  operators.push(endText())
  if (isTurned) { page.pushOperators(...operators); return }
  page.pushOperators(
    PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [PDFName.of("Span"), `<</ActualText ${PDFHexString.fromText(text)}>>`]),
    ...operators, PDFOperator.of(PDFOperatorNames.EndMarkedContent),
  )
}
