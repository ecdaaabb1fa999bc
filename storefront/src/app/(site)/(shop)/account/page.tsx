import { listLicenses, listPurchases } from "@max-booster/api-contract"
import Link from "next/link"
import { Badge } from "@/components/badge"
import { ButtonLink } from "@/components/button"
import { Message } from "@/components/field"
import { PageHead, Panel } from "@/components/panel"
import { countryName } from "@/features/account/countries"
import { LicenseCard } from "@/features/account/license-card"
import { Notices } from "@/features/licenses/notices"
import { SendAgain } from "@/features/account/send-again.client"
import { requireCustomer } from "@/features/account/session"
import { call } from "@/lib/backend"

/** What a person has here, and what is missing. */
export default async function AccountPage({ searchParams }: { searchParams: Promise<{ welcome?: string }> }) {
  const { account, token } = await requireCustomer("/account")
  const [{ licenses, count }, { licenses: news }, { purchases }, { welcome }] = await Promise.all([call(listLicenses, { token, query: { limit: 3 } }), call(listLicenses, { token, query: { news: "true" } }), call(listPurchases, { token }), searchParams])
  return (
    <>
      <PageHead title={account.first_name ? `Hello, ${account.first_name}` : "Account"} lead={account.email}>{account.email_verified && <Badge tone="good">Address confirmed</Badge>}</PageHead>
      {!account.email_verified && (
        <Message tone="warn" title={welcome ? "Welcome. One thing is left" : "Your address is not confirmed yet"}>
          <p className="pb-3">{`We sent a link to ${account.email}. It confirms your address; opening a shop needs it.`}</p>
          <SendAgain />
        </Message>
      )}
      <Notices licenses={news} />
      <Panel title="Latest licenses" aside={count > 3 && <Link href="/account/licenses" className="font-semibold underline underline-offset-2">{`All ${count}`}</Link>}>
        {licenses.length > 0
          ? <ul className="grid gap-3">{licenses.map((license) => <LicenseCard key={license.id} license={license} heading="h3" />)}</ul>
          : <div className="grid justify-items-start gap-3"><p className="text-muted">Contracts and files of what you buy are kept here.</p><ButtonLink href="/beats" tone="quiet">Find a beat</ButtonLink></div>}
      </Panel>
      <div className="grid gap-6 md:grid-cols-2">
        <Panel title="Orders" className="content-start"><p className="text-muted">{purchases.length === 0 ? "None yet." : <Link href="/account/orders" className="font-semibold text-ink underline underline-offset-2">{`${purchases.length} ${purchases.length === 1 ? "order" : "orders"}`}</Link>}</p></Panel>
        <Panel title="Name in contracts" className="content-start">
          {account.legal ? <address className="whitespace-pre-line not-italic text-muted">{`${account.legal.name}\n${account.legal.address}\n${countryName(account.legal.country)}`}</address> : <p className="text-muted">Not given yet; a contract needs it.</p>}
          <div><ButtonLink href="/account/legal" tone="quiet">{account.legal ? "Change" : "Add"}</ButtonLink></div>
        </Panel>
      </div>
    </>
  )
}
