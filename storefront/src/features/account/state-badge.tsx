import type { LicenseView } from "@max-booster/api-contract"
import { Badge, type Tone } from "@/components/badge"

const states: Record<LicenseView["state"], { word: string; tone: Tone }> = {
  issuing: { word: "Being written", tone: "warn" }, valid: { word: "Valid", tone: "good" }, revoked: { word: "Revoked", tone: "bad" }, expired: { word: "Expired", tone: "quiet" }, superseded: { word: "Superseded", tone: "quiet" },
}

/** A license's state in a word. */
export const StateBadge = ({ state }: { state: LicenseView["state"] }) => <Badge tone={states[state].tone}>{states[state].word}</Badge>
