import type { Finding } from "@max-booster/api-contract"
import type { ReleaseFacts } from "../facts"
import type { FixId } from "./fixes/names"
import type { TargetNeeds } from "./targets"

export type Severity = Finding["severity"]

/** What a rule looks at. */
export type About = "release" | "track" | "person" | "deal" | "artwork" | "audio"

/** One thing that is wrong. `severity` and `fix` where they differ from the rule's; null takes the button away. */
export type Found = { path: string; reason: string; severity?: Severity; fix?: { id: FixId; label: string } | null }

/**
 * One thing that stores look at. `blocker`: the target refuses it, or a right is missing · `warning`: it may come back, or be shown
 * otherwise than meant · `advice`: it could be better.
 */
export type Rule = {
  readonly id: string
  readonly severity: Severity
  readonly about: About
  readonly title: string
  readonly fix?: { id: FixId; label: string }
  check(facts: ReleaseFacts, target: TargetNeeds): readonly Found[]
}
