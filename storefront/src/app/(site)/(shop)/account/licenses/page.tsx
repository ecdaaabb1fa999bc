import { licenseQuery, listLicenses } from "@max-booster/api-contract"
import type { Metadata } from "next"
import Link from "next/link"
import { ButtonLink } from "@/components/button"
import { PageHead } from "@/components/panel"
import { RefreshWhile } from "@/features/account/refresh-while.client"
import { requireCustomer } from "@/features/account/session"
import { HeldCard } from "@/features/licenses/held-card"
import { LicenseSearch } from "@/features/licenses/license-search"
import { searchOf, type Search } from "@/features/licenses/search"
import { Pages } from "@/features/shop/pages"
import { call } from "@/lib/backend"

export const metadata: Metadata = { title: "Licenses" }

/** Every license of the account; search and filter live in the address. */
export default async function LicensesPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [{ token }, asked] = await Promise.all([requireCustomer("/account/licenses"), searchParams])
  const { query, search, isFiltered } = searchOf(licenseQuery, asked)
  const { licenses, count, offset, limit } = await call(listLicenses, { token, query })
  return (
    <>
      <PageHead title="Licenses" lead="What you may use, how far, and until when; with contract and files." />
      <RefreshWhile isMaking={licenses.some(({ state }) => state === "issuing")} />
      {(licenses.length > 0 || isFiltered) && <LicenseSearch action="/account/licenses" q={query.q} state={query.state} label="Beat or number" />}
      {licenses.length > 0 && <p role="status" className="tabular text-muted">{count === 1 ? "1 license" : `${count} licenses`}</p>}
      <ul className="grid gap-3">{licenses.map((license) => <HeldCard key={license.id} license={license} />)}</ul>
      {licenses.length === 0 && (isFiltered
        ? <p className="text-muted">{"No license fits. "}<Link href="/account/licenses" className="font-semibold text-ink underline underline-offset-2">See all</Link></p>
        : <div className="grid justify-items-start gap-3"><p className="text-muted">You have no license yet.</p><ButtonLink href="/beats">Browse beats</ButtonLink></div>)}
      <Pages path="/account/licenses" count={count} offset={offset} limit={limit} search={search} />
    </>
  )
}
