import { listRenditions, readFee, readLicenseText, readPlan, readRecording, readSplits } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { BeatWorkshop } from "@/features/dashboard/beat/beat-workshop.client"
import { callAsProducer } from "@/features/dashboard/session"
import { BackendError } from "@/lib/backend"
import { currentAccount } from "@/lib/session"

export const metadata: Metadata = { title: "Beat" }

/** One recording on its way to the shop. */
export default async function BeatWorkshopPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  try {
    const [{ recording }, { fee_points }, { license_text }] = await Promise.all([callAsProducer(readRecording, { params: { id } }), callAsProducer(readFee, {}), callAsProducer(readLicenseText, {})])
    const isReady = recording.state === "ready"
    const [plan, splits, made, account] = await Promise.all([isReady ? callAsProducer(readPlan, { params: { id } }) : null, isReady ? callAsProducer(readSplits, { params: { id } }) : null, isReady ? callAsProducer(listRenditions, { params: { id } }) : null, currentAccount()])
    return <BeatWorkshop recording={recording} analyses={made?.renditions.filter(({ kind }) => kind === "analysis") ?? []} tiers={plan?.plan.tiers ?? []} gone={plan?.plan.gone ?? []} feePoints={fee_points} splits={splits?.splits ?? null} shop={account?.seller?.name ?? ""} isSigned={license_text.state !== "unsigned"} />
  } catch (error) {
    if (error instanceof BackendError && error.status === 404) notFound()
    throw error
  }
}
