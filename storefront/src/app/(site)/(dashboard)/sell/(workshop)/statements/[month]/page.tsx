import { readStatement } from "@max-booster/api-contract"
import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { PageHead } from "@/components/panel"
import { callAsProducer } from "@/features/dashboard/session"
import { StatementBody } from "@/features/statement/statement-body"
import { BackendError } from "@/lib/backend"
import { formatMonth } from "@/lib/format"

type Props = { params: Promise<{ month: string }>; searchParams: Promise<{ currency?: string }> }

export const metadata: Metadata = { title: "Statement" }

/** One month of a shop. */
export default async function StatementPage({ params, searchParams }: Props) {
  const [{ month }, { currency }] = await Promise.all([params, searchParams])
  const { statement } = await callAsProducer(readStatement, { params: { month }, query: { ...(currency && { currency }) } }).catch(orNotFound)
  return (
    <>
      <PageHead title={formatMonth(month)} lead={`${statement.party}. Amounts in ${statement.currency.toUpperCase()}, days in UTC.`}><Link href="/sell/statements" className="inline-flex min-h-11 items-center font-semibold underline underline-offset-2">All statements</Link></PageHead>
      <StatementBody statement={statement} files={`/api/workshop/statements/${month}`} />
    </>
  )
}

function orNotFound(error: unknown): never {
  if (error instanceof BackendError && error.status === 400) notFound()
  throw error
}
