import type { LicenseView } from "@max-booster/api-contract"
import { Badge, type Tone } from "@/components/badge"

type State = LicenseView["state"]
const states: Record<State, { word: string; tone: Tone; means: string | null }> = {
  valid: { word: "Valid", tone: "good", means: null },
  issuing: { word: "Being written", tone: "warn", means: "The contract is being written. It appears here with the files in a moment." },
  revoked: { word: "Revoked", tone: "bad", means: "This license does not hold any more, as when a payment was given back. What it permitted is over, and its files are not delivered." },
  expired: { word: "Expired", tone: "quiet", means: "The time this license was for is over. For new uses, get a new one." },
  superseded: { word: "Superseded", tone: "quiet", means: "Another license of yours for the same beat took its place. Look for it in your licenses." },
}

/** A license's state in a word. */
export const StateBadge = ({ state }: { state: State }) => <Badge tone={states[state].tone}>{states[state].word}</Badge>

/** What a state other than valid means for the buyer. */
export const meaningOf = (state: State): string | null => states[state].means
