import { listRenditions, readRecording, VIDEO } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { notFound, redirect } from "next/navigation"
import { BeatHead } from "@/features/dashboard/beat/beat-head"
import { callAsProducer } from "@/features/dashboard/session"
import { VideoPanel } from "@/features/dashboard/video/video-panel.client"
import { BackendError } from "@/lib/backend"

export const metadata: Metadata = { title: "Video" }

/** Videos of one beat, for social posts. */
export default async function BeatVideoPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  try {
    const [{ recording }, { renditions }] = await Promise.all([callAsProducer(readRecording, { params: { id } }), callAsProducer(listRenditions, { params: { id } })])
    if (recording.state !== "ready") redirect(`/sell/beats/${id}`)
    return (
      <>
        <BeatHead recording={recording} here="/video" />
        <VideoPanel recording={recording} renditions={renditions.filter(({ kind }) => kind === VIDEO)} />
      </>
    )
  } catch (error) {
    if (error instanceof BackendError && error.status === 404) notFound()
    throw error
  }
}
