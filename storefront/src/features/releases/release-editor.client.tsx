"use client"

import type { IdentifierSources, RecordingView, ReleaseView, UsableLicense } from "@max-booster/api-contract"
import { Redo2, Undo2 } from "lucide-react"
import Link from "next/link"
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from "react"
import { Button } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { deleteReleaseAction } from "./actions"
import { Basics } from "./basics.client"
import { CompletenessRing } from "./completeness-ring"
import { CoverSection } from "./cover.client"
import { PeopleNames } from "./credits.client"
import { Deals } from "./deals.client"
import { Deliver } from "./deliver.client"
import { EditingProvider } from "./editing.client"
import { IconButton } from "./fields.client"
import { Identifiers } from "./identifiers.client"
import { leadTo } from "./lead-to"
import { Machines } from "./machines.client"
import { keyed, trackOf } from "./paths"
import { People } from "./people.client"
import { ReadinessSection } from "./readiness.client"
import { Conflict, SaveLine } from "./save-line.client"
import { SectionIndex, SectionJump } from "./section-index.client"
import { Targets } from "./targets.client"
import { Tracks } from "./tracks.client"
import { useReadiness } from "./use-readiness.client"
import { useRelease } from "./use-release.client"

const HANDED_OVER = ["submitted", "in_review", "live", "rejected", "taken_down"]

type Props = { release: ReleaseView; recordings: RecordingView[]; licenses: UsableLicense[]; sources: IdentifierSources }

