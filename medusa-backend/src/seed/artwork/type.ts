import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { parse, type Font } from "opentype.js"

/** A display face that ships with the project: text becomes outlines, so that a machine without fonts draws the same sleeve. */
export type Face = "dm-serif-display" | "anton" | "syne" | "space-grotesk" | "space-grotesk-light"

const FILES: Record<Face, string> = {
  "dm-serif-display": "@fontsource/dm-serif-display/files/dm-serif-display-latin-400-normal.woff",
  "anton": "@fontsource/anton/files/anton-latin-400-normal.woff",
  "syne": "@fontsource/syne/files/syne-latin-800-normal.woff",
  "space-grotesk": "@fontsource/space-grotesk/files/space-grotesk-latin-700-normal.woff",
  "space-grotesk-light": "@fontsource/space-grotesk/files/space-grotesk-latin-400-normal.woff",
}
const loaded = new Map<Face, Font>()

/** How a line of text stands. */
export type Setting = {
  readonly face: Face
  /** Pixels an em. */
  readonly size: number
  readonly x: number
  /** Baseline. */
  readonly y: number
  readonly fill: string
  readonly anchor?: "start" | "middle" | "end"
  /** Extra space between letters in ems. */
  readonly tracking?: number
}

/** A line of text as an SVG path. */
export function line(text: string, { face, size, x, y, fill, anchor = "start", tracking = 0 }: Setting): string {
  const width = widthOf(text, face, size, tracking)
  const left = anchor === "start" ? x : anchor === "middle" ? x - width / 2 : x - width
  return `<path fill="${fill}" d="${outline(text, face, left, y, size, tracking)}"/>`
}

/** Width of a line in pixels. */
export function widthOf(text: string, face: Face, size: number, tracking = 0): number {
  return advances(text, face, size, tracking).reduce((sum, { advance }) => sum + advance, 0) - tracking * size
}

/** The size at which a line is as wide as asked, but not larger than `largest`. */
export const sizeToFit = (text: string, face: Face, width: number, largest: number, tracking = 0): number =>
  Math.min(largest, (width / widthOf(text, face, 100, tracking)) * 100)

/** Splits a title into at most `most` lines of similar length. */
export function breakTitle(title: string, most: number): string[] {
  const words = title.split(" ")
  const lines = Math.min(most, words.length)
  const target = title.length / lines
  const out: string[] = []
  for (const word of words) {
    const last = out.at(-1)
    const isFull = last === undefined || (last.length + word.length / 2 > target && out.length < lines)
    if (isFull) out.push(word)
    else out[out.length - 1] = `${last} ${word}`
  }
  return out
}

function outline(text: string, face: Face, x: number, y: number, size: number, tracking: number): string {
  let pen = x
  return advances(text, face, size, tracking).map(({ char, advance }) => {
    const path = fontOf(face).getPath(char, pen, y, size).toPathData(1)
    pen += advance
    return path
  }).join("")
}

function advances(text: string, face: Face, size: number, tracking: number): { char: string; advance: number }[] {
  const font = fontOf(face)
  const glyphs = [...text].map((char) => ({ char, glyph: font.charToGlyph(char) }))
  return glyphs.map(({ char, glyph }, i) => {
    const next = glyphs[i + 1]?.glyph
    const kerning = next ? font.getKerningValue(glyph, next) : 0
    return { char, advance: ((glyph.advanceWidth ?? 0) + kerning) * (size / font.unitsPerEm) + tracking * size }
  })
}

function fontOf(face: Face): Font {
  const known = loaded.get(face)
  if (known) return known
  const [scope = "", name = "", ...rest] = FILES[face].split("/")
  const file = readFileSync(join(dirname(require.resolve(`${scope}/${name}/package.json`)), ...rest))
  const font = parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength))
  loaded.set(face, font)
  return font
}
