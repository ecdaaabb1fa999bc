"use client"

import type { RecordingView } from "@max-booster/api-contract"
import { useRouter } from "next/navigation"
import { useEffect, useState } from "react"
import { useLiveState, useNotices } from "../live/live.client"
import { farther, follow, type LiveProgress } from "./progress"

export type { LiveProgress }

/** How far analyses are, as notices tell; the end of one reads the page anew. `isBusy`: whether the page shows one that runs. */
export function useLiveProgress(isBusy: boolean): (recording: Pick<RecordingView, "id" | "progress">) => LiveProgress {
  const [told, setTold] = useState<Record<string, LiveProgress>>({})
  const router = useRouter()
  const state = useLiveState()
  useNotices(null, ({ kind, data }) => {
    if (!kind.startsWith("recording.") || kind === "recording.stems-progress") return
    if (kind !== "recording.progress") { router.refresh(); return }
    const { recording_id: id, phase = "", fraction = 0 } = data as { recording_id?: string; phase?: string; fraction?: number }
    if (id) setTold((before) => ({ ...before, [id]: follow(before[id], { phase, fraction }) }))
  })
  // What ended after the page was made and before anybody listened is in no notice that still comes.
  useEffect(() => { if (isBusy && state === "live") router.refresh() }, [isBusy, state, router])
  return ({ id, progress }) => farther(told[id], progress)
}
