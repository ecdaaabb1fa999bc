import { capNames, type FirstCaps, type SoldCaps } from "@max-booster/api-contract"
import type { DeliverableKind, LegalParty, Locale, Prohibition } from "@max-booster/extension-api"
import { formatMoney, fromMoneyJson, toDecimal, type MoneyJson } from "@max-booster/kernel"
import { wordsOf } from "./languages"

/** A whole number as people read it: 2500 is "2,500"; null is "unlimited". */
export const capWords = (cap: number | null, locale: Locale = "en"): string => (cap === null ? wordsOf(locale).unlimited : String(cap).replace(/\B(?=(\d{3})+$)/g, wordsOf(locale).thousands))

/** A price with its currency's code, because a sign alone may be any of several dollars: "$49.99 USD", "49,99 USD". */
export function priceWords(price: MoneyJson, locale: Locale = "en"): string {
  const [whole = "", fraction] = toDecimal(fromMoneyJson(price)).split(".")
  const amount = `${capWords(Number(whole), locale)}${fraction === undefined ? "" : `,${fraction}`}`
  return wordsOf(locale).price(amount, price.currency.toUpperCase(), formatMoney(price))
}

/** A moment in words, in UTC: "24 November 2026, 02:45:10 UTC". @throws {RangeError} when it is not a time */
export function momentWords(iso: string, locale: Locale = "en"): string {
  const [day = "", time = ""] = new Date(iso).toISOString().split("T")
  return `${dayWords(day, locale)}, ${time.slice(0, 8)} UTC`
}

/** A day in words: "24 November 2026". */
export function dayWords(iso: string, locale: Locale = "en"): string {
  const [year = "", month = "", day = ""] = new Date(iso).toISOString().slice(0, 10).split("-")
  return wordsOf(locale).day(Number(day), Number(month), year)
}

/** A country's name by its ISO 3166-1 alpha-2 code; an unknown code stays as it is. */
export function countryWords(code: string, locale: Locale = "en"): string {
  if (!/^[a-z]{2}$/i.test(code)) return code
  return new Intl.DisplayNames([locale], { type: "region", fallback: "code" }).of(code.toUpperCase()) ?? code
}

/** Where a license holds: countries, or the whole world. */
export const territoryWords = (territory: readonly string[] | null, locale: Locale = "en"): string =>
  territory === null ? wordsOf(locale).world : listWords(territory.map((code) => countryWords(code, locale)), locale)

/** Basis points as people read them: 3334 is "33.34%". */
export const pointsWords = (points: number, locale: Locale = "en"): string => wordsOf(locale).percent(String(Number((points / 100).toFixed(2))))

/** What a file is, on a contract. */
export const fileWords = (kind: DeliverableKind, locale: Locale = "en"): string => wordsOf(locale).files[kind]

/** "a", "a and b", "a, b and c". */
export function listWords(words: readonly string[], locale: Locale = "en"): string {
  const last = words.at(-1) ?? ""
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${wordsOf(locale).and} ${last}`
}

/** The name a producer is credited by. */
export const stageName = ({ alias, name }: LegalParty): string => (alias?.trim() ? alias : name)

/** The credit line that a license asks for; `{producer}` is the name. */
export const creditLine = (licensor: LegalParty, line: unknown = "Prod. by {producer}"): string => String(line).replace("{producer}", () => stageName(licensor))

/** What is forbidden, after "may not". */
export const prohibitionWords = (use: Prohibition, locale: Locale = "en"): string => wordsOf(locale).prohibitions[use]

/** Caps as rows of a table: what is used, and how far. A license from before there were seven caps reads as it did. */
export function capRows(caps: SoldCaps, locale: Locale = "en"): { use: string; limit: string }[] {
  return "musicVideos" in caps ? firstRows(caps, locale) : capNames.map((name) => ({ use: wordsOf(locale).caps[name], limit: upTo(caps[name], locale) }))
}

function upTo(cap: number | null, locale: Locale): string {
  const words = wordsOf(locale)
  return cap === null ? words.allUses : cap === 0 ? words.noUse : words.upTo(capWords(cap, locale))
}

function firstRows(first: FirstCaps, locale: Locale): { use: string; limit: string }[] {
  const { caps, firstCaps, included, noUse } = wordsOf(locale)
  return [
    { use: firstCaps.copies, limit: upTo(first.copies, locale) },
    { use: caps.audioStreams, limit: upTo(first.audioStreams, locale) },
    { use: firstCaps.musicVideos, limit: upTo(first.musicVideos, locale) },
    { use: caps.radioStations, limit: upTo(first.radioStations, locale) },
    { use: caps.paidPerformances, limit: first.paidPerformances ? included : noUse },
  ]
}
