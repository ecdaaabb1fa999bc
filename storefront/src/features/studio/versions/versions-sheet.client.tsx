"use client"

import type { StudioVersionView } from "@max-booster/api-contract"
import { cleanProject, describe, diff, type Line, type ProjectData } from "@max-booster/studio-core"
import { History } from "lucide-react"
import { useEffect, useState } from "react"
import { Button } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { fieldLook, Tool } from "../ui/transport-bar.client"
import { Sheet } from "../ui/sheet.client"
import { useEditor } from "../ui/use-editor.client"
import { Compare } from "./compare/compare.client"
import { NOW, type Choice } from "./compare/use-sides.client"
import { labelOf, timeOf } from "./labels"
import { branchVersionAction, listVersionsAction, readVersionAction, restoreVersionAction, saveVersionAction, type VersionList } from "./actions"

/** Versions of the project: saved, compared with what is there now, restored, gone on from. */
export function VersionsSheet({ projectId, worklets }: { projectId: string; worklets: string }) {
  const [isOpen, setOpen] = useState(false)
  const [list, setList] = useState<VersionList | null>(null)
  const [name, setName] = useState("")
  const [picked, setPicked] = useState<readonly string[]>([])
  const [comparing, setComparing] = useState<Choice | null>(null)
  const { outcome, isPending, run } = useOutcome()
  const read = () => { run(async () => { const { list: read, ...rest } = await listVersionsAction(projectId); if (read) setList(read); return rest }) }
  const change = (work: () => ReturnType<typeof saveVersionAction>) => { run(async () => { const done = await work(); const { list: read } = await listVersionsAction(projectId); if (read) setList(read); return done }) }
  return (
    <Sheet title="Versions" open={isOpen} onOpenChange={(open) => { setOpen(open); if (open) read() }} trigger={<span><Tool label="Versions" onClick={() => { setOpen(true); read() }}><History /></Tool></span>}>
      <div className="grid gap-4">
        <form className="flex gap-2" onSubmit={(event) => { event.preventDefault(); change(() => saveVersionAction(projectId, name.trim() || null, "manual")); setName("") }}>
          <input aria-label="Name of the version" placeholder="Name, e.g. Before the bridge" value={name} maxLength={120} className={`${fieldLook} min-w-0 flex-1`} onChange={(event) => { setName(event.currentTarget.value) }} />
          <Button type="submit" disabled={isPending}>Save</Button>
        </form>
        <OutcomeLine outcome={outcome} />
        {list && list.versions.length > 0 && <a className="text-sm font-semibold underline underline-offset-2" href={`/api/studio/projects/${projectId}/export?as=git`}>All versions as a Git repository</a>}
        {list && list.versions.length === 0 && <p className="text-muted">No version yet. One is saved every few minutes while you work, and with each bounce.</p>}
        {list && list.versions.length > 0 && <Picked list={list} picked={picked} onCompare={setComparing} />}
        {list && comparing && <Compare projectId={projectId} worklets={worklets} list={list} first={comparing} onClose={() => { setComparing(null) }} onChanged={read} />}
        {list && (
          <ol aria-label="Versions" className="grid gap-2">
            {list.versions.map((version) => (
              <li key={version.id} className="grid gap-2 rounded-lg border border-line bg-raised p-3">
                <p className="flex flex-wrap items-baseline justify-between gap-x-3"><label className="flex min-h-8 items-center gap-2 font-semibold"><input type="checkbox" aria-label={`Compare “${labelOf(version)}”`} checked={picked.includes(version.id)} className="size-5 accent-accent" onChange={(event) => { setPicked(event.currentTarget.checked ? [...picked, version.id].slice(-2) : picked.filter((id) => id !== version.id)) }} />{labelOf(version)}</label><time className="text-sm tabular text-muted" dateTime={version.created_at}>{timeOf(version.created_at)}</time></p>
                {version.branch !== "main" && <p className="text-sm text-muted">{`On “${version.branch}”`}</p>}
                <Compared projectId={projectId} version={version} />
                <div className="flex flex-wrap gap-2">
                  <Confirm trigger={<Button tone="quiet" disabled={isPending}>Restore</Button>} tone="accent" title="Restore this version?" confirm="Restore" onConfirm={() => { change(() => restoreVersionAction(projectId, version.id)) }}>What is there now is saved as a version first.</Confirm>
                  <Branch onBranch={(branch) => { change(() => branchVersionAction(projectId, version.id, branch)) }} />
                </div>
              </li>
            ))}
          </ol>
        )}
      </div>
    </Sheet>
  )
}

/** Begins a comparison of the one or two that are picked: the older one is A. */
function Picked({ list: { versions }, picked, onCompare }: { list: VersionList; picked: readonly string[]; onCompare: (choice: Choice) => void }) {
  const [newer, older] = versions.filter(({ id }) => picked.includes(id))
  return (
    <p className="flex flex-wrap items-center justify-between gap-2 text-sm text-muted">
      <span>{older ? "Two are picked." : newer ? "One is picked: it is compared with now." : "Pick one or two to see and hear what differs."}</span>
      <Button tone="quiet" disabled={!newer} onClick={() => { if (newer) onCompare(older ? { before: older.id, after: newer.id } : { before: newer.id, after: NOW }) }}>{older ? "Compare the two" : "Compare with now"}</Button>
    </p>
  )
}

/** What has changed since a version, in words. */
function Compared({ projectId, version }: { projectId: string; version: StudioVersionView }) {
  const { project } = useEditor()
  const [lines, setLines] = useState<Line[] | null>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (!isOpen || lines) return
    readVersionAction(projectId, version.id).then(({ content }) => {
      const [before, after] = [cleanProject(content as Partial<ProjectData>), project.toData()]
      setLines(describe(diff(before, after), before, after))
    }, () => { setOpen(false) })
  }, [isOpen, lines, projectId, version.id, project])
  return (
    <details open={isOpen} onToggle={(event) => { setOpen(event.currentTarget.open) }}>
      <summary className="min-h-8 text-sm font-semibold">Changed since then</summary>
      {isOpen && !lines && <p role="status" className="text-sm text-muted">Comparing…</p>}
      {lines && (lines.length > 0 ? <ul className="grid gap-1 pl-4 text-sm">{lines.map(({ text }, index) => <li key={index} className="list-disc">{text}</li>)}</ul> : <p className="text-sm text-muted">Nothing.</p>)}
    </details>
  )
}

function Branch({ onBranch }: { onBranch: (branch: string) => void }) {
  const [name, setName] = useState<string | null>(null)
  if (name === null) return <Button tone="bare" onClick={() => { setName("") }}>Go on from here…</Button>
  return (
    <form className="flex gap-2" onSubmit={(event) => { event.preventDefault(); if (name.trim()) onBranch(name.trim()); setName(null) }}>
      <input autoFocus aria-label="Name of the new line" placeholder="e.g. club mix" value={name} maxLength={60} className={fieldLook} onChange={(event) => { setName(event.currentTarget.value) }} />
      <Button type="submit" tone="quiet">Go</Button>
    </form>
  )
}
