import { graphemes, ideograph, isJoiner } from "./scripts"

/** What must be known of letters to break lines of them. */
export type Measure = {
  /** Whether some font has all glyphs of a grapheme. */
  covers(grapheme: string): boolean
  /** Whether the main font has all letters of a text. */
  isPlain(text: string): boolean
  /** Width of a line of text, in the unit of its size. */
  widthOf(text: string, size: number): number
}

/**
 * Text as a face can set it: one line per paragraph, control characters and marks of direction out. A character that no font has is
 * written by its code point, `[U+13000]`: ugly, but nothing of a name is lost or guessed.
 */
export function paragraphs(text: string, { covers, isPlain }: Measure): string[] {
  return text.normalize("NFC").split(/\r\n|[\n\r\u2028\u2029]/).map((line) => {
    const clean = line.replace(/[\p{Cc}\p{Cf}]/gu, (char) => (isJoiner(char) ? char : " ")).replace(/\p{Variation_Selector}/gu, "")
    if (isPlain(clean)) return clean
    return graphemes(clean).map((grapheme) => (covers(grapheme) ? grapheme : [...grapheme].filter((char) => !isJoiner(char)).map((char) => (covers(char) ? char : codePoint(char))).join(""))).join("")
  })
}

const codePoint = (char: string) => `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`

/** Breaks text into lines no wider than `width` points; a word that is wider by itself is cut. Paragraphs begin a line. */
export function wrap(text: string, face: Measure, size: number, width: number): string[] {
  return paragraphs(text, face).flatMap((paragraph) => wrapParagraph(paragraph, face, size, width))
}

function wrapParagraph(paragraph: string, face: Measure, size: number, width: number): string[] {
  const measure = (part: string) => face.widthOf(part, size)
  const space = measure(" ")
  const lines: string[] = []
  let line = ""
  let used = 0
  for (const { word, glued } of wordsOf(paragraph, face, measure, width)) {
    const wide = measure(word)
    const gap = line === "" || glued ? 0 : space
    if (line !== "" && used + gap + wide > width) {
      lines.push(line)
      line = ""
      used = 0
    }
    used += line === "" ? wide : gap + wide
    line = line === "" || glued ? `${line}${word}` : `${line} ${word}`
  }
  return [...lines, line]
}

export type Word = { word: string; /** It follows without a space. */ glued: boolean }

/** What may stand on a line of its own: words, between ideographs each of them, and the pieces of words that are too wide. */
export function wordsOf(paragraph: string, face: Measure, measure: (part: string) => number, width: number): Word[] {
  return paragraph.split(/ +/).filter(Boolean).flatMap((word) => {
    const parts = face.isPlain(word) ? [word] : parted(word)
    return parts.flatMap((part, i) => fit(part, face, measure, width).map((piece, n) => ({ word: piece, glued: i > 0 && n === 0 })))
  })
}

/** A word parted beside its ideographs. */
function parted(word: string): string[] {
  const parts: string[] = []
  let before = ""
  for (const grapheme of graphemes(word)) {
    const last = parts.pop()
    if (last === undefined) parts.push(grapheme)
    else if (ideograph.test(grapheme) || ideograph.test(before)) parts.push(last, grapheme)
    else parts.push(last + grapheme)
    before = grapheme
  }
  return parts
}

/** No line holds so many letters: shaping all of them to find that out would take seconds. */
const LONG = 400

/** A word in pieces that fit a line each. */
function fit(word: string, face: Measure, measure: (part: string) => number, width: number): string[] {
  if (word.length < LONG && measure(word) <= width) return [word]
  const pieces: string[] = []
  let piece = ""
  let used = 0
  for (const char of face.isPlain(word) ? word : graphemes(word)) {
    const wide = measure(char)
    if (piece !== "" && used + wide > width) {
      pieces.push(piece)
      piece = ""
      used = 0
    }
    piece += char
    used += wide
  }
  return [...pieces, piece]
}
