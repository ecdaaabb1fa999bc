import type { ErnDealTerms } from "./message"

/** The text of an element with attributes or none. */
export const textOf = (value: string | { readonly "#": string }) => (typeof value === "string" ? value : value["#"])

/** Whether two deals hold in one place at one time. */
export const dealsMeet = (a: ErnDealTerms, b: ErnDealTerms) => placesMeet(a, b) && periodsOf(a).some((one) => periodsOf(b).some((other) => one.from <= other.until && other.from <= one.until))

type Period = { from: string; until: string }
/** First and last days (or moments), as ISO strings, which sort. */
export const periodsOf = ({ ValidityPeriod = [] }: ErnDealTerms): Period[] => ValidityPeriod.map(({ StartDate, StartDateTime, EndDate, EndDateTime }) => ({ from: textOf(StartDate ?? StartDateTime ?? ""), until: textOf(EndDate ?? EndDateTime ?? "9999") }))

/** Codes where a deal holds; null where it holds everywhere but in those that it excludes. */
export const placesOf = ({ TerritoryCode }: ErnDealTerms) => (TerritoryCode?.length ? new Set(TerritoryCode.map(textOf)) : null)
function placesMeet(a: ErnDealTerms, b: ErnDealTerms): boolean {
  const [here, there] = [placesOf(a), placesOf(b)]
  if (here === null && there === null) return true
  if (here === null || there === null) {
    const [only, except] = here === null ? [there, a] : [here, b]
    const excluded = new Set((except.ExcludedTerritoryCode ?? []).map(textOf))
    return [...only ?? []].some((code) => code === "Worldwide" || !excluded.has(code))
  }
  return here.has("Worldwide") || there.has("Worldwide") || [...here].some((code) => there.has(code))
}
