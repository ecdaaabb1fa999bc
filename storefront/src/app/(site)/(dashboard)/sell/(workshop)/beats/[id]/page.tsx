import { readFee, readPlan, readRecording } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { BeatWorkshop } from "@/features/dashboard/beat/beat-workshop.client"
import { callAsProducer } from "@/features/dashboard/session"
import { BackendError } from "@/lib/backend"

export const metadata: Metadata = { title: "Beat" }

/** One recording on its way to the shop. */
export default async function BeatWorkshopPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  try {
    const [{ recording }, { fee_points }] = await Promise.all([callAsProducer(readRecording, { params: { id } }), callAsProducer(readFee, {})])
    const plan = recording.state === "ready" ? (await callAsProducer(readPlan, { params: { id } })).plan : null
    return <BeatWorkshop recording={recording} tiers={plan?.tiers ?? []} feePoints={fee_points} />
  } catch (error) {
    if (error instanceof BackendError && error.status === 404) notFound()
    throw error
  }
}
