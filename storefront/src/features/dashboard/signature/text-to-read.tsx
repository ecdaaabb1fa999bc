import type { TextToSign } from "@max-booster/api-contract"
import { ChevronDown } from "lucide-react"
import { Badge } from "@/components/badge"
import { ClauseText } from "@/features/licenses/clauses"

/** A license text in a language; names in braces stand where facts of a sale will be. */
export function TextToRead({ text: { locale, title, version, clauses, gone }, language, isOpen }: { text: TextToSign; language: string; isOpen: boolean }) {
  const changed = clauses.filter(({ change }) => change !== null).length + gone.length
  return (
    <details open={isOpen || changed > 0} className="group rounded-xl border border-line bg-surface">
      <summary className="flex min-h-14 flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-6">
        <span><strong>{language}</strong><span className="text-muted">{`, version ${version}`}</span></span>
        <span className="flex items-center gap-3">{changed > 0 && <Badge tone="warn">{`${changed} changed`}</Badge>}<ChevronDown size={20} aria-hidden className="shrink-0 transition-transform group-open:rotate-180" /></span>
      </summary>
      <div tabIndex={0} role="region" aria-label={`License text, ${language}`} lang={locale} className="grid max-h-[32rem] gap-4 overflow-y-auto border-t border-line px-4 py-4 sm:px-6">
        <h2 className="text-lg font-bold">{title}</h2>
        {clauses.map((clause, n) => (
          <section key={`${n} ${clause.heading}`} className={clause.change ? "grid gap-1 border-l-4 border-warn pl-3" : "grid gap-1"}>
            <h3 className="flex flex-wrap items-center gap-2 font-semibold">{`${n + 1}. ${clause.heading}`}{clause.change && <span lang="en"><Badge tone="warn">{clause.change === "new" ? "New" : "Changed"}</Badge></span>}</h3>
            <ClauseText clause={clause} />
            {clause.before !== null && <details className="text-[15px] text-muted" lang="en"><summary className="min-h-11 content-center">What you signed before</summary><p lang={locale} className="whitespace-pre-line">{clause.before}</p></details>}
          </section>
        ))}
        {gone.map(({ heading, text }) => <section key={heading} className="grid gap-1 border-l-4 border-bad pl-3 text-muted"><h3 className="flex flex-wrap items-center gap-2 font-semibold"><del>{heading}</del><span lang="en"><Badge tone="bad">Gone</Badge></span></h3><p className="whitespace-pre-line text-[15px]"><del>{text}</del></p></section>)}
      </div>
    </details>
  )
}
