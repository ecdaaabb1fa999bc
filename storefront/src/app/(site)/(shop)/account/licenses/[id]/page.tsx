import { licenseLinks, readLicense } from "@max-booster/api-contract"
import { Check, Minus } from "lucide-react"
import type { Metadata } from "next"
import Link from "next/link"
import { Message } from "@/components/field"
import { PageHead, Panel } from "@/components/panel"
import { fileHref } from "@/features/account/license-card"
import { RefreshWhile } from "@/features/account/refresh-while.client"
import { callOrNotFound, requireCustomer } from "@/features/account/session"
import { meaningOf, StateBadge } from "@/features/account/state-badge"
import { Clauses } from "@/features/licenses/clauses"
import { FileList } from "@/features/licenses/file-list"
import { capWords } from "@/features/shop/words"
import { call } from "@/lib/backend"
import { formatDate, formatMoney } from "@/lib/format"

export const metadata: Metadata = { title: "License" }

/** One license: what it permits, its files and its whole text. */
export default async function LicensePage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<{ missing?: string }> }) {
  const [{ id }, { missing }] = await Promise.all([params, searchParams])
  const { token } = await requireCustomer(`/account/licenses/${id}`)
  const { license } = await callOrNotFound(readLicense, { token, params: { id } })
  const { state, number, caps, locale, clauses, signatures, issued_at, order_id, pdf_sha256, verify_url } = license
  const links = state === "valid" ? await call(licenseLinks, { token, params: { id } }) : null
  const meaning = meaningOf(state)
  return (
    <>
      <RefreshWhile isMaking={state === "issuing"} />
      <PageHead title={license.beat_title} lead={`${license.label} license by ${license.producer}, ${formatMoney(license.price)}`}><StateBadge state={state} /></PageHead>
      {meaning && <Message tone={state === "revoked" ? "bad" : "warn"}>{meaning}</Message>}
      {missing && state === "valid" && <Message>{[...license.delivers, "contract", "copy", "bundle"].includes(missing) ? `That file could not be had just now. Try again in a moment; if it stays so, ask the shop and name license ${number}.` : "This license does not deliver that file. What it delivers is below."}</Message>}
      {links && (
        <Panel title="Files" lead="Each download gets a fresh link that works for an hour and five times. The files stay here for you.">
          <FileList files={[links.bundle, ...links.files, links.copy]} hrefOf={({ kind }) => fileHref(id, kind)} />
        </Panel>
      )}
      <Panel title={state === "valid" || state === "issuing" ? "What it permits" : "What it permitted"}>
        <ul className="grid gap-2 sm:grid-cols-2">{capWords(caps).map(({ words, granted }) => <li key={words} className="flex items-start gap-2">{granted ? <Check size={18} aria-hidden className="mt-0.5 shrink-0 text-good" /> : <Minus size={18} aria-hidden className="mt-0.5 shrink-0 text-muted" />}<span className={granted ? "" : "text-muted"}>{words}</span></li>)}</ul>
      </Panel>
      <Panel title="Contract" lead={<>{`${number}${issued_at ? `, issued ${formatDate(issued_at)}` : ""}. `}<Link href={`/account/orders/${order_id}`} className="font-semibold text-ink underline underline-offset-2">See the order</Link></>}>
        <Clauses clauses={clauses} locale={locale} />
        <dl lang={locale} className="grid gap-3 border-t border-line pt-4 sm:grid-cols-2">
          {signatures.map(({ role, typed_name, statement }) => <div key={role} className="grid content-start gap-1"><dt className="text-sm text-muted">{role}</dt><dd className="text-[15px]">{typed_name && <span dir="auto" className="block break-words text-lg font-semibold italic">{typed_name}</span>}{statement}</dd></div>)}
        </dl>
        <p className="text-[15px]"><a href={verify_url} className="font-semibold underline underline-offset-2">Public page of this license</a> <span className="text-muted">for a label or platform that asks whether it holds; it shows nothing of you.</span></p>
        {pdf_sha256 && <p className="break-all text-sm text-muted">{`SHA-256 of the PDF: ${pdf_sha256}`}</p>}
      </Panel>
    </>
  )
}