/** A release from its title to the stores: everything on one page, saved as it is typed. */
export function ReleaseEditor({ release: initial, recordings, licenses, sources }: Props) {
  const editor = useRelease(initial)
  const { id, document, release, saving, act, edit, seal, undo, redo, canUndo, canRedo } = editor
  const { readiness, problem, readAgain, fix } = useReadiness({ id, revision: release.revision, artworkChecksum: release.artwork?.checksum ?? null, act })
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(initial.document.tracks.length === 1 ? initial.document.tracks.map((track) => track.id) : []))
  const { outcome, isPending, run } = useOutcome()
  const { tracks, people, deals } = document
  const findings = useMemo(() => (readiness?.findings ?? []).map((each) => ({ ...each, path: keyed({ tracks, people, deals }, each.path) })), [readiness, tracks, people, deals])
  const keyedReadiness = useMemo(() => readiness && { ...readiness, findings }, [readiness, findings])
  const blocked = useMemo(() => new Set(findings.flatMap(({ severity, path }) => { const track = trackOf(path); return severity === "blocker" && track ? [track] : [] })), [findings])
  const goTo = useGoTo(setOpen)
  const toggle = useCallback((track: string) => { setOpen((at) => toggledIn(at, track)) }, [])
  useUndoKeys({ undo, redo })
  const { done, of, missing } = release.completeness
  const [next] = missing
  const isNamed = document.upc !== null || document.tracks.some(({ isrc }) => isrc !== null)
  return (
    <EditingProvider editing={{ id, edit, seal, act, goTo }} findings={findings}>
      <div className="grid gap-1">
        <p className="text-[15px]"><Link href="/sell/releases" className="inline-flex min-h-11 items-center text-muted hover:text-ink hover:underline">Releases</Link></p>
        <h1 className="break-words text-3xl font-bold sm:text-4xl">{document.title || "A release without a title"}</h1>
      </div>
      <div className="sticky top-[6.25rem] z-20 -mx-4 flex flex-wrap items-center gap-x-2 border-b border-line bg-paper/95 px-4 py-1 backdrop-blur md:top-[3.8rem] md:mx-0 md:px-0">
        <CompletenessRing done={done} of={of} />
        <SaveLine saving={saving} onTryAgain={editor.saveNow} />
        {next && <button type="button" className="hidden min-h-11 min-w-0 items-center truncate rounded-lg px-2 text-[15px] font-semibold text-accent hover:bg-line/60 sm:inline-flex" onClick={() => { goTo(next.path) }}>{`Next: ${next.label}`}</button>}
        <span className="ml-auto flex items-center gap-1">
          <SectionJump missing={missing} className="max-w-28 xl:hidden" />
          <IconButton label="Undo (Ctrl+Z)" disabled={!canUndo} onClick={undo}><Undo2 aria-hidden /></IconButton>
          <IconButton label="Redo (Shift+Ctrl+Z)" disabled={!canRedo} onClick={redo}><Redo2 aria-hidden /></IconButton>
        </span>
      </div>
      {saving.kind === "conflict" && <Conflict document={document} newer={saving.newer} onTakeNewer={() => { editor.takeNewer(saving.newer) }} onKeepMine={() => { editor.keepMine(saving.newer) }} />}
      <PeopleNames people={people} />
      <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_13rem]">
        <div className="grid min-w-0 content-start gap-6">
          <Basics {...document} />
          <CoverSection artwork={release.artwork} title={document.title} />
          <Tracks tracks={tracks} people={people} pLine={document.p_line} recordings={recordings} licenses={licenses} blocked={blocked} open={open} onToggle={toggle} />
          <People people={people} credits={document.credits} tracks={tracks} />
          <Deals deals={deals} />
          <Targets targets={document.targets} />
          <Identifiers upc={document.upc} grid={document.grid} tracks={tracks} sources={sources} />
          <Machines tracks={tracks} />
          <ReadinessSection readiness={keyedReadiness} problem={problem} onReadAgain={readAgain} onFix={fix} />
          <Deliver targets={document.targets} statuses={release.statuses} readiness={keyedReadiness} isNamed={isNamed} stamp={`${release.revision} ${release.updated_at}`} />
          {!release.statuses.some(({ state }) => HANDED_OVER.includes(state)) && (
            <div className="flex flex-wrap items-center gap-4">
              <Confirm trigger={<Button tone="danger" disabled={isPending}>Delete this release</Button>} title={`Delete “${document.title || "this release"}”?`} confirm="Delete" onConfirm={() => { run(() => deleteReleaseAction(id)) }}>Everything written here is removed; the recordings stay. This cannot be undone.</Confirm>
              {outcome && <OutcomeLine outcome={outcome} />}
            </div>
          )}
        </div>
        <SectionIndex missing={missing} findings={findings} className="sticky top-36 hidden self-start xl:block" />
      </div>
    </EditingProvider>
  )
}

const toggledIn = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}

/** Opens the track that a field is in, and leads to the field once it is there. */
function useGoTo(setOpen: (change: (at: ReadonlySet<string>) => ReadonlySet<string>) => void): (path: string) => void {
  const [wanted, setWanted] = useState<{ path: string } | null>(null)
  useEffect(() => { if (wanted) leadTo(wanted.path) }, [wanted])
  return useCallback((path: string) => {
    const track = trackOf(path)
    if (track && !path.includes(".ai")) setOpen((at) => new Set([...at, track]))
    setWanted({ path })
  }, [setOpen])
}

/** Ctrl+Z and Shift+Ctrl+Z (and Ctrl+Y) are the editor's own, also while one types: the browser's undo knows nothing of the document. */
function useUndoKeys({ undo, redo }: { undo: () => void; redo: () => void }): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isElsewhere(event.target)) return
    const key = event.key.toLowerCase()
    const act = key === "z" ? (event.shiftKey ? redo : undo) : key === "y" ? redo : null
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    addEventListener("keydown", onKey)
    return () => { removeEventListener("keydown", onKey) }
  }, [])
}

/** Whether somebody types in what is no field of the document, or answers a question: there undo is the browser's. */
const isElsewhere = (target: EventTarget | null): boolean => target instanceof Element && (target.closest("[role=alertdialog]") !== null || (target.matches("input, textarea") && target.closest("[data-path]") === null))
