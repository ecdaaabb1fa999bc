import type { ReleaseDocument } from "@max-booster/api-contract"
import { edit, type History } from "../dashboard/master/history"
import type { Change } from "./document-edits"

export type Steps = History<ReleaseDocument>

/** An edit as a step of its own, or as part of the one with the same mark; one that changes nothing is none. */
export function step(steps: Steps, change: Change, mark: string | null): Steps {
  const next = change(steps.present)
  return next === steps.present ? steps : edit(steps, next, mark)
}

/** Ends a gesture: what is typed after the field was left is another step. */
export const seal = (steps: Steps): Steps => (steps.mark === null ? steps : { ...steps, mark: null })
