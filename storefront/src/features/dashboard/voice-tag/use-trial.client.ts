"use client"

import type { RenditionView, VoiceTagSettings } from "@max-booster/api-contract"
import { useEffect, useState } from "react"
import type { Outcome } from "@/lib/outcome"
import { isOpen } from "../renditions/use-renditions.client"
import { readTrialAction, tryVoiceTagAction } from "./actions"

const LOOK_MS = 700

/** A tag heard over a beat before it is saved: asked for, followed, and heard when it is there. */
export function useTrial() {
  const [trial, setTrial] = useState<RenditionView | null>(null)
  const isBusy = trial !== null && isOpen(trial)
  useEffect(() => {
    if (!isBusy) return
    const timer = setInterval(() => {
      // A look that fails is followed by the next one.
      readTrialAction(trial.id).then((now) => { if (now) setTrial((shown) => (shown?.id === now.id ? now : shown)) }, () => undefined)
    }, LOOK_MS)
    return () => { clearInterval(timer) }
  }, [isBusy, trial?.id])
  const hear = async (recordingId: string, settings: VoiceTagSettings): Promise<Outcome> => {
    const { trial: asked, ...outcome } = await tryVoiceTagAction(recordingId, settings, trial?.id ?? null)
    setTrial(asked ?? null)
    return outcome
  }
  return { trial, isBusy, hear }
}
