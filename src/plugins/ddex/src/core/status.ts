import type { ReleaseState, ReleaseTarget } from "@max-booster/api-contract"
import { releaseTargetNames } from "@max-booster/api-contract"

/** What a producer may say of a release at a target by hand. */
export type MarkedState = Extract<ReleaseState, "submitted" | "in_review" | "live" | "rejected" | "taken_down">

/** States in which a target has the release, or had it. */
export const HANDED_OVER: readonly ReleaseState[] = ["submitted", "in_review", "live", "rejected", "taken_down"]

/** What a state can follow; one that is not here follows any. */
const after: Partial<Record<MarkedState, readonly ReleaseState[]>> = {
  rejected: ["exported", "submitted", "in_review", "live", "rejected"],
  taken_down: ["submitted", "in_review", "live", "taken_down"],
}

/** Why a release cannot be said to be in a state; null when it can. */
export function markRefusal(from: ReleaseState, { target, state, reason }: { target: ReleaseTarget; state: MarkedState; reason: string | null }): { code: string; words: string } | null {
  const name = releaseTargetNames[target]
  if (state === "rejected" && !reason) return { code: "reason_missing", words: `Say why ${name} rejected it: the reason is what there is to mend.` }
  const before = after[state]
  if (before && !before.includes(from)) return { code: "not_handed_over", words: state === "rejected" ? `${name} cannot have rejected what it was never given. Mark it as submitted first.` : `It was never handed over to ${name}: there is nothing to take down.` }
  return null
}

/** What a state is in a history: "Live at Spotify". */
export function stateWords(state: ReleaseState, target: ReleaseTarget, reason: string | null): string {
  const at = releaseTargetNames[target]
  switch (state) {
    case "draft": return `Something blocks it for ${at} again`
    case "ready": return `Ready for ${at}: nothing blocks`
    case "exported": return `A package for ${at} was made`
    case "submitted": return `Submitted to ${at}`
    case "in_review": return `In review at ${at}`
    case "live": return `Live at ${at}`
    case "rejected": return `Rejected by ${at}: ${reason ?? ""}`
    case "taken_down": return `Taken down at ${at}`
  }
}
