import { Check, Minus } from "lucide-react"
import type { Metadata } from "next"
import Link from "next/link"
import { Message } from "@/components/field"
import { PageHead, Panel } from "@/components/panel"
import { capWords } from "@/features/shop/words"
import { DropContract } from "@/features/verify/drop-contract.client"
import { byNumber } from "@/features/verify/look-up"
import { NumberForm } from "@/features/verify/number-form"
import { stateOf } from "@/features/verify/state"
import { formatDate, formatDay } from "@/lib/format"

export const metadata: Metadata = { title: "Verify a license", robots: { index: false } }

/** A license as anybody sees it who holds its contract: its state, and nothing of its buyer. */
export default async function VerifiedPage({ params, searchParams }: { params: Promise<{ number: string }>; searchParams: Promise<{ c?: string; sha256?: string }> }) {
  const [{ number: named }, { c = "", sha256 }] = await Promise.all([params, searchParams])
  const number = decodeURIComponent(named)
  const license = c ? await byNumber(number, c) : "To see this license, write the code that stands beside its number on the contract."
  if (typeof license === "string") {
    return (
      <div className="mx-auto grid max-w-2xl gap-6 px-4 py-8 md:px-6 md:py-14">
        <PageHead title="Verify a license" />
        <Message tone={c ? "bad" : "warn"} title={c ? "Not found" : "The code is missing"}>{license}</Message>
        <Panel title="By number and code"><NumberForm number={number} /></Panel>
      </div>
    )
  }
  const { label, beat_title, producer, state, caps, starts_on, ends_on, successor, issued_at, pdf_sha256 } = license
  const { tone, title, words } = stateOf(state)
  return (
    <div className="mx-auto grid max-w-2xl gap-6 px-4 py-8 md:px-6 md:py-14">
      <div className="grid gap-2">
        <p className="tabular text-[15px] text-muted">{`License ${license.number}`}</p>
        <h1 className="text-4xl font-extrabold [overflow-wrap:anywhere] md:text-5xl">{beat_title}</h1>
        <p className="text-lg text-muted">{`${label} license by ${producer}, issued ${formatDate(issued_at)}`}</p>
        <p className="text-muted">{ends_on ? `Runs from ${formatDay(starts_on)} to ${formatDay(ends_on)}` : `Runs from ${formatDay(starts_on)}, without end`}</p>
      </div>
      <Message tone={tone} title={title}>{successor ? `${words} Its number is ${successor}.` : words}</Message>
      {sha256 === pdf_sha256 && <Message tone="good" title="This is the unchanged contract">The PDF you dropped has exactly the bytes of this license’s contract.</Message>}
      <Panel title={state === "valid" ? "What it permits" : "What it permitted"}>
        <ul className="grid gap-2 sm:grid-cols-2">{capWords(caps).map(({ words: cap, granted }) => <li key={cap} className="flex items-start gap-2">{granted ? <Check size={18} aria-hidden className="mt-0.5 shrink-0 text-good" /> : <Minus size={18} aria-hidden className="mt-0.5 shrink-0 text-muted" />}<span className={granted ? "" : "text-muted"}>{cap}</span></li>)}</ul>
      </Panel>
      <Panel title="Is a contract unchanged?">
        <DropContract sha256={pdf_sha256} />
        <p className="break-all text-sm text-muted">{`SHA-256 of the PDF: ${pdf_sha256}`}</p>
      </Panel>
      <p><Link href="/verify" className="font-semibold underline underline-offset-2">Verify another license</Link></p>
    </div>
  )
}
