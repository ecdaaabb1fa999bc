import type { Id } from "./records/schema"

/** What became of a wish: done, under which name and with which new records; or not, and why, for the person who wished it. */
export type Verdict = { done: true; label: string; created: Id[] } | { done: false; reason: string }

export const done = (label: string, created: Id[] = []): Verdict => ({ done: true, label, created })
export const refused = (reason: string): Verdict & { done: false } => ({ done: false, reason })
