import { listPresets, listRecordings, listReferences, listRenditions, readRecording } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { notFound, redirect } from "next/navigation"
import { BeatHead } from "@/features/dashboard/beat/beat-head"
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
    if (recording.state !== "ready") redirect(`/sell/beats/${id}`)
    const others = recordings.filter((each) => each.id !== id && each.state === "ready").map((each) => ({ id: each.id, title: each.title }))
    return (
      <>
        <BeatHead recording={recording} here="/master" />
        <MasterWorkshop recording={recording} others={others} renditions={renditions.filter(({ kind }) => kind === "master" || kind === "normalize")} presets={presets} references={references} />
      </>
    )
  } catch (error) {
    if (error instanceof BackendError && error.status === 404) notFound()
    throw error
  }
}
