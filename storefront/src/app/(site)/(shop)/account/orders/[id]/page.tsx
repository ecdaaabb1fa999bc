import { listLicenses, readPurchase } from "@max-booster/api-contract"
import { Download } from "lucide-react"
import type { Metadata } from "next"
import { Message } from "@/components/field"
import { PageHead, Panel } from "@/components/panel"
import { LicenseCard } from "@/features/account/license-card"
import { RefreshWhile } from "@/features/account/refresh-while.client"
import { callOrNotFound, requireCustomer } from "@/features/account/session"
import { call } from "@/lib/backend"
import { formatDate, formatMoney } from "@/lib/format"

export const metadata: Metadata = { title: "Order" }

/** One order with its licenses, contracts and files. */
export default async function OrderPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<{ missing?: string }> }) {
  const [{ id }, { missing }] = await Promise.all([params, searchParams])
  const { token } = await requireCustomer(`/account/orders/${id}`)
  const { purchase } = await callOrNotFound(readPurchase, { token, params: { id } })
  const { licenses } = await call(listLicenses, { token, query: { order_id: id, limit: 100 } })
  const isMaking = licenses.length < purchase.lines.length || licenses.some(({ state }) => state === "issuing")
  return (
    <>
      <RefreshWhile isMaking={isMaking} />
      <PageHead title={`Order #${purchase.number}`} lead={`${formatDate(purchase.created_at)}, ${formatMoney(purchase.total)} with everything included`} />
      {isMaking && <Message tone="warn">Your contracts are being written. They appear here in a moment.</Message>}
      <section aria-label="Licenses"><ul className="grid gap-3">{licenses.map((license) => <LicenseCard key={license.id} license={license} heading="h2" />)}</ul></section>
      {missing && <Message>The invoice could not be fetched right now. Try again in a moment.</Message>}
      <Panel title="Paid" aside={<a href={`/account/orders/${id}/invoice`} download className="inline-flex min-h-11 items-center gap-2 font-semibold underline underline-offset-2"><Download size={18} aria-hidden />Invoice (PDF)</a>}>
        <ul className="tabular grid gap-2">
          {purchase.lines.map(({ beat_title, producer, label, price }) => <li key={`${beat_title} ${label}`} className="flex justify-between gap-4"><span>{`${beat_title} by ${producer}, ${label}`}</span><span>{formatMoney(price)}</span></li>)}
          <li className="flex justify-between gap-4 border-t border-line pt-2 font-bold"><span>Total</span><span>{formatMoney(purchase.total)}</span></li>
          {purchase.tax.amount !== "0" && <li className="flex justify-between gap-4 text-muted"><span>Of it tax</span><span>{formatMoney(purchase.tax)}</span></li>}
          {purchase.refunded.amount !== "0" && <li className="flex justify-between gap-4"><span>Refunded</span><span>{`−${formatMoney(purchase.refunded)}`}</span></li>}
        </ul>
      </Panel>
    </>
  )
}
