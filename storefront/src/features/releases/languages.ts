/** Languages of titles and lyrics, with a script where one must be told from another (BCP 47). */
const named: readonly (readonly [tag: string, name: string])[] = [
  ["ar", "Arabic"], ["bn", "Bengali"], ["bg", "Bulgarian"], ["ca", "Catalan"], ["zh-Hans", "Chinese, simplified"], ["zh-Hant", "Chinese, traditional"], ["zh-Latn", "Chinese in Latin letters"], ["hr", "Croatian"], ["cs", "Czech"], ["da", "Danish"], ["nl", "Dutch"],
  ["en", "English"], ["et", "Estonian"], ["fi", "Finnish"], ["fr", "French"], ["de", "German"], ["el", "Greek"], ["ht", "Haitian Creole"], ["ha", "Hausa"], ["he", "Hebrew"], ["hi", "Hindi"], ["hu", "Hungarian"], ["is", "Icelandic"], ["ig", "Igbo"], ["id", "Indonesian"],
  ["it", "Italian"], ["ja-Jpan", "Japanese"], ["ja-Hrkt", "Japanese in kana"], ["ja-Latn", "Japanese in Latin letters"], ["ko-Kore", "Korean"], ["ko-Latn", "Korean in Latin letters"], ["lv", "Latvian"], ["lt", "Lithuanian"], ["ms", "Malay"], ["nb", "Norwegian Bokmål"],
  ["nn", "Norwegian Nynorsk"], ["fa", "Persian"], ["pl", "Polish"], ["pt", "Portuguese"], ["pt-BR", "Portuguese, Brazil"], ["pa", "Punjabi"], ["ro", "Romanian"], ["ru", "Russian"], ["ru-Latn", "Russian in Latin letters"], ["sr", "Serbian"], ["sk", "Slovak"],
  ["sl", "Slovenian"], ["es", "Spanish"], ["sw", "Swahili"], ["sv", "Swedish"], ["tl", "Tagalog"], ["ta", "Tamil"], ["te", "Telugu"], ["th", "Thai"], ["tr", "Turkish"], ["uk", "Ukrainian"], ["ur", "Urdu"], ["vi", "Vietnamese"], ["yo", "Yoruba"], ["zu", "Zulu"],
]

/** What a track without words has as the language of its lyrics. */
export const NO_WORDS = "zxx"

/** Languages to choose from; one that a release has already and that is not among them stands at the end. */
export const languagesWith = (chosen: string | null): { tag: string; name: string }[] => [
  ...named.map(([tag, name]) => ({ tag, name })), ...(chosen !== null && chosen !== NO_WORDS && !named.some(([tag]) => tag === chosen) ? [{ tag: chosen, name: chosen }] : []),
]

export const languageName = (tag: string): string => named.find(([each]) => each === tag)?.[1] ?? tag
