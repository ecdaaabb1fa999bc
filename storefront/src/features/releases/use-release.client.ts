"use client"

import { readRelease, saveRelease, type ReleaseDocument, type ReleaseView } from "@max-booster/api-contract"
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, useSyncExternalStore } from "react"
import { begin, edit, redo, undo } from "../dashboard/master/history"
import { ask, AskError } from "./ask"
import { Autosaver, type SaveAnswer, type SaveState } from "./autosaver"
import type { Change } from "./document-edits"
import { dropDraft, keepDraft, readDraft } from "./draft"
import { isSame, merge } from "./merge"
import { seal, step, type Steps } from "./steps"

const SAVED: SaveState = { kind: "saved" }
const UNSAVED = "Your last changes are not saved yet. Save them first."

/**
 * A release while it is edited: its document with undo, saved as it is typed, and what the server says of it.
 * What is not saved is kept on this device too, and comes back with the page.
 */
export function useRelease(initial: ReleaseView) {
  const { id } = initial
  const [steps, setSteps] = useState<Steps>(() => begin(initial.document))
  const [release, setRelease] = useState(initial)
  const [saver] = useState(() => new Autosaver(initial, { save: (document, revision) => save(id, document, revision), onSaved: setRelease }))
  const saving = useSyncExternalStore(saver.subscribe, saver.read, () => SAVED)
  const document = steps.present
  const present = useRef(document)

  // Once: what the page is read anew with later knows nothing of what is typed meanwhile.
  const restore = useEffectEvent(() => {
    const draft = readDraft(id)
    if (!draft || isSame(draft.document, initial.document)) return
    // From the revision that it was typed upon: one that is old by now is refused, and then somebody chooses.
    saver.rebase({ document: initial.document, revision: draft.revision }, initial.document)
    setSteps((at) => edit(at, draft.document))
  })
  useEffect(() => { restore() }, [])
  useEffect(() => {
    present.current = document
    saver.want(document)
  }, [saver, document])
  useEffect(() => {
    if (saver.hasUnsaved) keepDraft(id, { revision: saver.revision, document: saver.wanted })
    else dropDraft(id)
  }, [id, saver, document, saving])
  useSavingOnLeave(saver, saving.kind === "saved")

  /** Takes what the server changed, with what was typed since `base` on top. */
  const take = useCallback((base: ReleaseDocument, answered: ReleaseView) => {
    const merged = merge(base, present.current, answered.document)
    const next = isSame(merged, answered.document) ? answered.document : merged
    setSteps((at) => (isSame(next, at.present) ? { ...at, present: next } : edit(at, next)))
    present.current = next
    setRelease(answered)
    saver.rebase(answered, next)
  }, [saver])

  const stable = useMemo(() => ({
    id,
    edit: (change: Change, mark: string | null = null) => { setSteps((at) => step(at, change, mark)) },
    seal: () => { setSteps(seal) },
    /** Has the server change the release: saves first, and takes its answer. @throws {AskError} */
    act: async <Answer extends { release: ReleaseView }>(work: () => Promise<Answer>): Promise<Answer> => {
      if (!(await saver.flush())) throw new AskError(0, null, UNSAVED)
      const base = present.current
      const answer = await work()
      take(base, answer.release)
      return answer
    },
  }), [id, saver, take])

  return {
    ...stable, document, release, saving, take,
    canUndo: steps.past.length > 0, canRedo: steps.future.length > 0,
    undo: () => { setSteps(undo) }, redo: () => { setSteps(redo) },
    saveNow: () => { void saver.flush() },
    /** Ends a conflict with the version that somebody else saved; undo brings one's own back. */
    takeNewer: (newer: ReleaseView) => {
      setSteps((at) => edit(at, newer.document))
      setRelease(newer)
      saver.rebase(newer, newer.document)
    },
    /** Ends a conflict with one's own version. */
    keepMine: (newer: ReleaseView) => {
      saver.rebase(newer, present.current)
      void saver.flush()
    },
  }
}

async function save(id: string, document: ReleaseDocument, revision: number): Promise<SaveAnswer> {
  try {
    return { kind: "saved", release: (await ask(saveRelease, { params: { id }, body: { document, revision } })).release }
  } catch (error) {
    if (!(error instanceof AskError)) throw error
    if (error.code !== "changed_meanwhile") return error.status === 0 || error.status >= 502 ? { kind: "offline" } : { kind: "refused", message: error.message }
    return ask(readRelease, { params: { id } }).then(({ release }): SaveAnswer => ({ kind: "conflict", newer: release }), (): SaveAnswer => ({ kind: "offline" }))
  }
}

/** Saves when the page is left or hidden; the browser asks while something is not saved, and so does a link while it cannot be. */
function useSavingOnLeave(saver: Autosaver, isSaved: boolean): void {
  const isStuck = useEffectEvent(() => ["failed", "conflict", "offline"].includes(saver.read().kind))
  useEffect(() => {
    const flush = () => { void saver.flush() }
    const onHide = () => { if (document.visibilityState === "hidden") flush() }
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null
      if (!link || link.getAttribute("href")?.startsWith("#") || link.getAttribute("target") === "_blank" || !isStuck()) return
      if (!confirm("Your last changes are not saved. They stay on this device, and are here when you come back. Leave?")) { event.preventDefault(); event.stopPropagation() }
    }
    addEventListener("online", flush)
    document.addEventListener("visibilitychange", onHide)
    document.addEventListener("click", onClick, true)
    return () => {
      removeEventListener("online", flush)
      document.removeEventListener("visibilitychange", onHide)
      document.removeEventListener("click", onClick, true)
      flush()
    }
  }, [saver])
  useEffect(() => {
    if (isSaved) return
    const warn = (event: BeforeUnloadEvent) => { event.preventDefault() }
    addEventListener("beforeunload", warn)
    return () => { removeEventListener("beforeunload", warn) }
  }, [isSaved])
}
