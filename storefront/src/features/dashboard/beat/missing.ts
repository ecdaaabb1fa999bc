import type { PlanTier, RecordingView } from "@max-booster/api-contract"

type State = { recording: Pick<RecordingView, "facts_confirmed" | "listing">; tiers: readonly Pick<PlanTier, "enabled" | "blocked_by">[]; isSigned: boolean; unsaved: { facts: boolean; prices: boolean } }

/** What stands between a beat and the shop, in a sentence, first things first; null when nothing does. */
export function missingFor({ recording, tiers, isSigned, unsaved }: State): string | null {
  const isOn = recording.listing.state === "published"
  if (unsaved.facts && recording.facts_confirmed) return isOn ? "You changed facts. Buyers see them once you save them." : "Save the facts that you changed, then publish."
  if (!recording.facts_confirmed) return "Confirm the facts, then publish."
  if (unsaved.prices) return isOn ? "You changed prices. Buyers see them once you save them." : "Save the prices that you changed, then publish."
  if (!tiers.some(({ enabled, blocked_by }) => enabled && blocked_by === null)) return "Offer at least one license tier, then publish."
  if (!isOn && !isSigned) return "Sign the license text, then publish. It is under Licenses."
  return null
}
