import { licenseLinks, readLicense, readLicenseOffers } from "@max-booster/api-contract"
import type { Metadata } from "next"
import Link from "next/link"
import { Message } from "@/components/field"
import { PageHead, Panel } from "@/components/panel"
import { fileHref } from "@/features/account/license-card"
import { RefreshWhile } from "@/features/account/refresh-while.client"
import { callOrNotFound, requireCustomer } from "@/features/account/session"
import { StateBadge } from "@/features/account/state-badge"
import { Clauses } from "@/features/licenses/clauses"
import { FileList } from "@/features/licenses/file-list"
import { History, Reports } from "@/features/licenses/history"
import { LifeNotes } from "@/features/licenses/life-notes"
import { termWords } from "@/features/licenses/life-words"
import { Renewal, Upgrades } from "@/features/licenses/offers"
import { UsageBars } from "@/features/licenses/usage-bars"
import { UsageForm } from "@/features/licenses/usage-form.client"
import { call } from "@/lib/backend"
import { formatDate, formatPrice } from "@/lib/format"

export const metadata: Metadata = { title: "License" }

/** One license: what it permits and how much of it is used, its files, what it can become, and its whole text. */
export default async function LicensePage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<{ missing?: string }> }) {
  const [{ id }, { missing }] = await Promise.all([params, searchParams])
  const { token } = await requireCustomer(`/account/licenses/${id}`)
  const { license } = await callOrNotFound(readLicense, { token, params: { id } })
  const { state, number, locale, clauses, signatures, issued_at, order_id, pdf_sha256, verify_url, usage, reports, history, given } = license
  const holds = state === "valid" || state === "issuing"
  const isUpgradable = license.upgrades_to.length > 0
  const [links, offers] = await Promise.all([
    state === "valid" ? call(licenseLinks, { token, params: { id } }) : null,
    isUpgradable || license.renewable ? call(readLicenseOffers, { token, params: { id } }).then((answer) => answer.offers) : null,
  ])
  return (
    <>
      <RefreshWhile isMaking={state === "issuing"} />
      <PageHead title={license.beat_title} lead={`${license.label} license by ${license.producer}, ${given ? "given to you free of charge" : formatPrice(license.price)}. ${termWords(license)}.`}><StateBadge state={state} /></PageHead>
      {state === "issuing" && <Message tone="warn">The contract is being written. It appears here with the files in a moment.</Message>}
      <LifeNotes license={license} />
      {missing && state === "valid" && <Message>{[...license.delivers, "contract", "copy", "bundle"].includes(missing) ? `That file could not be had just now. Try again in a moment; if it stays so, ask the shop and name license ${number}.` : "This license does not deliver that file. What it delivers is below."}</Message>}
      {links && (
        <Panel title="Files" lead="Each download gets a fresh link that works for an hour and five times. The files stay here for you.">
          <FileList files={[links.bundle, ...links.files, links.copy]} hrefOf={({ kind }) => fileHref(id, kind)} />
        </Panel>
      )}
      <Panel title={holds ? "What it permits, and how much is used" : "What it permitted, and how much was used"}>
        <UsageBars usage={usage} />
        {state !== "issuing" && state !== "superseded" && <details><summary className="cursor-pointer py-2.5 font-semibold">Report use</summary><UsageForm id={id} usage={usage} today={new Date().toISOString().slice(0, 10)} /></details>}
        {reports.length > 0 && <details><summary className="cursor-pointer py-2.5 font-semibold">{reports.length === 1 ? "1 report" : `${reports.length} reports`}</summary><Reports reports={reports} /></details>}
      </Panel>
      {offers && isUpgradable && <Upgrades id={id} offers={offers} />}
      {offers && license.renewable && <Renewal id={id} offers={offers} />}
      <Panel title="Contract" lead={<>{`${number}${issued_at ? `, issued ${formatDate(issued_at)}` : ""}. `}{!given && <Link href={`/account/orders/${order_id}`} className="font-semibold text-ink underline underline-offset-2">See the order</Link>}</>}>
        <Clauses clauses={clauses} locale={locale} />
        <dl lang={locale} className="grid gap-3 border-t border-line pt-4 sm:grid-cols-2">
          {signatures.map(({ role, typed_name, statement }) => <div key={role} className="grid content-start gap-1"><dt className="text-sm text-muted">{role}</dt><dd className="text-[15px]">{typed_name && <span dir="auto" className="block break-words text-lg font-semibold italic">{typed_name}</span>}{statement}</dd></div>)}
        </dl>
        <p className="text-[15px]"><a href={verify_url} className="font-semibold underline underline-offset-2">Public page of this license</a> <span className="text-muted">for a label or platform that asks whether it holds; it shows nothing of you.</span></p>
        {pdf_sha256 && <p className="break-all text-sm text-muted">{`SHA-256 of the PDF: ${pdf_sha256}`}</p>}
      </Panel>
      <Panel title="History"><History events={history} /></Panel>
    </>
  )
}
