import { readStatement } from "@max-booster/api-contract"
import { Download } from "lucide-react"
import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { Message } from "@/components/field"
import { PageHead, Panel } from "@/components/panel"
import { callAsProducer } from "@/features/dashboard/session"
import { BackendError } from "@/lib/backend"
import { formatDate, formatMoney, formatMonth } from "@/lib/format"

type Props = { params: Promise<{ month: string }>; searchParams: Promise<{ currency?: string }> }

export const metadata: Metadata = { title: "Statement" }

const file = "inline-flex min-h-11 items-center gap-2 font-semibold underline underline-offset-2"
const cell = "py-2 align-top"

/** One month: opening balance, sums, every movement, closing balance. */
export default async function StatementPage({ params, searchParams }: Props) {
  const [{ month }, { currency: asked }] = await Promise.all([params, searchParams])
  const { statement } = await callAsProducer(readStatement, { params: { month }, query: { ...(asked && { currency: asked }) } }).catch(orNotFound)
  const { party, currency, opening, closing, totals, movements, final } = statement
  return (
    <>
      <PageHead title={formatMonth(month)} lead={`${party}. Amounts in ${currency.toUpperCase()}, days in UTC.`}><Link href="/sell/statements" className={file}>All statements</Link></PageHead>
      {!final && <Message tone="warn">This month is not over: more may follow.</Message>}
      <Panel title="Summary" aside={<div className="flex flex-wrap gap-x-6">{(["pdf", "csv"] as const).map((kind) => <a key={kind} className={file} href={`/api/workshop/statements/${month}/${kind}?currency=${currency}`} download><Download size={18} aria-hidden />{kind.toUpperCase()}</a>)}</div>}>
        <dl className="tabular grid gap-2">
          <div className="flex justify-between gap-4"><dt>Opening balance</dt><dd>{formatMoney(opening)}</dd></div>
          {totals.map(({ label, amount, count }) => <div key={label} className="flex justify-between gap-4 border-t border-line pt-2"><dt>{`${label} (${count})`}</dt><dd>{formatMoney(amount)}</dd></div>)}
          <div className="flex justify-between gap-4 border-t border-line-strong pt-2 text-lg font-bold"><dt>Closing balance</dt><dd>{formatMoney(closing)}</dd></div>
        </dl>
      </Panel>
      <Panel title="Movements">
        {movements.length === 0 ? <p className="text-muted">Nothing moved in this month.</p> : (
          <table className="tabular w-full text-[15px]">
            <thead className="text-left text-sm text-muted"><tr><th scope="col" className="pb-2">Day</th><th scope="col" className="pb-2">What</th><th scope="col" className="hidden pb-2 sm:table-cell">Reference</th><th scope="col" className="pb-2 text-right">Amount</th></tr></thead>
            <tbody>{movements.map(({ at, label, reference, amount }, i) => <tr key={i} className="border-t border-line"><td className={`${cell} pr-3 whitespace-nowrap`}>{formatDate(at)}</td><td className={cell}>{label}</td><td className={`${cell} hidden break-all sm:table-cell`}>{reference}</td><td className={`${cell} text-right font-semibold`}>{formatMoney(amount)}</td></tr>)}</tbody>
          </table>
        )}
      </Panel>
    </>
  )
}

function orNotFound(error: unknown): never {
  if (error instanceof BackendError && error.status === 400) notFound()
  throw error
}
