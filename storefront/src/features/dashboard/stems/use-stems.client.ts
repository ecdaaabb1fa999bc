import type { RecordingView } from "@max-booster/api-contract"
import { useRouter } from "next/navigation"
import { useEffect, useState } from "react"
import { useLiveState, useNotices } from "../live/live.client"

type Stems = RecordingView["stems"]

/** The state of a beat's stems, with progress as notices tell it; the end of a check reads the page anew. */
export function useStems({ id, stems }: RecordingView): Stems {
  const [told, setTold] = useState<Stems["progress"] | null>(null)
  const router = useRouter()
  const state = useLiveState()
  const isBusy = stems.state === "processing"
  useNotices(`recording:${id}`, ({ kind, data }) => {
    if (kind === "recording.stems-progress") setTold({ phase: String(data["phase"] ?? ""), fraction: Number(data["fraction"] ?? 0) })
    else if (kind.startsWith("recording.stems-")) { setTold(null); router.refresh() }
  })
  // What ended after the page was made and before anybody listened is in no notice that still comes.
  useEffect(() => { if (isBusy && state === "live") router.refresh() }, [isBusy, state, router])
  return isBusy && told && told.fraction >= stems.progress.fraction ? { ...stems, progress: told } : stems
}
