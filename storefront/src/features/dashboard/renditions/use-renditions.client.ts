"use client"

import type { RenditionView } from "@max-booster/api-contract"
import { useRouter } from "next/navigation"
import { useEffect, useState } from "react"
import { useLiveState, useNotices } from "../live/live.client"

type Progress = RenditionView["progress"]

/** Whether a rendition has not ended. */
export const isOpen = ({ state }: Pick<RenditionView, "state">): boolean => state === "waiting" || state === "working"

/** Renditions with progress as notices tell it; the end of one reads the page anew. */
export function useRenditions(recordingId: string, renditions: readonly RenditionView[]): RenditionView[] {
  const [told, setTold] = useState<Record<string, Progress>>({})
  const router = useRouter()
  const state = useLiveState()
  const isBusy = renditions.some(isOpen)
  useNotices(`recording:${recordingId}`, ({ kind, data }) => {
    if (!kind.startsWith("rendition.")) return
    if (kind !== "rendition.progress") { router.refresh(); return }
    const { rendition_id: id, phase = "", fraction = 0, seconds_left = null } = data as Partial<Progress> & { rendition_id?: string }
    if (id) setTold((before) => ({ ...before, [id]: { phase, fraction, seconds_left } }))
  })
  // What ended after the page was made and before anybody listened is in no notice that still comes.
  useEffect(() => { if (isBusy && state === "live") router.refresh() }, [isBusy, state, router])
  return renditions.map((rendition) => {
    const progress = told[rendition.id]
    return isOpen(rendition) && progress && progress.fraction >= rendition.progress.fraction ? { ...rendition, state: "working", progress } : rendition
  })
}
