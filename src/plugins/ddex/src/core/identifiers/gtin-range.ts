import { ok, refuse, type Result } from "@max-booster/kernel"
import { gtinCheckDigit, parseUpc } from "./gtin"

/** Numbers from a GS1 prefix, both ends included. Without check digits they follow each other. */
export type GtinRange = { first: string; last: string; count: number }

const bodyOf = (code: string) => Number(code.slice(0, -1)) // at most 12 digits: exact

/** Reads a range as GS1 or a distributor hands it out: its first and last number, of one length, with check digits. */
export function parseGtinRange(first: string, last: string): Result<GtinRange> {
  const [from, to] = [parseUpc(first), parseUpc(last)]
  if (!from.ok) return from
  if (!to.ok) return to
  if (from.value.code.length !== to.value.code.length) return refuse("wrong_gtin_range", `${from.value.code} and ${to.value.code} have ${from.value.code.length} and ${to.value.code.length} digits: both ends of a range have the same length.`)
  const count = bodyOf(to.value.code) - bodyOf(from.value.code) + 1
  if (count < 1) return refuse("wrong_gtin_range", `${from.value.code} comes after ${to.value.code}: write the lower number first.`)
  return ok({ first: from.value.code, last: to.value.code, count })
}

/** The number at a place of a range, counted from 0. */
export function gtinAt(range: GtinRange, at: number): Result<string> {
  if (!Number.isInteger(at) || at < 0 || at >= range.count) return refuse("no_gtin_left", `The range from ${range.first} to ${range.last} is used up: it has ${range.count.toLocaleString("en")} number${range.count === 1 ? "" : "s"}. Enter another one.`)
  const body = String(bodyOf(range.first) + at).padStart(range.first.length - 1, "0")
  return ok(body + gtinCheckDigit(body))
}

/** The place of a number in a range; null when it is not of it. */
export function placeInRange(range: GtinRange, code: string): number | null {
  const at = bodyOf(code) - bodyOf(range.first)
  return code.length === range.first.length && at >= 0 && at < range.count ? at : null
}
