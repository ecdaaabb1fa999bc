const CONTROL = /[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFD]/u
const LINES = /[\n\r\t]/gu

/** Signs that are not seen, and turn or break what is shown. Joiners (U+200C, U+200D) are letters' business in many scripts. @param lines whether it may have lines */
export const hasControl = (text: string, lines = false): boolean => CONTROL.test(lines ? text.replace(LINES, "") : text)

/** The text without them; lines and tabs become spaces where there may be none. */
export const withoutControl = (text: string, lines = false): string =>
  [...(lines ? text : text.replace(/[\n\r\t]+/g, " "))].filter((sign) => (lines && /[\n\r\t]/.test(sign)) || !CONTROL.test(sign)).join("").replace(/ {2,}/g, " ").trim()

const MARKUP = /<\/?[a-z][^>]*>|&(amp|lt|gt|quot|nbsp|#\d+);|\[\/?(b|i|u|url)\]|\*\*|__/i
/** HTML or the like, which stores show as it is. */
export const hasMarkup = (text: string): boolean => MARKUP.test(text)

/** Pictures among letters; ©, ® and ™ are none. */
export const hasEmoji = (text: string): boolean => /\p{Extended_Pictographic}/u.test(text.replace(/[©®™]/g, ""))

/** Two words or more, or one of more than five letters, all in capitals. */
export const isAllCaps = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text) && (/\p{Lu}{2,}\W+\p{Lu}{2,}/u.test(text) || /\p{Lu}{6,}/u.test(text))

const FEAT = /\s*[([]?\s*\b(?:feat\.?|ft\.?|featuring)\s+([^()[\]]+)[)\]]?/i

/** Guests named in a title, and the title without them; null when there are none. */
export function guestsIn(title: string): { title: string; names: string[] } | null {
  const found = FEAT.exec(title)
  if (!found?.[1]) return null
  return { title: (title.slice(0, found.index) + title.slice(found.index + found[0].length)).trim(), names: found[1].split(/\s*,\s*|\s+(?:&|and|x)\s+/i).map((name) => name.trim()).filter((name) => name !== "") }
}

// "(We Live)" is a title, "(Live in Rome)" a version.
const VERSION = "(?:[^()\\[\\]]*\\b(?:remix|mix|edit|version|remaster(?:ed)?|rework|bootleg|instrumental|acoustic|demo|sped up|slowed(?: \\+ reverb)?)\\b[^()\\[\\]]*|live\\b[^()\\[\\]]*)"
const BRACKETS = new RegExp(`\\s*[([](${VERSION})[)\\]]\\s*$`, "i")
const DASH = /\s+[-–]\s+((?:[\p{L}'’]+ )?(?:remix|mix|edit|version|remaster(?:ed)?(?: \d{4})?|instrumental|acoustic|live|demo))\s*$/iu

/** A version written into a title, and the title without it; null when there is none. */
export function versionIn(title: string): { title: string; version: string } | null {
  const found = BRACKETS.exec(title) ?? DASH.exec(title)
  const [bare, version] = [title.slice(0, found?.index ?? 0).trim(), found?.[1]?.trim() ?? ""]
  return bare && version ? { title: bare, version } : null
}

/** "Single" or "EP" at the end of a title, which stores add themselves; the title without it. */
export function withoutKindWord(title: string): string | null {
  const bare = title.replace(/\s*(?:[-–:]\s*(?:single|e\.?p\.?|album)|[([]\s*(?:single|e\.?p\.?|album)\s*[)\]]|\sE\.?P\.?)\s*$/i, "").trim()
  return bare !== "" && bare !== title.trim() ? bare : null
}

/** Stores and what belongs to them: no title may lean on them. */
export const storeIn = (text: string): string | null => /\b(spotify|itunes|apple music|amazon music|deezer|tidal|soundcloud|youtube|tiktok|shazam)\b/i.exec(text)?.[0] ?? null

/** Words for which stores want the explicit mark. English alone: what is not found may be explicit all the same. */
export const strongWordIn = (text: string): string | null => /\b(fuck\w*|motherfuck\w*|shit\w*|bullshit|bitch\w*|nigg(?:a|as|az|er|ers)|cunts?|pussy|dickhead|cocksuck\w*|whores?)\b/i.exec(text)?.[0] ?? null

/** Names that are nobody's. */
export const isNobody = (name: string): boolean => /^(various( artists?)?|v\.?\/?a\.?|unknown( artist)?|artist|n\/?a|none|tba|test)$/i.test(name.trim())

/** Several names in one field: "A feat. B", "A & B, C". One "&" may be a band's name. */
export const isSeveral = (name: string): boolean => /\b(feat\.?|ft\.?|featuring|vs\.?|prod\.?( by)?)\s/i.test(name) || /,.*(,|&|\band\b)/i.test(name) || /\s[;/|+]\s/.test(name)
