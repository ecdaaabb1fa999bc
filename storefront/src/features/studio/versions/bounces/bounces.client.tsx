"use client"

import type { BounceView } from "@max-booster/api-contract"
import { useEffect, useState } from "react"
import { Button } from "@/components/button"
import { formatBytes } from "@/lib/format"
import type { Library } from "../../audio/library"
import { ClipPlayer } from "../../clip/clip.client"
import type { ClipFile } from "../../clip/use-clip.client"
import { waveOf } from "../../clip/wave"
import { useEditor } from "../../ui/use-editor.client"
import { listBouncesAction, listVersionsAction, type VersionList } from "../actions"
import { Compare } from "../compare/compare.client"
import { NOW } from "../compare/use-sides.client"
import { labelOf, timeOf } from "../labels"

const kinds: Record<BounceView["kind"], string> = { mix: "Mix", selection: "A part", stems: "Stems" }

type Known = { at: "reading" } | { at: "there"; bounces: readonly BounceView[]; list: VersionList } | { at: "failed"; reason: string }

/** What was bounced of the project and kept, each with the version that it came from. @param stamp read anew when it changes */
export function Bounces({ projectId, worklets, stamp }: { projectId: string; worklets: string; stamp: string }) {
  const { library } = useEditor()
  const [known, setKnown] = useState<Known>({ at: "reading" })
  const [round, setRound] = useState(0)
  const [comparing, setComparing] = useState<BounceView | null>(null)
  useEffect(() => {
    let isWanted = true
    Promise.all([listBouncesAction(projectId), listVersionsAction(projectId)]).then(
      ([{ bounces, message }, { list }]) => { if (isWanted) setKnown(bounces && list ? { at: "there", bounces, list } : { at: "failed", reason: message ?? "The list could not be read." }) },
      () => { if (isWanted) setKnown({ at: "failed", reason: "The shop cannot be reached right now, and the list is there." }) },
    )
    return () => { isWanted = false }
  }, [projectId, stamp, round])
  return (
    <section aria-label="Kept bounces" className="grid gap-2 border-t border-line pt-3">
      <h3 className="text-base font-bold">Kept bounces</h3>
      {known.at === "reading" && <p role="status" className="text-sm text-muted">Reading the list…</p>}
      {known.at === "failed" && <p role="alert" className="text-sm text-bad">{known.reason}</p>}
      {known.at === "there" && known.bounces.length === 0 && <p className="text-sm text-muted">None yet. Bounce to files and keep them, or publish: then they can be compared with the version they came from.</p>}
      {known.at === "there" && (
        <ol className="grid gap-2">
          {known.bounces.map((bounce) => {
            const version = known.list.versions.find(({ id }) => id === bounce.version_id)
            return (
              <li key={bounce.id} aria-label={`${bounce.name}, ${timeOf(bounce.created_at)}`} className="grid gap-2 rounded-lg border border-line bg-raised p-3">
                <p className="flex flex-wrap items-baseline justify-between gap-x-3"><span className="font-semibold">{bounce.name}</span><time className="text-sm tabular text-muted" dateTime={bounce.created_at}>{timeOf(bounce.created_at)}</time></p>
                <p className="text-sm text-muted">{[kinds[bounce.kind], bounce.format.toUpperCase(), formatBytes(bounce.files.reduce((sum, { size }) => sum + size, 0)), version ? `of “${labelOf(version)}”` : "of a version that is gone", ...(bounce.recording_id ? ["published"] : [])].join(" · ")}</p>
                {bounce.files.length === 1 && bounce.files.map(({ hash, name }) => <ClipPlayer key={hash} isShown={false} of={name} source={{ name, open: () => openKept(library, projectId, hash) }} />)}
                <Button tone="quiet" disabled={!version} onClick={() => { setComparing(bounce) }}>Compare with the version</Button>
              </li>
            )
          })}
        </ol>
      )}
      {known.at === "there" && comparing && <Compare projectId={projectId} worklets={worklets} list={known.list} bounce={comparing} first={{ before: comparing.version_id, after: NOW }} onClose={() => { setComparing(null) }} onChanged={() => { setRound((count) => count + 1) }} />}
    </section>
  )
}

/** From this device with its wave, where it was bounced here; else as the shop sends it. */
async function openKept(library: Library, projectId: string, hash: string): Promise<ClipFile> {
  const file = await library.original(hash)
  if (!file) return { url: `/api/studio/projects/${projectId}/files/${hash}` }
  const peaks = await library.peaks(hash)
  return { url: URL.createObjectURL(file), wave: peaks && waveOf(peaks) }
}
