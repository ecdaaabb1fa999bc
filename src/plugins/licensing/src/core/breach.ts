import type { BreachAction, BreachView, LicenseEventView } from "@max-booster/api-contract"
import { dayOf, plusDays } from "./term"

/** Days that a licensee has to put a breach right after the written notice, as contracts say. */
export const NOTICE_DAYS = 30

type Told = Pick<LicenseEventView, "kind" | "words" | "at">

/** The breach that stands, as a license's history (oldest first) tells it; null when there is none, or it has ended. */
export function breachOf(history: readonly Told[]): BreachView | null {
  return history.reduce<BreachView | null>((before, { kind, words, at }) => {
    switch (kind) {
      case "breach_reported": return before ?? { state: "reported", reason: words ?? "", at, remedy_by: null }
      case "breach_noticed": return { state: "noticed", reason: words ?? "", at, remedy_by: plusDays(dayOf(at), NOTICE_DAYS) }
      case "breach_declined": case "breach_remedied": case "revoked": return null
      default: return before
    }
  }, null)
}

/** Why something about a breach cannot be done now, in a sentence; null when it can. `isConfirmed`: the operator ends a license before the notice has run out, and means it. */
export function breachRefusal(action: BreachAction, state: string, breach: BreachView | null, now: Date, isConfirmed: boolean): string | null {
  if (state !== "valid") return "This license does not hold, so there is nothing to end or to put right."
  switch (action) {
    case "report": return breach ? "A breach of this license is being looked at already." : null
    case "notice": return breach?.state === "noticed" ? `The licensee has notice already and until ${breach.remedy_by} to put it right.` : null
    case "decline": return breach?.state === "reported" ? null : "No producer has asked for this license to be ended."
    case "remedy": return breach?.state === "noticed" ? null : "There is no notice that could be put right."
    case "end": {
      if (isConfirmed) return null
      if (breach?.state !== "noticed") return "A license is ended after written notice. Give notice first, or confirm that it ends at once."
      return dayOf(now) > (breach.remedy_by ?? "") ? null : `The licensee has until ${breach.remedy_by} to put it right. Wait, or confirm that the license ends at once.`
    }
  }
}
