import bidiFactory from "bidi-js"
import { graphemes } from "./scripts"

/** A stretch of text that one font sets in one direction; from right to left when its level is odd. */
export type Run<Font> = { text: string; font: Font; level: number }

const bidi = bidiFactory()
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/

/**
 * Text in runs, in the order in which they stand on a line from left to right (Unicode Standard Annex 9). Within a run the letters stay
 * in the order in which they are read.
 * @param fontOf the font of a grapheme
 */
export function runsOf<Font>(text: string, fontOf: (grapheme: string) => Font): Run<Font>[] {
  const levels = rightToLeft.test(text) ? bidi.getEmbeddingLevels(text, "ltr").levels : null
  const runs: Run<Font>[] = []
  let at = 0
  for (const grapheme of graphemes(text)) {
    const [font, level] = [fontOf(grapheme), levels?.[at] ?? 0]
    const last = runs.at(-1)
    if (last && last.font === font && last.level === level) last.text += grapheme
    else runs.push({ text: grapheme, font, level })
    at += grapheme.length
  }
  return inVisualOrder(runs)
}

/** Turns the runs of every level around, from the highest down (rule L2). */
function inVisualOrder<Font>(runs: readonly Run<Font>[]): Run<Font>[] {
  const ordered = [...runs]
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level--) {
    for (let from = 0; from < ordered.length; from++) {
      let to = from
      while ((ordered[to]?.level ?? -1) >= level) to++
      ordered.splice(from, to - from, ...ordered.slice(from, to).reverse())
      from = to
    }
  }
  return ordered
}

/** Letters of a font that does not turn them itself, as they stand from right to left; brackets are mirrored. */
export const turned = (text: string): string => graphemes(text).reverse().map((grapheme) => bidi.getMirroredCharacter(grapheme) ?? grapheme).join("")
