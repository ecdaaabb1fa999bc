"use client"

import { useEffect, useRef, useState } from "react"
import { formatLeft, nextPace, secondsLeft, startPace } from "@/features/dashboard/upload/pace"
import type { Editor } from "../ui/editor"
import { useEditor } from "../ui/use-editor.client"
import { saveBouncedVersionAction } from "./actions"
import { bounce } from "./bounce"
import { sayFailure } from "./failure"
import type { BounceWish, Range } from "./plan"
import { publish, putOnRelease, type Made } from "./send"

/** Where a bounce is. */
export type Stage = { at: "ready" } | { at: "working"; words: string; part: number; left: string | null } | { at: "failed"; title: string; reason: string } | { at: "published"; recordingId: string; isMastered: boolean; isBeat: boolean; releaseId: string | null }

type Kept = Made & { key: string }

/** Bounces, keeps what came out until something that is heard changes, and sends it. */
export function useBounce(projectId: string, worklets: string) {
  const editor = useEditor()
  const [stage, setStage] = useState<Stage>({ at: "ready" })
  const [made, setMade] = useState<Kept | null>(null)
  const [isStale, setStale] = useState(false)
  const work = useRef<AbortController | null>(null)
  useEffect(() => () => { work.current?.abort() }, [])
  useEffect(() => editor.project.subscribe(() => { setStale(true) }), [editor])

  const isFresh = (wish: BounceWish, cycle: Range) => made !== null && !isStale && made.key === keyOf(wish, cycle) && (wish.where !== "beat" || made.mix !== null)

  const run = async (wish: BounceWish, cycle: Range) => {
    const controller = new AbortController()
    const { signal } = controller
    work.current = controller
    let doing: "bouncing" | "sending" = "bouncing"
    try {
      let kept = wish.where !== "files" && isFresh(wish, cycle) ? made : null
      if (!kept) {
        setMade(null)
        setStale(false)
        const version = versionOf(editor, projectId)
        const tell = teller(setStage)
        tell("Bouncing", 0)
        const bounces = await bounce({ project: editor.project, library: editor.library, worklets, progress: (part) => { tell("Bouncing", part) }, signal }, wish, cycle)
        kept = { ...bounces, kind: wish.kind, format: wish.format, key: keyOf(wish, cycle), requestIds: { mix: crypto.randomUUID(), stems: crypto.randomUUID() }, version }
        setMade(kept)
      }
      if (wish.where === "files") { setStage({ at: "ready" }); return }
      doing = "sending"
      const recordingId = await publish({ editor, projectId, where: wish.where, tell: teller(setStage), signal }, kept)
      const releaseId = wish.where === "release" ? await putOnRelease({ editor, signal }, wish.releaseId, recordingId) : null
      setStage({ at: "published", recordingId, isMastered: wish.isMastered, isBeat: wish.where === "beat", releaseId })
    } catch (error) {
      if (signal.aborted) setStage({ at: "ready" })
      else if (doing === "sending") setStage({ at: "failed", title: "It was bounced, and not sent", reason: sayFailure(error) })
      else setStage({ at: "failed", title: "It could not be bounced", reason: error instanceof Error ? error.message : "Try again." })
    }
  }
  return { stage, made, isStale, isFresh, run, cancel: () => { work.current?.abort() }, begin: () => { setStage({ at: "ready" }) } }
}

/** What of a wish changes the sound or the files. */
const keyOf = ({ where: _where, releaseId: _releaseId, isMastered: _isMastered, ...heard }: BounceWish, cycle: Range) => JSON.stringify([heard, heard.kind === "selection" ? [cycle.from, cycle.to] : null])

const WHOLE = 1_000_000

/** Says how far something is, and how long the rest takes at this pace. */
function teller(setStage: (stage: Stage) => void) {
  let pace = startPace(performance.now(), 0)
  return (words: string, part: number) => {
    pace = nextPace(pace, performance.now(), part * WHOLE)
    const seconds = secondsLeft(pace, part * WHOLE, WHOLE)
    setStage({ at: "working", words, part, left: seconds === null || part >= 1 ? null : formatLeft(seconds) })
  }
}

const SYNC_MS = 5_000

/** The version that is heard, saved as soon as the shop has it all; null where it cannot be had now. */
async function versionOf({ sync }: Editor, projectId: string): Promise<string | null> {
  if (sync.role === "viewer") return null
  const isSaved = sync.state === "saved" || await new Promise<boolean>((resolve) => {
    const end = (is: boolean) => { stop(); clearTimeout(timer); resolve(is) }
    const stop = sync.subscribe(() => { if (sync.state === "saved") end(true) })
    const timer = setTimeout(() => { end(false) }, SYNC_MS)
  })
  return isSaved ? saveBouncedVersionAction(projectId).catch(() => null) : null
}
