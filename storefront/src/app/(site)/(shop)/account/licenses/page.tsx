import { listLicenses } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { ButtonLink } from "@/components/button"
import { PageHead } from "@/components/panel"
import { LicenseCard } from "@/features/account/license-card"
import { RefreshWhile } from "@/features/account/refresh-while.client"
import { requireCustomer } from "@/features/account/session"
import { call } from "@/lib/backend"

export const metadata: Metadata = { title: "Licenses" }

export default async function LicensesPage() {
  const { token } = await requireCustomer("/account/licenses")
  const { licenses } = await call(listLicenses, { token })
  return (
    <>
      <PageHead title="Licenses" lead="What you may use, with contract and files." />
      <RefreshWhile isMaking={licenses.some(({ state }) => state === "issuing")} />
      {licenses.length > 0
        ? <ul className="grid gap-3">{licenses.map((license) => <LicenseCard key={license.id} license={license} heading="h2" />)}</ul>
        : <div className="grid justify-items-start gap-3"><p className="text-muted">You have no license yet.</p><ButtonLink href="/beats">Browse beats</ButtonLink></div>}
    </>
  )
}
