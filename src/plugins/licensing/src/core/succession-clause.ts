import type { Clause, Replaced } from "@max-booster/extension-api"
import { dayWords } from "./words"

/** What a contract says of the license that it takes over from. */
export function successionClause({ kind, number, starts_on }: Replaced): Clause {
  return kind === "upgrade"
    ? { heading: "Earlier license", text: `This license takes the place of license ${number} of the Licensee for the Beat, which is superseded when the fee has been paid: the fee is the price of this license less what was paid for that one. Uses made under license ${number} stay licensed and count against the limits of this license. If the fee is refunded, license ${number} holds again.` }
    : { heading: "Renewal", text: `This license follows license ${number} of the Licensee for the Beat${starts_on ? ` and runs from ${dayWords(starts_on)}, or from the date of payment when that is later` : ""}. Until then license ${number} stays in force within its own limits.` }
}
