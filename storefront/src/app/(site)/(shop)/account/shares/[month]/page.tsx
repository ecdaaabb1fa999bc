import { readShareStatement } from "@max-booster/api-contract"
import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { PageHead } from "@/components/panel"
import { requireCustomer } from "@/features/account/session"
import { StatementBody } from "@/features/statement/statement-body"
import { BackendError, call } from "@/lib/backend"
import { formatMonth } from "@/lib/format"

type Props = { params: Promise<{ month: string }>; searchParams: Promise<{ currency?: string }> }

export const metadata: Metadata = { title: "Statement" }

/** One month of a collaborator's shares. */
export default async function ShareStatementPage({ params, searchParams }: Props) {
  const [{ month }, { currency }] = await Promise.all([params, searchParams])
  const { token } = await requireCustomer(`/account/shares/${month}`)
  const { statement } = await call(readShareStatement, { token, params: { month }, query: { ...(currency && { currency }) } }).catch(orNotFound)
  return (
    <>
      <PageHead title={formatMonth(month)} lead={`${statement.party}, shares in others’ beats. Amounts in ${statement.currency.toUpperCase()}, days in UTC.`}><Link href="/account/shares" className="inline-flex min-h-11 items-center font-semibold underline underline-offset-2">All shares</Link></PageHead>
      <StatementBody statement={statement} files={`/account/shares/${month}`} />
    </>
  )
}

function orNotFound(error: unknown): never {
  if (error instanceof BackendError && (error.status === 400 || error.status === 404)) notFound()
  throw error
}
