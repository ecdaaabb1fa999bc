import { listRenditions, listStems, readRecording } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { notFound, redirect } from "next/navigation"
import { Panel } from "@/components/panel"
import { BeatHead } from "@/features/dashboard/beat/beat-head"
import { ConvertPanel } from "@/features/dashboard/renditions/convert-panel.client"
import { callAsProducer } from "@/features/dashboard/session"
import { StemsList } from "@/features/dashboard/stems/stems-list.client"
import { StemsPanel } from "@/features/dashboard/stems/stems-panel.client"
import { StemsPlayer } from "@/features/stems/stems-player.client"
import { BackendError } from "@/lib/backend"

export const metadata: Metadata = { title: "Stems" }

/** The stems of one beat: uploaded, put in order, heard together, and taken away in any format. */
export default async function BeatStemsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  try {
    const [{ recording }, { stems }, { renditions }] = await Promise.all([callAsProducer(readRecording, { params: { id } }), callAsProducer(listStems, { params: { id } }), callAsProducer(listRenditions, { params: { id } })])
    if (recording.state !== "ready") redirect(`/sell/beats/${id}`)
    const heard = stems.flatMap(({ id: stemId, name, role, preview_url }) => (preview_url ? [{ id: stemId, name, role, url: preview_url }] : []))
    return (
      <>
        <BeatHead recording={recording} here="/stems" />
        <StemsPanel recording={recording} count={stems.length} />
        <StemsList recordingId={id} stems={stems} />
        {heard.length > 0 && <Panel title="Hear them together" lead="As anybody hears them on the beat’s page: a part of each, with your tag."><StemsPlayer stems={heard} title={recording.title} /></Panel>}
        {stems.length > 0 && <ConvertPanel recording={recording} renditions={renditions.filter(({ kind }) => kind === "stems")} what="stems" />}
      </>
    )
  } catch (error) {
    if (error instanceof BackendError && error.status === 404) notFound()
    throw error
  }
}
