import type { Clause, TextRun } from "@max-booster/api-contract"
import { cn } from "@/lib/cn"

/** Numbered clauses of a contract, in its own language. */
export function Clauses({ clauses, locale, className }: { clauses: readonly Clause[]; locale: string; className?: string }) {
  return (
    <div lang={locale} className={cn("grid gap-4", className)}>
      {clauses.map((clause, n) => <section key={`${n} ${clause.heading}`} className="grid gap-1"><h3 className="font-semibold">{`${n + 1}. ${clause.heading}`}</h3><ClauseText clause={clause} /></section>)}
    </div>
  )
}

const look = "max-w-prose whitespace-pre-line break-words text-[15px] leading-relaxed"

/** What a clause says, with its lists and emphasis; names stand in the direction of their script. */
export function ClauseText({ clause: { text, blocks } }: { clause: Clause }) {
  if (!blocks) return <p dir="auto" className={look}>{text}</p>
  return blocks.map((block, n) => {
    if (block.kind === "paragraph") return <p key={n} dir="auto" className={look}><Runs runs={block.runs} /></p>
    const List = block.ordered ? "ol" : "ul"
    return <List key={n} className={cn(look, "pl-6", block.ordered ? "list-decimal" : "list-disc")}>{block.items.map((runs, i) => <li key={i}><Runs runs={runs} /></li>)}</List>
  })
}

const Runs = ({ runs }: { runs: readonly TextRun[] }) => runs.map(({ text, bold, italic }, n) => <span key={n} className={cn(bold && "font-semibold", italic && "italic")}>{text}</span>)
