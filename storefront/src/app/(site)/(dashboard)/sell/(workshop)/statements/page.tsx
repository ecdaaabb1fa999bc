import { listStatements } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { PageHead } from "@/components/panel"
import { callAsProducer } from "@/features/dashboard/session"
import { Months } from "@/features/statement/months"

export const metadata: Metadata = { title: "Statements" }

/** Every month in which something moved. */
export default async function StatementsPage() {
  const { statements } = await callAsProducer(listStatements, {})
  return (
    <>
      <PageHead title="Statements" lead="A month each: what you were owed, what moved, and what is left, to the cent. Your shares in others’ beats are in them." />
      {statements.length === 0 && <p className="text-muted">No statement yet. The first one begins with your first sale.</p>}
      <Months at="/sell/statements" months={statements} />
    </>
  )
}
