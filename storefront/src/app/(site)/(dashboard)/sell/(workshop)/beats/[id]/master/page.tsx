import { listPresets, listRecordings, listReferences, listRenditions, readRecording } from "@max-booster/api-contract"
import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { Message } from "@/components/field"
import { MasterWorkshop } from "@/features/dashboard/master/master-workshop.client"
import { callAsProducer } from "@/features/dashboard/session"
import { BackendError } from "@/lib/backend"

export const metadata: Metadata = { title: "Master" }

/** Loudness and mastering of one recording. */
export default async function MasterPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  try {
    const [{ recording }, { recordings }, { renditions }, { presets }, { references }] = await Promise.all([
      callAsProducer(readRecording, { params: { id } }), callAsProducer(listRecordings, {}), callAsProducer(listRenditions, { params: { id } }), callAsProducer(listPresets, {}), callAsProducer(listReferences, { params: { id } }),
    ])
    return (
      <>
        <div className="grid gap-1">
          <p className="text-[15px]"><Link href={`/sell/beats/${id}`} className="inline-flex min-h-11 items-center text-muted hover:text-ink hover:underline">{recording.title}</Link></p>
          <h1 className="text-3xl font-bold sm:text-4xl">Master</h1>
        </div>
        {recording.state === "ready"
          ? <MasterWorkshop recording={recording} others={recordings.filter((each) => each.id !== id && each.state === "ready").map((each) => ({ id: each.id, title: each.title }))} renditions={renditions.filter(({ kind }) => kind === "master" || kind === "normalize")} presets={presets} references={references} />
          : <Message tone="warn" title="Not ready yet">The recording is still being analysed, or it was refused. Mastering begins when it is ready.</Message>}
      </>
    )
  } catch (error) {
    if (error instanceof BackendError && error.status === 404) notFound()
    throw error
  }
}
