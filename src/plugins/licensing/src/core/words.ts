import { capNames, type CapName, type FirstCaps, type SoldCaps } from "@max-booster/api-contract"
import type { DeliverableKind, LegalParty, Prohibition } from "@max-booster/extension-api"
import { formatMoney, type MoneyJson } from "@max-booster/kernel"

const MONTHS = "January February March April May June July August September October November December".split(" ")

/** A whole number as people read it: 2500 is "2,500"; null is "unlimited". */
export const capWords = (cap: number | null): string => (cap === null ? "unlimited" : String(cap).replace(/\B(?=(\d{3})+$)/g, ","))

/** A price with its currency's code, because a sign alone may be any of several dollars: "$49.99 USD". */
export const priceWords = (price: MoneyJson): string => `${formatMoney(price)} ${price.currency.toUpperCase()}`

/** A moment in words, in UTC: "24 November 2026, 02:45:10 UTC". @throws {RangeError} when it is not a time */
export function momentWords(iso: string): string {
  const [day = "", time = ""] = new Date(iso).toISOString().split("T")
  return `${dayWords(day)}, ${time.slice(0, 8)} UTC`
}

/** A day in words: "24 November 2026". */
export function dayWords(iso: string): string {
  const [year = "", month = "", day = ""] = new Date(iso).toISOString().slice(0, 10).split("-")
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ""} ${year}`
}

/** A country's English name by its ISO 3166-1 alpha-2 code; an unknown code stays as it is. */
export function countryWords(code: string): string {
  if (!/^[a-z]{2}$/i.test(code)) return code
  return new Intl.DisplayNames(["en"], { type: "region", fallback: "code" }).of(code.toUpperCase()) ?? code
}

/** Basis points as people read them: 3334 is "33.34%". */
export const pointsWords = (points: number): string => `${Number((points / 100).toFixed(2))}%`

const fileNames: Record<DeliverableKind, string> = {
  mp3: "MP3 (320 kbit/s)", wav: "WAV (lossless)", stems: "Stems (ZIP of separate parts)",
}

/** What a file is, on a contract. */
export const fileWords = (kind: DeliverableKind): string => fileNames[kind]

/** "a", "a and b", "a, b and c". */
export function listWords(words: readonly string[]): string {
  const last = words.at(-1) ?? ""
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`
}

/** The name a producer is credited by. */
export const stageName = ({ alias, name }: LegalParty): string => (alias?.trim() ? alias : name)

/** The credit line that a license asks for; `{producer}` is the name. */
export const creditLine = (licensor: LegalParty, line: unknown = "Prod. by {producer}"): string => String(line).replace("{producer}", () => stageName(licensor))

const forbidden: Record<Prohibition, string> = {
  resale: "sell, lease, give away or register the Beat by itself or as a loop, sample or instrumental",
  sublicense: "pass this license on or grant sub-licenses, except to distributors and platforms as far as they need it to carry the new song",
  "content-id": "register the new song or the Beat with Content ID or any other fingerprinting system that claims the Beat in the works of others",
}

/** What is forbidden, after "may not". */
export const prohibitionWords = (use: Prohibition): string => forbidden[use]

const capLabels: Record<CapName, string> = {
  audioStreams: "Audio streams", copies: "Copies sold, physical and downloads", freeDownloads: "Copies given away", monetizedVideos: "Music videos that earn money", otherVideos: "Other music videos",
  radioStations: "Radio stations", paidPerformances: "Paid live performances",
}

/** Caps as rows of a table: what is used, and how far. A license from before there were seven caps reads as it did. */
export function capRows(caps: SoldCaps): { use: string; limit: string }[] {
  return "musicVideos" in caps ? firstRows(caps) : capNames.map((name) => ({ use: capLabels[name], limit: upTo(caps[name]) }))
}

const upTo = (cap: number | null) => (cap === null ? "Unlimited" : cap === 0 ? "Not included" : `Up to ${capWords(cap)}`)

function firstRows(caps: FirstCaps): { use: string; limit: string }[] {
  return [
    { use: "Copies sold or given away, physical and downloads", limit: upTo(caps.copies) },
    { use: "Audio streams", limit: upTo(caps.audioStreams) },
    { use: "Music videos", limit: upTo(caps.musicVideos) },
    { use: "Radio stations", limit: upTo(caps.radioStations) },
    { use: "Paid live performances", limit: caps.paidPerformances ? "Included" : "Not included" },
  ]
}
