import { listRecordings } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { PageHead } from "@/components/panel"
import { BeatsList } from "@/features/dashboard/beats/beats-list.client"
import { callAsProducer } from "@/features/dashboard/session"
import { Dropzone } from "@/features/dashboard/upload/dropzone.client"

export const metadata: Metadata = { title: "Beats" }

/** Every recording of the shop, and a place to drop more. */
export default async function BeatsPage() {
  const { recordings } = await callAsProducer(listRecordings, {})
  return <><PageHead title="Beats" /><Dropzone isSlim /><BeatsList recordings={recordings} empty="Nothing here yet. Drop your first beat above." /></>
}
