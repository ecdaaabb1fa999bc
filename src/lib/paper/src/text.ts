import type { Face } from "./fonts"

/**
 * Text as a face can set it: one line per paragraph, control characters out. A character that the face lacks is written by
 * its code point, `[U+0645]`: ugly, but nothing of a name is lost or guessed.
 */
export function paragraphs(text: string, { covers }: Face): string[] {
  return text.normalize("NFC").split(/\r\n|[\n\r\u2028\u2029]/).map((line) =>
    [...line.replace(/[\p{Cc}\p{Cf}]/gu, " ")].map((char) => (covers(char) ? char : codePoint(char))).join(""))
}

const codePoint = (char: string) => `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`

/** Breaks text into lines no wider than `width` points; a word that is wider by itself is cut. Paragraphs begin a line. */
export function wrap(text: string, face: Face, size: number, width: number): string[] {
  return paragraphs(text, face).flatMap((paragraph) => wrapParagraph(paragraph, face, size, width))
}

function wrapParagraph(paragraph: string, face: Face, size: number, width: number): string[] {
  const measure = (part: string) => face.widthOf(part, size)
  const space = measure(" ")
  const lines: string[] = []
  let line = ""
  let used = 0
  for (const word of paragraph.split(/ +/).filter(Boolean).flatMap((each) => fit(each, measure, width))) {
    const wide = measure(word)
    if (line !== "" && used + space + wide > width) {
      lines.push(line)
      line = ""
      used = 0
    }
    used += line === "" ? wide : space + wide
    line = line === "" ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** A word in pieces that fit a line each. */
function fit(word: string, measure: (part: string) => number, width: number): string[] {
  if (measure(word) <= width) return [word]
  const pieces: string[] = []
  let piece = ""
  let used = 0
  for (const char of word) {
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
