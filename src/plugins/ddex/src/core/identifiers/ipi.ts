import { ok, refuse, type Result } from "@max-booster/kernel"
import { lengthOf, plainCode } from "./plain"

/** An IPI name number (CISAC): 9 digits and a check number of two. Societies leave zeros before it out. */
export type Ipi = { code: string }

/** Weights 10 to 2 over the nine digits, what is missing to 101; a hundred is written 00. @param body nine digits */
export function ipiCheckNumber(body: string): string {
  const sum = [...body].reduce((total, digit, at) => total + (10 - at) * Number(digit), 0)
  return String((101 - (sum % 101)) % 101 % 100).padStart(2, "0")
}

/** Reads an IPI name number; zeros before it may be missing. */
export function parseIpi(written: string): Result<Ipi> {
  const plain = plainCode(written, "IPI")
  const wrong = (why: string) => refuse("wrong_ipi", `${written.trim() || "An empty field"} is no IPI name number: ${why}.`)
  const strange = /\D/.exec(plain)
  if (strange) return wrong(`"${strange[0]}" is no digit`)
  if (plain.length < 3 || plain.length > 11) return wrong(lengthOf(plain, 11))
  const code = plain.padStart(11, "0")
  const [given, should] = [code.slice(-2), ipiCheckNumber(code.slice(0, -2))]
  return given === should ? ok({ code }) : refuse("wrong_check_digit", `The last two digits of ${code} should be ${should}, not ${given}: look at the number again.`)
}
