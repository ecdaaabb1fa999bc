import { listRecordings } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { PageHead } from "@/components/panel"
import { BeatsList } from "@/features/dashboard/beats/beats-list.client"
import { callAsProducer } from "@/features/dashboard/session"
import { Dropzone } from "@/features/dashboard/upload/dropzone.client"

export const metadata: Metadata = { title: "Beats" }

/** Uploads, and every recording of the shop. */
export default async function BeatsPage() {
  const { recordings } = await callAsProducer(listRecordings, {})
  return <><PageHead title="Beats" /><Dropzone /><BeatsList recordings={recordings} /></>
}
