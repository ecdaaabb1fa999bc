import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import type { PDFDocument, PDFFont } from "pdf-lib"
import { soundFontkit } from "./fontkit"

const files = {
  regular: "400Regular/Inter_400Regular", medium: "500Medium/Inter_500Medium", semibold: "600SemiBold/Inter_600SemiBold", italic: "400Regular_Italic/Inter_400Regular_Italic",
}
type Cut = keyof typeof files

/** A cut of Inter in a document. */
export type Face = {
  font: PDFFont
  /** Whether the cut has a glyph for a character. */
  covers(char: string): boolean
  /** Width of a line of text in points. */
  widthOf(text: string, size: number): number
}
export type Faces = Record<Cut, Face>

const bytes = new Map<Cut, Buffer>()
const coverage = new Map<Cut, ReadonlySet<number>>()
/** Advance of each character at size 1, kept over documents: laying text out costs far more than adding numbers up. */
const advances = new Map<Cut, Map<string, number>>()

/** Without these Inter draws "->" or "3x4" as other signs, which a reader of the text layer would not get back. */
const features = { calt: false, liga: false, clig: false, dlig: false }

/**
 * Embeds subsets of Inter (SIL Open Font License 1.1, from @expo-google-fonts/inter).
 * @param seed names the subsets: the same seed gives the same names
 */
export async function embedFaces(document: PDFDocument, seed: string): Promise<Faces> {
  document.registerFontkit(soundFontkit)
  const embed = async (cut: Cut): Promise<Face> => {
    const font = await document.embedFont(read(cut), { subset: true, features, customName: `${tag(`${seed}:${cut}`)}+${nameOf(cut)}` })
    const covered = keep(coverage, cut, () => new Set(font.getCharacterSet()))
    const known = keep(advances, cut, () => new Map())
    const advance = (char: string) => keep(known, char, () => font.widthOfTextAtSize(char, 1))
    return {
      font,
      covers: (char) => covered.has(char.codePointAt(0) ?? 0),
      widthOf: (text, size) => { let sum = 0; for (const char of text) sum += advance(char); return sum * size },
    }
  }
  return { regular: await embed("regular"), medium: await embed("medium"), semibold: await embed("semibold"), italic: await embed("italic") }
}

const read = (cut: Cut) => keep(bytes, cut, () => readFileSync(require.resolve(`@expo-google-fonts/inter/${files[cut]}.ttf`)))

const nameOf = (cut: Cut) => files[cut].split("/")[1]?.replace(/^Inter_\d+/, "Inter-").replaceAll("_", "") ?? "Inter"

/** Six capital letters, as PDF names a subset (ISO 32000-1, 9.6.4). */
const tag = (text: string) => [...createHash("sha256").update(text).digest("hex").slice(0, 6)].map((digit) => String.fromCharCode(65 + parseInt(digit, 16))).join("")

function keep<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
