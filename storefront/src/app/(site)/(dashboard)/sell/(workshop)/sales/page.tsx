import { listPayouts, listSales, readBalance, readEarnings } from "@max-booster/api-contract"
import { Download } from "lucide-react"
import type { Metadata } from "next"
import { PageHead, Panel } from "@/components/panel"
import { Figures } from "@/features/dashboard/overview/figures"
import { RefreshOn } from "@/features/dashboard/refresh-on.client"
import { barSizeOf, toBars } from "@/features/dashboard/sales/bars"
import { spanOf } from "@/features/dashboard/sales/range"
import { CollaboratorsTable } from "@/features/dashboard/sales/collaborators-table"
import { RangePicker } from "@/features/dashboard/sales/range-picker"
import { SalesChart } from "@/features/dashboard/sales/sales-chart"
import { SalesList } from "@/features/dashboard/sales/sales-list"
import { SumsTable } from "@/features/dashboard/sales/sums-table"
import { callAsProducer } from "@/features/dashboard/session"
import { formatDate, formatMoney } from "@/lib/format"

export const metadata: Metadata = { title: "Sales" }

const file = "inline-flex min-h-11 items-center gap-2 font-semibold underline underline-offset-2"

/** What came in: by time, beat, tier and collaborator, where the money is, and every sale. */
export default async function SalesPage({ searchParams }: { searchParams: Promise<{ range?: string; from?: string; to?: string }> }) {
  const { name, span, problem } = spanOf(await searchParams, new Date())
  const [{ sales }, { balance }, { earnings }, { paid, next, at_stripe: atStripe }] = await Promise.all([
    callAsProducer(listSales, {}), callAsProducer(readBalance, {}), callAsProducer(readEarnings, { query: span }), callAsProducer(listPayouts, {}),
  ])
  const { currency } = balance.earned
  const own = (amounts: readonly { amount: string; currency: string }[]) => formatMoney(amounts.find((each) => each.currency === currency) ?? { amount: "0", currency })
  const search = new URLSearchParams(span).toString()
  const size = barSizeOf(span)
  return (
    <>
      <RefreshOn kinds={["sale.made"]} />
      <PageHead title="Sales" lead="What buyers paid, what the platform took, and what is yours." />
      <RangePicker {...{ name, span, problem }} />
      <Figures figures={[["Earned in this time", formatMoney(earnings.total)], ["Sales in this time", String(earnings.sales)]]} />
      <Panel title="Your share over time" lead="After fee, tax, collaborators and refunds, which count on the day they were given."><SalesChart bars={toBars(earnings.days, span, size)} size={size} currency={currency} /></Panel>
      <div className="grid gap-6 xl:grid-cols-2">
        <Panel title="By beat" lead="Your share, with others’ beats that are shared with you."><SumsTable of="Beat" sums={earnings.beats} /></Panel>
        <Panel title="By license" lead="The same by kind of license."><SumsTable of="License" sums={earnings.tiers} /></Panel>
      </div>
      <Panel title="By collaborator" lead="What others got of your beats, after fee and refunds. It is not in your share."><CollaboratorsTable sums={earnings.collaborators} /></Panel>
      <Panel title="Where your money is">
        <Figures figures={[["Waiting for transfer", formatMoney(balance.pending)], ["Available at Stripe", atStripe ? own(atStripe.available) : "–"], ["Paid to your bank", own(paid)], ["Next payout", next ? formatDate(next.on) : "–"]]} />
      </Panel>
      <Panel title="Take it with you" lead="For spreadsheets and your bookkeeper: amounts in major units, with their currency.">
        <div className="flex flex-wrap gap-x-6">
          <a className={file} href={`/api/workshop/exports/sales?${search}`} download><Download size={18} aria-hidden />Sales (CSV)</a>
          <a className={file} href={`/api/workshop/exports/collaborators?${search}`} download><Download size={18} aria-hidden />Collaborators (CSV)</a>
          <a className={file} href={`/api/workshop/exports/ledger?${search}`} download><Download size={18} aria-hidden />Ledger entries (CSV)</a>
          <a className={file} href="/sell/statements">Monthly statements</a>
        </div>
      </Panel>
      <SalesList sales={sales} />
    </>
  )
}
