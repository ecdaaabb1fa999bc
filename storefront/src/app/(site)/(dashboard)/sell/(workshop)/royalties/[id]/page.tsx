import { listRecordings, readRoyaltyStatement } from "@max-booster/api-contract"
import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { Badge } from "@/components/badge"
import { Message } from "@/components/field"
import { PageHead, Panel } from "@/components/panel"
import { ProgressBar } from "@/components/progress-bar"
import { RefreshWhile } from "@/features/account/refresh-while.client"
import { Figures } from "@/features/dashboard/overview/figures"
import { callAsProducer } from "@/features/dashboard/session"
import { ConfirmStatement, DuplicatesSwitch } from "@/features/royalties/confirm-statement.client"
import { DividedTable } from "@/features/royalties/divided-table"
import { MappingForm } from "@/features/royalties/mapping-form.client"
import { owedTo } from "@/features/royalties/owed-to"
import { PreviewTable } from "@/features/royalties/preview-table"
import { UnknownRecordings } from "@/features/royalties/unknown-recordings.client"
import { inCount, inMoney, inMonths, states } from "@/features/royalties/words"
import { BackendError } from "@/lib/backend"
import { formatMoney } from "@/lib/format"

export const metadata: Metadata = { title: "Statement" }

/** One statement: how it is read, what is odd about it, and whose the money is, before it is posted. */
export default async function RoyaltyStatementPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const [{ statement }, { recordings }] = await Promise.all([callAsProducer(readRoyaltyStatement, { params: { id } }), callAsProducer(listRecordings, {})]).catch((error: unknown) => {
    if (error instanceof BackendError && error.status === 404) notFound()
    throw error
  })
  const { state, filename, source, fraction, fault, lines, problems, problem_count, duplicates, unknown, matches, divided, columns, preview, totals, quantity } = statement
  const [word, tone] = states[state]
  const isOpen = state === "draft" || state === "failed"
  return (
    <>
      <RefreshWhile isMaking={state === "reading"} />
      <PageHead title={source || "Statement"} lead={<span className="[overflow-wrap:anywhere]">{filename}</span>}><Badge tone={tone}>{word}</Badge></PageHead>
      <p><Link href="/sell/royalties" className="inline-flex min-h-11 items-center font-semibold underline underline-offset-2">All statements</Link></p>
      {state === "reading" && <Panel title="Reading the file" lead="You may leave: it goes on."><ProgressBar fraction={fraction} label="Lines read" /></Panel>}
      {fault !== null && <Message tone={state === "failed" ? "bad" : "warn"} title={state === "failed" ? "The file cannot be read" : "Something is missing"}>{fault}</Message>}
      {state !== "reading" && lines > 0 && <Figures figures={[["In all", inMoney(totals)], ["Streams and sales", inCount(quantity)], ["Months", inMonths(statement)], ["Lines read", inCount(lines)]]} />}
      {problem_count > 0 && <Message tone="warn" title={`${inCount(problem_count)} ${problem_count === 1 ? "line is" : "lines are"} left out`}><ul className="max-h-48 overflow-y-auto">{problems.map(({ line, words }) => <li key={`${line} ${words}`} className="[overflow-wrap:anywhere]">{`Line ${line}: ${words}`}</li>)}</ul></Message>}
      {duplicates.lines > 0 && <Panel title="Also in another statement" lead={`${inCount(duplicates.lines)} lines say the same as ${duplicates.of.map((each) => each.filename).join(", ")}${duplicates.totals.length > 0 ? `: ${inMoney(duplicates.totals)}` : ""}. ${duplicates.included ? "They count here, too." : "They are left out."}`}><DuplicatesSwitch id={id} included={duplicates.included} isDraft={state === "draft"} /></Panel>}
      {(unknown.length > 0 || matches.length > 0) && <Panel title="Which recordings are these?" lead="Nothing of your shop carries these codes. What you leave stays yours alone; what you match is divided by the recording’s split sheet."><UnknownRecordings statement={statement} recordings={recordings.map(({ id: recording, title }) => ({ id: recording, title: title || "Untitled" }))} /></Panel>}
      {divided.length > 0 && (
        <Panel title={state === "posted" ? "Whose it is" : "Whose it will be"} lead={owedTo(divided).map(({ name, amount }) => `${name}: ${formatMoney(amount)}`).join(" · ") || "All of it is yours."}><DividedTable divided={divided} /></Panel>
      )}
      {state !== "posted" && <ConfirmStatement statement={statement} />}
      {isOpen && columns.length > 0 && <Panel title="How it is read" lead="Correct what was guessed wrong. It is remembered for files with the same columns."><MappingForm key={`${state} ${JSON.stringify(statement.reading)}`} statement={statement} /></Panel>}
      {preview.length > 0 && <Panel title="First lines"><PreviewTable columns={columns} rows={preview} /></Panel>}
    </>
  )
}
