import { ok, refuse, type Result } from "@max-booster/kernel"
import { lengthOf, plainCode } from "./plain"

/** A musical work's code (ISO 15707): T, nine digits, check digit. */
export type Iswc = { code: string }

/** What is missing to a ten from 1 + the digits, each times its place. @param work nine digits */
export function iswcCheckDigit(work: string): string {
  const sum = [...work].reduce((total, digit, at) => total + (at + 1) * Number(digit), 1)
  return String((10 - (sum % 10)) % 10)
}

/** Reads an ISWC with or without dots and hyphens. */
export function parseIswc(written: string): Result<Iswc> {
  const code = plainCode(written, "ISWC")
  const wrong = (why: string) => refuse("wrong_iswc", `${written.trim() || "An empty field"} is no ISWC: ${why}. One looks like T-034.524.680-1.`)
  if (!code.startsWith("T")) return wrong("it begins with T")
  if (code.length !== 11) return wrong(lengthOf(code, 11))
  if (!/^T\d{10}$/.test(code)) return wrong("after the T there are only digits")
  const [given, should] = [code.slice(-1), iswcCheckDigit(code.slice(1, -1))]
  return given === should ? ok({ code }) : refuse("wrong_check_digit", `The check digit of ${writeIswc({ code })} should be ${should}, not ${given}: look at the number again.`)
}

/** T-034.524.680-1, as people read it. */
export const writeIswc = ({ code }: Iswc): string => `T-${code.slice(1, 4)}.${code.slice(4, 7)}.${code.slice(7, 10)}-${code.slice(10)}`
