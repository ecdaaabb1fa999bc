import { soundFontkit } from "./fontkit"
import { interFile, withoutLigatures } from "./fonts"
import { runsOf, turned, type Run } from "./runs"
import { families, fileOf, graphemes, isJoiner, type Family } from "./scripts"
import type { Measure } from "./text"

type Font = {
  unitsPerEm: number; hasGlyphForCodePoint(codePoint: number): boolean
  layout(text: string, features?: Record<string, boolean>): { glyphs: { path: { toSVG(): string } }[]; positions: { xAdvance: number; xOffset: number; yOffset: number }[] }
}

/** Letters of every script as shapes, for pictures: no font of the system is asked. */
export type Letters = Measure & {
  /** A line of text as SVG paths, without color, from its left end at a baseline; y grows downwards. Nothing of the text itself is in it. */
  paths(text: string, at: { x: number; y: number; size: number }): string
}

const opened = new Map<string, Font>()
function open(file: Pick<Family, "name" | "file">): Font {
  const known = opened.get(file.name) ?? (soundFontkit.create(fileOf(file)) as unknown as Font)
  opened.set(file.name, known)
  return known
}

/** Inter, semibold, with the fonts of other scripts behind it. */
export function semiboldLetters(): Letters {
  const inter = open(interFile("semibold"))
  const has = (font: Font, grapheme: string) => [...grapheme].every((char) => isJoiner(char) || font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0))
  const isPlain = (text: string) => { for (const char of text) if (!inter.hasGlyphForCodePoint(char.codePointAt(0) ?? 0)) return false; return true }
  const other = (grapheme: string) => families.filter(({ script }) => script.test(grapheme)).map(open).find((font) => has(font, grapheme))
  const runs = (text: string): Run<Font>[] => (isPlain(text) ? [{ text, font: inter, level: 0 }] : runsOf(text, (grapheme) => (isPlain(grapheme) ? inter : other(grapheme) ?? inter)))
  /** What is shaped together; numbers among letters from right to left would be turned with them. */
  const partsOf = ({ text, font, level }: Run<Font>) => (font === inter ? [level % 2 === 1 ? turned(text) : text] : level > 0 && level % 2 === 0 ? graphemes(text) : [text])
  const shape = (run: Run<Font>) => partsOf(run).flatMap((part) => {
    const { glyphs, positions } = run.font.layout(part, run.font === inter ? withoutLigatures : undefined)
    return positions.map((position, index) => ({ ...position, glyph: glyphs[index], em: run.font.unitsPerEm }))
  })
  return {
    isPlain, covers: (grapheme) => isPlain(grapheme) || other(grapheme) !== undefined,
    widthOf: (text, size) => runs(text).flatMap(shape).reduce((sum, { xAdvance, em }) => sum + (xAdvance / em) * size, 0),
    paths: (text, { x, y, size }) => {
      let left = x
      return runs(text).flatMap(shape).map(({ glyph, xAdvance, xOffset, yOffset, em }) => {
        const scale = size / em
        const path = `<path transform="translate(${round(left + xOffset * scale)} ${round(y - yOffset * scale)}) scale(${scale} ${-scale})" d="${glyph?.path.toSVG() ?? ""}"/>`
        left += xAdvance * scale
        return path
      }).join("")
    },
  }
}

const round = (value: number) => Math.round(value * 100) / 100
