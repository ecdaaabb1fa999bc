import type { ContractDraft, GrantFacts } from "@max-booster/extension-api"
import { canonicalJson, sha256 } from "./canonical"

/** One hash over everything that is accepted: all contracts with all facts, whatever the order of lines and keys. */
export function termsHash(drafts: readonly ContractDraft[], facts: readonly GrantFacts[]): string {
  const byLine = <T extends { line_id: string }>(parts: readonly T[]) => [...parts].sort((a, b) => (a.line_id < b.line_id ? -1 : 1))
  return sha256(canonicalJson({ drafts: byLine(drafts), facts: byLine(facts) }))
}
