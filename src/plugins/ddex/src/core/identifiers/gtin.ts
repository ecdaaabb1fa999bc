import { ok, refuse, type Result } from "@max-booster/kernel"
import { lengthOf, plainCode } from "./plain"

/** A GTIN (GS1 General Specifications, 7.9): `kind` is how its length is called. */
export type Gtin = { code: string; kind: GtinKind }
export type GtinKind = "GTIN-8" | "UPC-A" | "EAN-13" | "GTIN-14"

const kinds: Readonly<Record<number, GtinKind>> = { 8: "GTIN-8", 12: "UPC-A", 13: "EAN-13", 14: "GTIN-14" }

/** The digit that closes a GTIN: weights 3 and 1 from the right, what is missing to a ten. @param body the digits before it */
export function gtinCheckDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return String((10 - (sum % 10)) % 10)
}

/** Reads a UPC, EAN or another GTIN. */
export function parseGtin(written: string): Result<Gtin> {
  const code = plainCode(written, "(UPC|EAN|JAN|GTIN)")
  const wrong = (why: string) => refuse("wrong_gtin", `${written.trim() || "An empty field"} is no UPC or EAN: ${why}.`)
  const strange = /\D/.exec(code)
  if (strange) return wrong(`"${strange[0]}" is no digit`)
  const kind = kinds[code.length]
  if (!kind) return wrong(lengthOf(code, "12 (UPC) or 13 (EAN)"))
  const [given, should] = [code.slice(-1), gtinCheckDigit(code.slice(0, -1))]
  return given === should ? ok({ code, kind }) : refuse("wrong_check_digit", `The check digit of ${code} should be ${should}, not ${given}: look at the number again.`)
}

/** Reads the UPC or EAN of a release: 12 or 13 digits, what stores take. */
export function parseUpc(written: string): Result<Gtin> {
  const read = parseGtin(written)
  if (!read.ok || read.value.kind === "UPC-A" || read.value.kind === "EAN-13") return read
  return refuse("wrong_gtin", `${read.value.code} is a ${read.value.kind}: a release has a UPC of 12 digits or an EAN of 13.`)
}

/** One number, however many zeros stand before it: a UPC is an EAN that begins with 0. */
export const isSameGtin = (a: string, b: string): boolean => a.padStart(14, "0") === b.padStart(14, "0")
