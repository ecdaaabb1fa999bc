import { listFreeDownloads, readFee, readShopPlan } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { ButtonLink } from "@/components/button"
import { PageHead, Panel } from "@/components/panel"
import { PricesForm } from "@/features/dashboard/beat/prices-form.client"
import { FreeDownloads } from "@/features/dashboard/free-downloads"
import { callAsProducer } from "@/features/dashboard/session"

export const metadata: Metadata = { title: "Licenses" }

/** The shop's license plan, which every beat follows that has nothing else set. */
export default async function LicensesPage() {
  const [{ plan }, { fee_points }, { free_downloads }] = await Promise.all([callAsProducer(readShopPlan, {}), callAsProducer(readFee, {}), callAsProducer(listFreeDownloads, {})])
  return (
    <>
      <PageHead title="Licenses" lead="What your beats are licensed at, unless a beat has something else. Licenses that were sold stay as they are."><ButtonLink href="/sell/licenses/sign" tone="quiet">License text and signature</ButtonLink></PageHead>
      <Panel title="License tiers" lead={`The platform’s fee is ${fee_points / 100}%; card fees are ours.`}><PricesForm id={null} tiers={plan.tiers} gone={plan.gone} feePoints={fee_points} /></Panel>
      <Panel title="Free downloads" lead="Who asked for a free license. Write only to those who said that you may."><FreeDownloads list={free_downloads} /></Panel>
    </>
  )
}
