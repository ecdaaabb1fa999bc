import type { RoyaltyStatementCard } from "@max-booster/api-contract"
import Link from "next/link"
import { Badge } from "@/components/badge"
import { formatDate } from "@/lib/format"
import { inCount, inMoney, inMonths, states } from "./words"

/** The shop's statements, newest first. */
export function StatementList({ statements }: { statements: readonly RoyaltyStatementCard[] }) {
  if (statements.length === 0) return <p className="text-muted">None yet. Send the first one above: you see what was read, and what each collaborator will be owed, before anything is posted.</p>
  return (
    <ul className="grid gap-2">
      {statements.map((statement) => {
        const [word, tone] = states[statement.state]
        return (
          <li key={statement.id}>
            <Link href={`/sell/royalties/${statement.id}`} className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-1 rounded-lg border border-line bg-raised px-4 py-3 hover:border-ink">
              <span className="min-w-0 flex-1 basis-56"><span className="block font-semibold [overflow-wrap:anywhere]">{`${statement.source || "Statement"}, ${inMonths(statement)}`}</span><span className="block text-[15px] text-muted [overflow-wrap:anywhere]">{`${statement.filename}, sent ${formatDate(statement.created_at)}`}</span></span>
              <span className="tabular text-[15px]"><span className="block font-semibold">{inMoney(statement.totals)}</span><span className="block text-muted">{`${inCount(statement.quantity)} streams and sales`}</span></span>
              <Badge tone={tone}>{word}</Badge>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
