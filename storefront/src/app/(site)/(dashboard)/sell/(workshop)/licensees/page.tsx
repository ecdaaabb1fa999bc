import { capNames, listSoldLicenses, soldQuery } from "@max-booster/api-contract"
import type { Metadata } from "next"
import Link from "next/link"
import { PageHead, Panel } from "@/components/panel"
import { Figures } from "@/features/dashboard/overview/figures"
import { callAsProducer } from "@/features/dashboard/session"
import { LicenseSearch } from "@/features/licenses/license-search"
import { searchOf, type Search } from "@/features/licenses/search"
import { SoldCard } from "@/features/licenses/sold-card"
import { capName } from "@/features/shop/words"
import { Pages } from "@/features/shop/pages"

export const metadata: Metadata = { title: "Licensees" }

/** Licenses of the shop's beats: who holds them, how far they are used, and what happened to them. */
export default async function LicenseesPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { query: { attention: _operators, ...query }, search, isFiltered } = searchOf(soldQuery, await searchParams)
  const { licenses, totals, count, offset, limit } = await callAsProducer(listSoldLicenses, { query })
  return (
    <>
      <PageHead title="Licensees" lead="Who holds licenses of your beats, and what they report of their use." />
      {Object.keys(totals).length > 0 && <Panel title="Reported in all"><Figures figures={capNames.flatMap((cap): [string, string][] => (totals[cap] === undefined ? [] : [[capName(cap), totals[cap].toLocaleString("en-US")]]))} /></Panel>}
      {(licenses.length > 0 || isFiltered) && <LicenseSearch action="/sell/licensees" q={query.q} state={query.state} label="Beat, number or name" />}
      {licenses.length > 0 && <p role="status" className="tabular text-muted">{count === 1 ? "1 license" : `${count} licenses`}</p>}
      <ul className="grid gap-3">{licenses.map((license) => <SoldCard key={license.id} license={license} />)}</ul>
      {licenses.length === 0 && <p className="text-muted">{isFiltered ? <>{"No license fits. "}<Link href="/sell/licensees" className="font-semibold text-ink underline underline-offset-2">See all</Link></> : "Nobody has a license of your beats yet. With the first sale it appears here."}</p>}
      <Pages path="/sell/licensees" count={count} offset={offset} limit={limit} search={search} />
    </>
  )
}
