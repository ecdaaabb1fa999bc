import { ok, refuse, type Result } from "@max-booster/kernel"
import { lengthOf, plainCode } from "./plain"

/** A name's code (ISO 27729): 15 digits and a check character. */
export type Isni = { code: string }

/** ISO/IEC 7064, MOD 11-2; X is ten. @param body 15 digits */
export function isniCheckCharacter(body: string): string {
  const sum = [...body].reduce((total, digit) => ((total + Number(digit)) * 2) % 11, 0)
  const check = (12 - sum) % 11
  return check === 10 ? "X" : String(check)
}

/** Reads an ISNI with or without spaces, or its address at isni.org. */
export function parseIsni(written: string): Result<Isni> {
  const code = plainCode(written.replace(/^https?:\/\/(www\.)?isni\.org\/(isni\/)?/i, ""), "ISNI")
  const wrong = (why: string) => refuse("wrong_isni", `${written.trim() || "An empty field"} is no ISNI: ${why}. One looks like 0000 0001 2145 5467.`)
  if (!/^\d*X?$/.test(code)) return wrong("it has digits only, and at its end perhaps an X")
  if (code.length !== 16) return wrong(lengthOf(code, 16))
  const [given, should] = [code.slice(-1), isniCheckCharacter(code.slice(0, -1))]
  return given === should ? ok({ code }) : refuse("wrong_check_digit", `The check character of ${writeIsni({ code })} should be ${should}, not ${given}: look at the number again.`)
}

/** In four groups of four. */
export const writeIsni = ({ code }: Isni): string => code.replace(/(.{4})(?=.)/g, "$1 ")
