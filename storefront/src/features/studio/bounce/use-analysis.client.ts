"use client"

import { useEffect, useState } from "react"
import { LiveConnection } from "@/features/dashboard/live/live-connection"
import { readAnalysisAction, type Analysis } from "./actions"

const AGAIN_MS = 5_000

/** How far the analysis of a recording is, as notices tell it; the shop is asked when they come and go. */
export function useAnalysis(recordingId: string): Analysis {
  const [analysis, setAnalysis] = useState<Analysis>({ state: "processing", phase: "Waiting for its turn", fraction: 0, problem: null })
  const isOver = analysis.state !== "processing"
  useEffect(() => {
    if (isOver) return
    let isWanted = true
    const read = () => {
      readAnalysisAction(recordingId).then(({ analysis: now }) => {
        if (isWanted && now) setAnalysis((before) => (now.state === "processing" && now.fraction < before.fraction ? before : now))
      }, () => undefined) // asked again soon
    }
    const connection = new LiveConnection()
    const stops = [
      connection.subscribeState(() => { if (connection.readState() === "live") read() }),
      connection.listen(({ kind, data }) => {
        const { recording_id: id, phase = "", fraction = 0 } = data as { recording_id?: string; phase?: string; fraction?: number }
        if (!kind.startsWith("recording.") || id !== recordingId) return
        if (kind === "recording.progress") setAnalysis((before) => (before.state === "processing" ? { ...before, phase, fraction: Math.max(before.fraction, fraction) } : before))
        else read()
      }),
    ]
    const timer = setInterval(read, AGAIN_MS)
    connection.open()
    read()
    return () => { isWanted = false; clearInterval(timer); for (const stop of stops) stop(); connection.close() }
  }, [recordingId, isOver])
  return analysis
}
