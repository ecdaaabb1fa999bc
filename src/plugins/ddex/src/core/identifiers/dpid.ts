import { ok, refuse, type Result } from "@max-booster/kernel"
import { checkCharacter3736 } from "./mod-37-36"
import { lengthOf, plainCode } from "./plain"

/** A party of DDEX messages (DDEX Party Identifier standard): PADPIDA, ten characters, check character. */
export type Dpid = { code: string }

/** Reads a DPID with or without hyphens. Its check character is that of a GRid, over all that comes before it. */
export function parseDpid(written: string): Result<Dpid> {
  const code = plainCode(written, "DPID:")
  const wrong = (why: string) => refuse("wrong_dpid", `${written.trim() || "An empty field"} is no DPID: ${why}. One looks like PADPIDA2007050901U; DDEX gives them away free of charge at dpid.ddex.net.`)
  if (!code.startsWith("PADPIDA")) return wrong("it begins with PADPIDA")
  const strange = /[^A-Z0-9]/.exec(code)
  if (strange) return wrong(`"${strange[0]}" is neither a letter nor a digit`)
  if (code.length !== 18) return wrong(lengthOf(code, 18))
  const [given, should] = [code.slice(-1), checkCharacter3736(code.slice(0, -1))]
  return given === should ? ok({ code }) : refuse("wrong_check_digit", `The check character of ${code} should be ${should}, not ${given}: look at the code again.`)
}

/** PA-DPIDA-2007050901-U, as the standard writes it. */
export const writeDpid = ({ code }: Dpid): string => `${code.slice(0, 2)}-${code.slice(2, 7)}-${code.slice(7, -1)}-${code.slice(-1)}`
