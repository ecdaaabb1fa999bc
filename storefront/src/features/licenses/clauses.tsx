import type { Clause } from "@max-booster/api-contract"
import { cn } from "@/lib/cn"

/** Numbered clauses of a contract, in its own language. */
export function Clauses({ clauses, locale, className }: { clauses: readonly Clause[]; locale: string; className?: string }) {
  return (
    <div lang={locale} className={cn("grid gap-4", className)}>
      {clauses.map((clause, n) => <section key={`${n} ${clause.heading}`} className="grid gap-1"><h3 className="font-semibold">{`${n + 1}. ${clause.heading}`}</h3><ClauseText clause={clause} /></section>)}
    </div>
  )
}

/** What a clause says; names stand in the direction of their script. */
export function ClauseText({ clause: { text } }: { clause: Clause }) {
  return <p dir="auto" className="max-w-prose whitespace-pre-line break-words text-[15px] leading-relaxed">{text}</p>
}
