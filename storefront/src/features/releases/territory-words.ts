import type { Territories } from "@max-booster/api-contract"
import { countryName } from "../account/countries"

const NAMED = 4

/** Where a deal holds, in words: "The whole world except Germany and Norway". */
export function territoryWords({ mode, countries }: Territories): string {
  switch (mode) {
    case "world": return "The whole world"
    case "only": return countries.length === 0 ? "Nowhere yet: choose countries" : `Only ${list(countries)}`
    case "except": return countries.length === 0 ? "The whole world" : `The whole world except ${list(countries)}`
  }
}

function list(codes: readonly string[]): string {
  const names = codes.map(countryName).sort((a, b) => a.localeCompare(b, "en"))
  const shown = names.length > NAMED ? [...names.slice(0, NAMED - 1), `${names.length - NAMED + 1} more`] : names
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1) ?? ""}`
}

/** Countries of a typed name or code that are not chosen yet, its own code first, then those that begin with it. */
export function countriesLike<Country extends { code: string; name: string }>(all: readonly Country[], typed: string, chosen: readonly string[]): Country[] {
  const wanted = plain(typed)
  if (wanted === "") return []
  const rank = ({ code, name }: Country) => (code === wanted ? 0 : plain(name).startsWith(wanted) ? 1 : plain(name).includes(wanted) ? 2 : 3)
  return all.filter((country) => !chosen.includes(country.code) && rank(country) < 3).sort((a, b) => rank(a) - rank(b))
}

const plain = (words: string) => words.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase()
