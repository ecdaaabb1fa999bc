import { listRecordings } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { PageHead, Panel } from "@/components/panel"
import { FactsTable } from "@/features/dashboard/many/facts-table.client"
import { callAsProducer } from "@/features/dashboard/session"
import { Dropzone } from "@/features/dashboard/upload/dropzone.client"

export const metadata: Metadata = { title: "Upload" }

const steps = [
  ["We check the file", "It must be sound from beginning to end, at most 15 minutes long."],
  ["We listen", "Tempo, key, loudness and waveform are found, and a preview with an audible tag, an MP3 and a WAV are made."],
  ["You have the last word", "Confirm the facts, set a price for each license, publish."],
] as const

/** Uploads with room, what is being analysed, and what happens then. */
export default async function UploadPage() {
  const { recordings } = await callAsProducer(listRecordings, {})
  const unconfirmed = recordings.filter(({ state, facts_confirmed }) => (state === "processing" || state === "ready") && !facts_confirmed)
  return (
    <>
      <PageHead title="Upload" />
      <Dropzone />
      <FactsTable recordings={unconfirmed} />
      <Panel title="What happens then">
        <ol className="grid gap-4 md:grid-cols-3">
          {steps.map(([title, text], index) => <li key={title} className="grid content-start gap-1"><p className="font-semibold"><span className="tabular mr-2 text-accent">{index + 1}</span>{title}</p><p className="text-[15px] text-muted">{text}</p></li>)}
        </ol>
      </Panel>
    </>
  )
}
