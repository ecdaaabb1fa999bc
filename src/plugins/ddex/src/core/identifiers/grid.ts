import { ok, refuse, type Result } from "@max-booster/kernel"
import { checkCharacter3736 } from "./mod-37-36"
import { lengthOf, plainCode } from "./plain"

/** A Global Release Identifier (GRid Standard 2.1, IFPI): scheme A1, issuer, release number, check character. */
export type Grid = { code: string; issuer: string; release: string }

/** Reads a GRid with or without hyphens and "GRid:" before it. */
export function parseGrid(written: string): Result<Grid> {
  const code = plainCode(written, "GRID")
  const wrong = (why: string) => refuse("wrong_grid", `${written.trim() || "An empty field"} is no GRid: ${why}. One looks like A1-2425G-ABC1234002-M.`)
  const strange = /[^A-Z0-9]/.exec(code)
  if (strange) return wrong(`"${strange[0]}" is neither a letter nor a digit`)
  if (code.length !== 18) return wrong(lengthOf(code, 18))
  if (!code.startsWith("A1")) return wrong("it begins with A1")
  const [given, should] = [code.slice(-1), checkCharacter3736(code.slice(0, -1))]
  if (given !== should) return refuse("wrong_check_digit", `The check character of ${code} should be ${should}, not ${given}: look at the code again.`)
  return ok({ code, issuer: code.slice(2, 7), release: code.slice(7, 17) })
}

/** A1-2425G-ABC1234002-M, as people read it. */
export const writeGrid = ({ code, issuer, release }: Grid): string => ["A1", issuer, release, code.slice(-1)].join("-")
