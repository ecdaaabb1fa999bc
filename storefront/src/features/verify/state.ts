import type { VerifiedLicense } from "@max-booster/api-contract"

type State = VerifiedLicense["state"]
const states: Record<State, { tone: "good" | "bad" | "warn"; title: string; words: string }> = {
  valid: { tone: "good", title: "Valid", words: "This license holds." },
  revoked: { tone: "bad", title: "Revoked", words: "This license does not hold any more. Uses by it are over." },
  expired: { tone: "warn", title: "Expired", words: "The time this license was for is over. New uses need a new one." },
  superseded: { tone: "warn", title: "Superseded", words: "Another license of the same buyer for the same beat took its place." },
}

/** What a license's state means to somebody who relies on it. */
export const stateOf = (state: State) => states[state]
