/** Words on a cover that stores refuse. */
export type RefusedWords = { text: string; what: string }

/** Names that end addresses, those that artists and shops have. */
const ENDINGS = "com|net|org|info|biz|io|fm|co|me|tv|app|link|store|shop|music|band|audio|club|xyz|bio|de|at|ch|uk|fr|nl|es|it|eu|us|ca|au|jp|br|se|dk|pl|ly|gg|be"

/**
 * What stores refuse to see, most telling first. Sources: Apple Music Style Guide (artwork), Spotify's cover art requirements, and the forms of the
 * distributors, which name addresses, social networks, prices, other stores and advertising alike.
 */
const refused: readonly { what: string; pattern: RegExp }[] = [
  { what: "an e-mail address", pattern: /[^\s@]+@[^\s@]+\.[a-z]{2,}/i },
  { what: "a web address", pattern: new RegExp(String.raw`(?:https?:\/\/|www[.,]\s?)\S+|\b[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*\.(?:${ENDINGS})(?![\w.])(?:\/\S*)?`, "i") },
  { what: "a name in a social network", pattern: /(?<!\S)@[a-z0-9_.]{3,}/i },
  { what: "a telephone number", pattern: /\+\d[\d\s()./-]{6,}\d|\b\d{3}[-.\s]\d{3}[-.\s]\d{4}\b/ },
  { what: "a price", pattern: /[$€£¥]\s?\d+(?:[.,]\d{2})?(?!\w)/ },
  { what: "the name of a store or network", pattern: /\b(?:spotify|apple music|itunes|soundcloud|youtube|bandcamp|deezer|beatport|audiomack|instagram|facebook|tiktok|snapchat|twitter)\b/i },
  { what: "advertising", pattern: /\b(?:out now|free download|buy now|stream now|listen now|coming soon|pre-?order|available (?:now|on|at)|limited edition|official (?:audio|video))\b/i },
]

/**
 * What a store would send a cover back for.
 * @param lines as they were read on it
 * @param own title and names of the release: a song may be called “Out Now”
 */
export function refusedWords(lines: readonly string[], own: readonly string[]): RefusedWords[] {
  const mine = own.map((words) => words.toLowerCase())
  return lines.flatMap((line) => {
    let rest = line
    return refused.flatMap(({ what, pattern }) => {
      const text = pattern.exec(rest)?.[0].trim()
      if (!text || mine.some((words) => words.includes(text.toLowerCase()))) return []
      rest = rest.replace(text, " ")
      return [{ text, what }]
    })
  })
}

/** Whether a cover says that its music is explicit. */
export const saysExplicit = (lines: readonly string[]): boolean => /\bparental advisory\b|\bexplicit (?:content|lyrics)\b/i.test(lines.join(" "))
