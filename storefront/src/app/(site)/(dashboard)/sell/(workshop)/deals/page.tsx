import { listBeats, listDeals, readSeller, readShopPlan } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { PageHead } from "@/components/panel"
import { callAsProducer } from "@/features/dashboard/session"
import { BulkPanel, BundlePanel, CodesPanel } from "@/features/deals/panels.client"
import { call } from "@/lib/backend"

export const metadata: Metadata = { title: "Deals" }

/** What makes buyers take more: bulk deals, bundles, discount codes. */
export default async function DealsPage() {
  const [{ bulk, bundles, coupons }, { plan }, { seller }] = await Promise.all([callAsProducer(listDeals, {}), callAsProducer(readShopPlan, {}), callAsProducer(readSeller, {})])
  const { beats } = await call(listBeats, { query: { producer: seller.handle, limit: 100 } })
  const types = plan.tiers.filter(({ details }) => !details.for_contact).map(({ type, label }) => ({ type, label }))
  const now = new Date().toISOString()
  return (
    <>
      <PageHead title="Deals" lead="They hold from the moment you save them. Cart and contract name them." />
      <BulkPanel deals={bulk} types={types} now={now} />
      <BundlePanel bundles={bundles} types={types} beats={beats.map(({ id, title }) => ({ id, title }))} currency={plan.tiers[0]?.price.currency ?? "usd"} now={now} />
      <CodesPanel coupons={coupons} types={types} now={now} />
    </>
  )
}
