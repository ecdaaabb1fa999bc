import { listStatements } from "@max-booster/api-contract"
import type { Metadata } from "next"
import Link from "next/link"
import { PageHead } from "@/components/panel"
import { callAsProducer } from "@/features/dashboard/session"
import { formatMonth } from "@/lib/format"

export const metadata: Metadata = { title: "Statements" }

/** Every month in which something moved. */
export default async function StatementsPage() {
  const { statements } = await callAsProducer(listStatements, {})
  return (
    <>
      <PageHead title="Statements" lead="A month each: what you were owed, what moved, and what is left, to the cent." />
      {statements.length === 0 && <p className="text-muted">No statement yet. The first one begins with your first sale.</p>}
      <ul className="grid gap-2">
        {statements.map(({ month, currency }) => (
          <li key={`${month} ${currency}`}>
            <Link href={`/sell/statements/${month}?currency=${currency}`} className="flex min-h-14 items-center justify-between gap-4 rounded-lg border border-line bg-raised px-4 hover:border-ink"><span className="font-semibold">{formatMonth(month)}</span><span className="text-sm text-muted">{currency.toUpperCase()}</span></Link>
          </li>
        ))}
      </ul>
    </>
  )
}
