import { readFileSync } from "node:fs"
import { join } from "node:path"
import { unwrapped } from "./woff"

/** A font for scripts that Inter has no letters for. */
export type Family = { name: string; /** The characters it is asked for. */ script: RegExp; file: () => string }

const fontsource = (name: string, slice: string) => () => require.resolve(`@fontsource/noto-sans-${name}/files/noto-sans-${name}-${slice}-400-normal.woff`)

const ours = (name: string) => () => join(__dirname, `../fonts/${name}.woff`)

/** Fonts of the Noto family (SIL Open Font License 1.1), asked in this order. */
export const families: readonly Family[] = [
  { name: "NotoSansArabic-Regular", script: /\p{scx=Arab}/u, file: fontsource("arabic", "arabic") },
  { name: "NotoSansHebrew-Regular", script: /\p{scx=Hebr}/u, file: fontsource("hebrew", "hebrew") },
  { name: "NotoSansDevanagari-Regular", script: /\p{scx=Deva}/u, file: fontsource("devanagari", "devanagari") },
  { name: "NotoSansThai-Regular", script: /\p{scx=Thai}/u, file: fontsource("thai", "thai") },
  { name: "NotoSansKR-Regular", script: /\p{scx=Hang}/u, file: ours("NotoSansKR-Regular") },
  { name: "NotoSansSC-Regular", script: /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\u3000-\u303f\uff00-\uffef]/u, file: ours("NotoSansSC-Regular") },
  { name: "NotoEmoji-Regular", script: /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u20e3]/u, file: () => require.resolve("@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf") },
]

/** Joiners, which are no glyphs: a zero-width joiner makes one emoji of two, its opposite parts Persian letters. */
export const isJoiner = (char: string): boolean => char === "\u200c" || char === "\u200d"

/** Between two of these a line may break without a space. */
export const ideograph = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\u3000-\u303f\uff00-\uffef]/u

const bytes = new Map<string, Buffer>()

/** A font's file, read once. */
export function fileOf({ name, file }: Pick<Family, "name" | "file">): Buffer {
  const known = bytes.get(name) ?? unwrapped(readFileSync(file()))
  bytes.set(name, known)
  return known
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" })

/** What a reader takes for one character: a letter with its marks, an emoji with its skin. */
export const graphemes = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)
