"use client"

import { listExports, readReleaseHistory, type ReleaseExport } from "@max-booster/api-contract"
import { useCallback, useEffect, useState } from "react"
import { ask, AskError } from "./ask"

const EVERY_MS = 1_500
type Answer<Route extends typeof listExports | typeof readReleaseHistory> = Awaited<ReturnType<typeof ask<Route>>>
type Delivery = Answer<typeof listExports>

/** Whether a package or its hand-over is under way. */
export const isUnderWay = ({ state, deliveries }: ReleaseExport): boolean => state === "waiting" || state === "working" || deliveries.some((each) => each.state === "waiting" || each.state === "working")

/** Packages, channels and history of a release; read again while something is under way, and whenever `of` changes. */
export function useDelivery(id: string, of: string) {
  const [delivery, setDelivery] = useState<Delivery | null>(null)
  const [events, setEvents] = useState<Answer<typeof readReleaseHistory>["events"] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const read = useCallback(async (signal?: AbortSignal) => {
    try {
      const init = signal ? { signal } : {}
      const told = ask(readReleaseHistory, { params: { id } }, init).then((answer) => { setEvents(answer.events) })
      const [exported] = await Promise.all([ask(listExports, { params: { id } }, init), told])
      setDelivery(exported)
      setProblem(null)
    } catch (error) {
      if (error instanceof AskError) setProblem(error.message)
      else if (!(error instanceof DOMException)) throw error
    }
  }, [id])
  useEffect(() => {
    const asking = new AbortController()
    void read(asking.signal)
    return () => { asking.abort() }
  }, [read, of])
  const isBusy = delivery?.exports.some(isUnderWay) ?? false
  useEffect(() => {
    if (!isBusy) return
    const timer = setInterval(() => { void read() }, EVERY_MS)
    return () => { clearInterval(timer) }
  }, [isBusy, read])
  return { delivery, events, problem, read }
}
