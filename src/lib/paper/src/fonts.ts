import { createHash } from "node:crypto"
import { CustomFontSubsetEmbedder, PDFFont, type PDFDocument, type PDFPage, type RGB } from "pdf-lib"
import { soundFontkit } from "./fontkit"
import { place, type Shaped } from "./place"
import { runsOf, turned, type Run } from "./runs"
import { families, fileOf, isJoiner, type Family } from "./scripts"
import type { Measure } from "./text"

const cuts = {
  regular: "400Regular/Inter_400Regular", medium: "500Medium/Inter_500Medium", semibold: "600SemiBold/Inter_600SemiBold", italic: "400Regular_Italic/Inter_400Regular_Italic", boldItalic: "600SemiBold_Italic/Inter_600SemiBold_Italic",
}
type Cut = keyof typeof cuts

/** A cut of Inter in a document, with the fonts of other scripts behind it. */
export type Face = Measure & {
  /** Inter's own font. */
  readonly font: PDFFont
  /** Draws a line of text from its left end at a baseline. */
  draw(page: PDFPage, text: string, at: { x: number; y: number; size: number; color: RGB }): void
}
export type Faces = Record<Cut, Face>

const coverage = new Map<Cut, ReadonlySet<number>>()
/** Advance of each character at size 1, kept over documents: laying text out costs far more than adding numbers up. */
const advances = new Map<Cut, Map<string, number>>()

/** Without these Inter draws "->" or "3x4" as other signs, which a reader of the text layer would not get back. */
export const withoutLigatures = { calt: false, liga: false, clig: false, dlig: false }

/**
 * Makes a font without ligatures find the glyphs of plain letters one by one: the same that its tables of substitutions and kerning come to
 * (a line is drawn from its left end, glyph after glyph), in a quarter of a contract's time. Marks, which a letter may take in, are left to the tables.
 */
export function oneByOne(shape: Shaped): void {
  const layout = shape.layout.bind(shape)
  shape.layout = (text, features) => {
    if (COMBINING.test(text)) return layout(text, features)
    const glyphs = Array.from(text, (char) => shape.glyphForCodePoint(char.codePointAt(0) ?? 0))
    return { glyphs, positions: glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, xOffset: 0, yOffset: 0 })) }
  }
}
const COMBINING = /[\p{M}\p{Cf}]/u

/** The file of a cut of Inter. */
export const interFile = (cut: Cut): Pick<Family, "name" | "file"> => ({ name: cut, file: () => require.resolve(`@expo-google-fonts/inter/${cuts[cut]}.ttf`) })

/**
 * A font in a document, embedded as soon as it is used; the document's subset of it holds what is drawn. Read for each document: a glyph of
 * fontkit's remembers the letters that it was first made for, so a shared one would tell the text layer of another document.
 */
class Embedded {
  readonly #bytes: Buffer
  readonly shape: Shaped
  readonly #widths = new Map<string, number>()
  #font: PDFFont | undefined

  constructor(private readonly document: PDFDocument, readonly name: string, file: Pick<Family, "name" | "file">, private readonly features: Record<string, boolean> | undefined, private readonly seed: string) {
    this.#bytes = fileOf(file)
    this.shape = soundFontkit.create(this.#bytes) as unknown as Shaped
    if (features === withoutLigatures) oneByOne(this.shape)
  }

  /** At size 1. Measuring does not embed: what was measured before is remembered, and the order of objects must not depend on it. */
  widthOf(text: string): number {
    return keep(this.#widths, text, () => this.shape.layout(text, this.features).positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) / this.shape.unitsPerEm)
  }

  get font(): PDFFont {
    return this.#font ??= this.#embed()
  }

  /** What `PDFDocument.embedFont` does, at once instead of asynchronously: which fonts a document needs is known when it is set. */
  #embed(): PDFFont {
    const embedder = new (CustomFontSubsetEmbedder as unknown as new (...of: unknown[]) => CustomFontSubsetEmbedder)(this.shape, this.#bytes, `${tag(`${this.seed}:${this.name}`)}+${this.name}`, this.features)
    const font = PDFFont.of(this.document.context.nextRef(), this.document, embedder)
    ;(this.document as unknown as { fonts: PDFFont[] }).fonts.push(font)
    return font
  }
}

/**
 * Faces of a document: Inter (SIL Open Font License 1.1, from @expo-google-fonts/inter), and behind each cut the fonts of `scripts`.
 * @param seed names the subsets: the same seed gives the same names
 */
export function embedFaces(document: PDFDocument, seed: string): Faces {
  const opened = new Map<Family, Embedded>()
  const open = (family: Family) => keep(opened, family, () => new Embedded(document, family.name, family, undefined, seed))
  const others = (grapheme: string) => families.filter(({ script }) => script.test(grapheme)).map(open).find(({ shape }) => [...grapheme].every((char) => isJoiner(char) || shape.hasGlyphForCodePoint(char.codePointAt(0) ?? 0)))
  const face = (cut: Cut): Face => {
    const inter = new Embedded(document, nameOf(cut), interFile(cut), withoutLigatures, seed)
    const covered = keep(coverage, cut, () => new Set(inter.shape.characterSet))
    const known = keep(advances, cut, () => new Map())
    const advance = (char: string) => keep(known, char, () => inter.widthOf(char))
    const isPlain = (text: string) => { for (const char of text) if (!covered.has(char.codePointAt(0) ?? 0)) return false; return true }
    const runs = (text: string): Run<Embedded>[] => (isPlain(text) ? [{ text, font: inter, level: 0 }] : runsOf(text, (grapheme) => (isPlain(grapheme) ? inter : others(grapheme) ?? inter)))
    const width = ({ text, font }: Run<Embedded>) => {
      if (font !== inter) return font.widthOf(text)
      let sum = 0
      for (const char of text) sum += advance(char)
      return sum
    }
    return {
      get font() { return inter.font },
      isPlain, covers: (grapheme) => isPlain(grapheme) || others(grapheme) !== undefined,
      widthOf: (text, size) => runs(text).reduce((sum, run) => sum + width(run), 0) * size,
      draw: (page, text, { x, y, size, color }) => {
        let left = x
        for (const run of runs(text)) {
          if (run.font === inter) page.drawText(run.level % 2 === 1 ? turned(run.text) : run.text, { x: left, y, size, color, font: inter.font })
          else place(page, run, run.font, { x: left, y, size, color })
          left += width(run) * size
        }
      },
    }
  }
  return { regular: face("regular"), medium: face("medium"), semibold: face("semibold"), italic: face("italic"), boldItalic: face("boldItalic") }
}

const nameOf = (cut: Cut) => cuts[cut].split("/")[1]?.replace(/^Inter_\d+/, "Inter-").replaceAll("_", "") ?? "Inter"

/** Six capital letters, as PDF names a subset (ISO 32000-1, 9.6.4). */
const tag = (text: string) => [...createHash("sha256").update(text).digest("hex").slice(0, 6)].map((digit) => String.fromCharCode(65 + parseInt(digit, 16))).join("")

function keep<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
