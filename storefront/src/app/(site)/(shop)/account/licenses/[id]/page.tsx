import { licenseLinks, readLicense } from "@max-booster/api-contract"
import { Check, Download, Minus } from "lucide-react"
import type { Metadata } from "next"
import { PageHead, Panel } from "@/components/panel"
import { RefreshWhile } from "@/features/account/refresh-while.client"
import { callOrNotFound, requireCustomer } from "@/features/account/session"
import { StateBadge } from "@/features/account/state-badge"
import { capWords } from "@/features/shop/words"
import { call } from "@/lib/backend"
import { formatBytes, formatDate, formatMoney } from "@/lib/format"

export const metadata: Metadata = { title: "License" }

/** One license: what it permits, its files and its whole text. */
export default async function LicensePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { token } = await requireCustomer(`/account/licenses/${id}`)
  const { license } = await callOrNotFound(readLicense, { token, params: { id } })
  const files = license.state === "valid" ? (await call(licenseLinks, { token, params: { id } })).files : []
  return (
    <>
      <RefreshWhile isMaking={license.state === "issuing"} />
      <PageHead title={license.beat_title} lead={`${license.label} license by ${license.producer}, ${formatMoney(license.price)}`}><StateBadge state={license.state} /></PageHead>
      <Panel title="Files" lead={license.state === "issuing" ? "The contract is being written. This page shows the files in a moment." : "Each download gets a fresh link."}>
        <ul className="grid gap-2">
          {files.map(({ kind, label, filename, size }) => (
            <li key={kind} className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-raised px-4 py-2">
              <div className="min-w-0"><p className="font-semibold">{label}</p><p className="tabular break-all text-sm text-muted">{`${filename} · ${formatBytes(size)}`}</p></div>
              <a href={`/account/licenses/${id}/files/${kind}`} aria-label={`Download ${label}`} className="inline-flex min-h-11 items-center gap-2 rounded-lg bg-accent px-4 font-semibold text-accent-ink hover:brightness-110"><Download size={18} aria-hidden />Download</a>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="What it permits">
        <ul className="grid gap-2 sm:grid-cols-2">{capWords(license.caps).map(({ words, granted }) => <li key={words} className="flex items-start gap-2">{granted ? <Check size={18} aria-hidden className="mt-0.5 text-good" /> : <Minus size={18} aria-hidden className="mt-0.5 text-muted" />}{words}</li>)}</ul>
      </Panel>
      <Panel title="Contract" lead={`${license.number}${license.issued_at ? `, issued ${formatDate(license.issued_at)}` : ""}`}>
        <div className="grid gap-4">{license.clauses.map(({ heading, text }, n) => <section key={`${n} ${heading}`} className="grid gap-1"><h3 className="font-semibold">{`${n + 1}. ${heading}`}</h3><p className="max-w-prose whitespace-pre-line text-[15px] leading-relaxed">{text}</p></section>)}</div>
        {license.pdf_sha256 && <p className="break-all text-sm text-muted">{`SHA-256 of the PDF: ${license.pdf_sha256}`}</p>}
      </Panel>
    </>
  )
}
