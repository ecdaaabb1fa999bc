import type { Clause, Locale } from "@max-booster/extension-api"
import { isSameName } from "@max-booster/kernel"
import { canonicalJson, sha256 } from "./canonical"

/** A published text as it is signed. */
export type SignedText = { locale: Locale; number: number; title: string; clauses: Clause[] }

/** One hash over the texts of all languages. */
export const hashOfTexts = (texts: readonly SignedText[]): string =>
  sha256(canonicalJson([...texts].sort((a, b) => a.number - b.number).map(({ locale, number, title, clauses }) => ({ locale, number, title, clauses }))))

/** A clause with what has changed of it, and what it said before. */
export type ReadClause = Clause & { change: "new" | "changed" | null; before: string | null }

const isSame = (a: Clause, b: Clause) => a.text === b.text && canonicalJson(a.blocks ?? []) === canonicalJson(b.blocks ?? [])

/** What has changed between two versions of a text: clauses are the same when their headings are. */
export function changesSince(before: readonly Clause[] | null, now: readonly Clause[]): { clauses: ReadClause[]; gone: Clause[] } {
  const same = (clauses: readonly Clause[], { heading }: Clause) => clauses.find((each) => isSameName(each.heading, heading))
  const clauses = now.map((clause): ReadClause => {
    const old = before && same(before, clause)
    if (!before || (old && isSame(old, clause))) return { ...clause, change: null, before: null }
    return old ? { ...clause, change: "changed", before: old.text } : { ...clause, change: "new", before: null }
  })
  return { clauses, gone: (before ?? []).filter((clause) => !same(now, clause)) }
}
