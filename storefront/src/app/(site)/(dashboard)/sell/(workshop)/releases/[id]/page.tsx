import { listRecordings, listUsableLicenses, readIdentifiers, readRelease } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { callAsProducer } from "@/features/dashboard/session"
import { ReleaseEditor } from "@/features/releases/release-editor.client"
import { BackendError } from "@/lib/backend"

export const metadata: Metadata = { title: "Release" }

/** One release on its way to the stores. */
export default async function ReleasePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  try {
    const [{ release }, { recordings }, { licenses }, { identifiers }] = await Promise.all([callAsProducer(readRelease, { params: { id } }), callAsProducer(listRecordings, {}), callAsProducer(listUsableLicenses, {}), callAsProducer(readIdentifiers, {})])
    return <ReleaseEditor key={id} release={release} recordings={recordings} licenses={licenses} sources={identifiers} />
  } catch (error) {
    if (error instanceof BackendError && error.status === 404) notFound()
    throw error
  }
}
