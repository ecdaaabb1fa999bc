"use client"

import { applyFix, readReadiness, readRelease, type Finding, type Readiness, type ReleaseView } from "@max-booster/api-contract"
import { useCallback, useEffect, useEffectEvent, useState } from "react"
import { ask, AskError } from "./ask"

const EVERY_MS = 1_500

type Options = { id: string; revision: number; artworkChecksum: string | null; act: <Answer extends { release: ReleaseView }>(work: () => Promise<Answer>) => Promise<Answer> }

/** The checklist of a release, read anew after each save, and while a fix is at work. */
export function useReadiness({ id, revision, artworkChecksum, act }: Options) {
  const [readiness, setReadiness] = useState<Readiness | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const take = useCallback((next: Readiness) => { setReadiness(next); setProblem(null) }, [])
  const read = useCallback(async (signal?: AbortSignal) => {
    try {
      take((await ask(readReadiness, { params: { id } }, signal ? { signal } : {})).readiness)
    } catch (error) {
      if (error instanceof AskError) setProblem(error.message)
      else if (!(error instanceof DOMException)) throw error
    }
  }, [id, take])

  useEffect(() => {
    const asking = new AbortController()
    void read(asking.signal)
    return () => { asking.abort() }
  }, [read, revision, artworkChecksum])

  const isWorking = readiness?.working.some((each) => each.problem === null) ?? false
  const afterWork = useEffectEvent(() => { void act(() => ask(readRelease, { params: { id } })).catch((error: unknown) => { setProblem(error instanceof Error ? error.message : String(error)) }) })
  useEffect(() => {
    if (!isWorking) return
    const timer = setInterval(() => { void read() }, EVERY_MS)
    return () => {
      clearInterval(timer)
      afterWork()
    }
  }, [isWorking, read])

  /** Presses a finding's button. @throws {AskError} */
  const fix = useCallback(async ({ path, fix: offered }: Finding) => {
    if (offered) take((await act(() => ask(applyFix, { params: { id }, body: { fix: offered.id, path } }))).readiness)
  }, [id, act, take])

  return { readiness, problem, readAgain: () => { void read() }, fix }
}
