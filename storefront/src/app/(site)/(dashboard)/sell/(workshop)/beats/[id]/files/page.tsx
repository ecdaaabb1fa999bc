import { listRenditions, readRecording } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { notFound, redirect } from "next/navigation"
import { BeatHead } from "@/features/dashboard/beat/beat-head"
import { ConvertPanel } from "@/features/dashboard/renditions/convert-panel.client"
import { callAsProducer } from "@/features/dashboard/session"
import { BackendError } from "@/lib/backend"

export const metadata: Metadata = { title: "Files" }

/** The files of one beat, and other formats of it. */
export default async function BeatFilesPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  try {
    const [{ recording }, { renditions }] = await Promise.all([callAsProducer(readRecording, { params: { id } }), callAsProducer(listRenditions, { params: { id } })])
    if (recording.state !== "ready") redirect(`/sell/beats/${id}`)
    return (
      <>
        <BeatHead recording={recording} here="/files" />
        <ConvertPanel recording={recording} renditions={renditions.filter(({ kind }) => kind === "convert")} />
      </>
    )
  } catch (error) {
    if (error instanceof BackendError && error.status === 404) notFound()
    throw error
  }
}
