import { listSales, readBalance } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { PageHead } from "@/components/panel"
import { RefreshOn } from "@/features/dashboard/refresh-on.client"
import { SalesList } from "@/features/dashboard/sales-list"
import { callAsProducer } from "@/features/dashboard/session"
import { formatMoney } from "@/lib/format"

export const metadata: Metadata = { title: "Sales" }

export default async function SalesPage() {
  const [{ sales }, { balance }] = await Promise.all([callAsProducer(listSales, {}), callAsProducer(readBalance, {})])
  return (
    <>
      <RefreshOn kinds={["sale.made"]} />
      <PageHead title="Sales" lead={`${formatMoney(balance.earned)} earned: ${formatMoney(balance.transferred)} transferred, ${formatMoney(balance.pending)} waiting.`} />
      <SalesList sales={sales} />
    </>
  )
}
