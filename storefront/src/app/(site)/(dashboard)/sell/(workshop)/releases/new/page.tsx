import { listRecordings } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { PageHead } from "@/components/panel"
import { callAsProducer } from "@/features/dashboard/session"
import { NewRelease } from "@/features/releases/new-release.client"

export const metadata: Metadata = { title: "New release" }

/** Chooses the recordings of a new release. */
export default async function NewReleasePage() {
  const { recordings } = await callAsProducer(listRecordings, {})
  return <><PageHead title="New release" lead="Choose its recordings in the order of the tracks. You can change that later." /><NewRelease recordings={recordings} /></>
}
