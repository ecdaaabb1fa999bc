import { listSales, readBalance } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { PageHead, Panel } from "@/components/panel"
import { Figures } from "@/features/dashboard/overview/figures"
import { RefreshOn } from "@/features/dashboard/refresh-on.client"
import { byWeek } from "@/features/dashboard/sales/by-week"
import { SalesChart } from "@/features/dashboard/sales/sales-chart"
import { SalesList } from "@/features/dashboard/sales/sales-list"
import { callAsProducer } from "@/features/dashboard/session"
import { formatMoney } from "@/lib/format"

export const metadata: Metadata = { title: "Sales" }

const WEEKS = 12

/** Every sale with fee and share, and how the weeks went. */
export default async function SalesPage() {
  const [{ sales }, { balance }] = await Promise.all([callAsProducer(listSales, {}), callAsProducer(readBalance, {})])
  const { currency } = balance.earned
  return (
    <>
      <RefreshOn kinds={["sale.made"]} />
      <PageHead title="Sales" lead="What buyers paid, what the platform took, and what is yours." />
      <Figures figures={[["Earned", formatMoney(balance.earned)], ["Waiting for transfer", formatMoney(balance.pending)], ["Transferred", formatMoney(balance.transferred)], ["Sales", String(balance.sales)]]} />
      {sales.length > 0 && <Panel title="Your share by week"><SalesChart weeks={byWeek(sales, currency, new Date(), WEEKS)} currency={currency} /></Panel>}
      <SalesList sales={sales} />
    </>
  )
}
