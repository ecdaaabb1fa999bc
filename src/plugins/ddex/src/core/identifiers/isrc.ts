import { ok, refuse, type Result } from "@max-booster/kernel"
import { lengthOf, plainCode } from "./plain"

/** The parts of an ISRC (ISO 3901): `prefix` is country and registrant, `year` two digits, `designation` five. */
export type Isrc = { code: string; prefix: string; year: string; designation: string }

const FORM = /^([A-Z]{2}[A-Z0-9]{3})(\d{2})(\d{5})$/
export const ISRC_PREFIX = /^[A-Z]{2}[A-Z0-9]{3}$/

/** How many recordings a prefix names in a year. */
export const ISRCS_A_YEAR = 100_000

/** Reads an ISRC with or without hyphens, spaces and "ISRC" before it (isrc.ifpi.org, Bulletin 2015/01). It has no check digit: only its form can be wrong. */
export function parseIsrc(written: string): Result<Isrc> {
  const code = plainCode(written, "ISRC")
  const [, prefix, year, designation] = FORM.exec(code) ?? []
  if (prefix && year && designation) return ok({ code, prefix, year, designation })
  return refuse("wrong_isrc", `${written.trim() || "An empty field"} is no ISRC: ${whyNot(code)}. One looks like AA-6Q7-20-00047.`)
}

function whyNot(code: string): string {
  const strange = /[^A-Z0-9]/.exec(code)
  if (strange) return `"${strange[0]}" is neither a letter nor a digit`
  if (code.length !== 12) return lengthOf(code, 12)
  if (!/^[A-Z]{2}/.test(code)) return "it begins with two letters, the registrant's country"
  return "its last seven characters are digits, two of the year and five of the recording (the letter O is often meant as 0)"
}

/** Reads what comes before the year: country and registrant. */
export function parseIsrcPrefix(written: string): Result<string> {
  const prefix = plainCode(written, "ISRC")
  return ISRC_PREFIX.test(prefix) ? ok(prefix) : refuse("wrong_isrc_prefix", `${written.trim() || "An empty field"} is no ISRC prefix: it has two letters, then three letters or digits, as AA6Q7.`)
}

/** AA-6Q7-20-00047, as people read it. */
export const writeIsrc = ({ code }: Pick<Isrc, "code">): string => [code.slice(0, 2), code.slice(2, 5), code.slice(5, 7), code.slice(7)].join("-")

/** The ISRC of a prefix, the year in which it is given, and its number in that year, 0 to 99,999. */
export function composeIsrc(prefix: string, year: number, number: number): Result<Isrc> {
  const read = parseIsrcPrefix(prefix)
  if (!read.ok) return read
  if (!Number.isInteger(year) || year < 0) return refuse("wrong_isrc_year", `${year} is no year.`)
  if (!Number.isInteger(number) || number < 0 || number >= ISRCS_A_YEAR) return refuse("no_isrc_left", `${read.value} has no ISRC left in ${year}: a prefix names 100,000 recordings a year. Ask your ISRC agency for another prefix.`)
  return parseIsrc(`${read.value}${String(year % 100).padStart(2, "0")}${String(number).padStart(5, "0")}`)
}
