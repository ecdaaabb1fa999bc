import type { Clause, Locale, Replaced } from "@max-booster/extension-api"
import { wordsOf } from "./languages"
import { dayWords } from "./words"

/** What a contract says of the license that it takes over from. */
export function successionClause({ kind, number, starts_on }: Replaced, locale: Locale): Clause {
  const { succession } = wordsOf(locale)
  return kind === "upgrade" ? succession.upgrade(number) : succession.renewal(number, starts_on && dayWords(starts_on, locale))
}
