import type { ReleaseDeal, ReleaseDocument, Territories } from "@max-booster/api-contract"

/** Whether two offers meet in a country. */
export function territoriesMeet(a: Territories, b: Territories): boolean {
  if (a.mode === "only") return a.countries.some((country) => isIn(country, b))
  if (b.mode === "only") return territoriesMeet(b, a)
  return true // Each leaves out less than the world.
}

const isIn = (country: string, { mode, countries }: Territories) => mode === "world" || countries.includes(country) === (mode === "only")

/** Whether an offer keeps to some countries. "All except" never does: it names what it leaves out, not where it ends. */
export const staysWithin = ({ mode, countries }: Territories, allowed: readonly string[]): boolean => mode === "only" && countries.every((country) => allowed.includes(country))

/** First and last day of an offer; null: not known yet, or without end. */
export const spanOf = (document: ReleaseDocument, deal: ReleaseDeal) => ({ from: deal.starts_on ?? document.release_date, until: deal.ends_on })

/** Whether two offers are made in the same days. */
export function spansMeet(document: ReleaseDocument, a: ReleaseDeal, b: ReleaseDeal): boolean {
  const [one, two] = [spanOf(document, a), spanOf(document, b)]
  return !((one.until && two.from && one.until < two.from) || (two.until && one.from && two.until < one.from))
}

export const streams = (document: ReleaseDocument): boolean => document.deals.some(({ models }) => models.some((model) => model !== "download"))
export const downloads = (document: ReleaseDocument): boolean => document.deals.some(({ models }) => models.includes("download"))
