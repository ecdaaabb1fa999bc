"use client"

import type { RecordingView } from "@max-booster/api-contract"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { useNotices } from "../live/live.client"

type Progress = RecordingView["progress"]

/** How far analyses are, as notices tell; the end of one reads the page anew. */
export function useLiveProgress(): (recording: Pick<RecordingView, "id" | "progress">) => Progress {
  const [told, setTold] = useState<Record<string, Progress>>({})
  const router = useRouter()
  useNotices(null, ({ kind, data }) => {
    if (!kind.startsWith("recording.")) return
    if (kind !== "recording.progress") { router.refresh(); return }
    const { recording_id, phase, fraction } = data as { recording_id?: string; phase?: string; fraction?: number }
    if (recording_id) setTold((before) => ({ ...before, [recording_id]: { phase: phase ?? "", fraction: fraction ?? 0 } }))
  })
  return ({ id, progress }) => {
    const live = told[id]
    return live && live.fraction >= progress.fraction ? live : progress
  }
}
