/** A moment as the operator reads it: date and time of the browser's place. */
export const moment = (iso: string): string => new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso))

/** "published" -> "Published", "not_started" -> "Not started". */
export const asWords = (code: string): string => {
  const words = code.replace(/[_-]+/g, " ")
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Whether a row's words hold each word of a search. */
export function matches(search: string, ...texts: readonly string[]): boolean {
  const text = texts.join(" ").toLowerCase()
  return search.toLowerCase().split(/\s+/).every((word) => text.includes(word))
}
