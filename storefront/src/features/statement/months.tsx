import Link from "next/link"
import { formatMonth } from "@/lib/format"

/** Months that have a statement, newest first; `at` is the page that they stand under. */
export function Months({ at, months }: { at: string; months: readonly { month: string; currency: string }[] }) {
  return (
    <ul className="grid gap-2">
      {months.map(({ month, currency }) => (
        <li key={`${month} ${currency}`}>
          <Link href={`${at}/${month}?currency=${currency}`} className="flex min-h-14 items-center justify-between gap-4 rounded-lg border border-line bg-raised px-4 hover:border-ink"><span className="font-semibold">{formatMonth(month)}</span><span className="text-sm text-muted">{currency.toUpperCase()}</span></Link>
        </li>
      ))}
    </ul>
  )
}
