"use client"

import type { BounceView } from "@max-booster/api-contract"
import { ArrowLeftRight, X } from "lucide-react"
import { Dialog } from "radix-ui"
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react"
import { Message } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import type { Outcome } from "@/lib/outcome"
import { fieldLook, Tool } from "../../ui/transport-bar.client"
import { useEditor } from "../../ui/use-editor.client"
import { branchVersionAction, restoreVersionAction, type VersionList } from "../actions"
import { isAligned, projectOfBounce } from "../bounces/project-of-bounce"
import { labelOf, timeOf } from "../labels"
import { Changes } from "./changes.client"
import { CompareTimeline } from "./compare-timeline.client"
import { compare } from "./comparison"
import { GoBack } from "./go-back.client"
import type { Heard } from "./hearing"
import { ListenBar, type Voice } from "./listen-bar.client"
import { useHearing, useHearingState } from "./use-hearing.client"
import { NOW, useSides, type Choice } from "./use-sides.client"
import { inShort } from "./words"

type Props = { projectId: string; worklets: string; list: VersionList; first: Choice; /** What was bounced of the first one, to be heard beside it. */ bounce?: BounceView; onClose: () => void; onChanged: () => void }

/** Two versions of a project, seen on one timeline, heard one against the other, and told in words. */
export function Compare(props: Props) {
  const editor = useEditor()
  const content = useRef<HTMLDivElement>(null)
  useEffect(() => { editor.stop() }, [editor])
  return (
    <Dialog.Root open onOpenChange={(isOpen) => { if (!isOpen) props.onClose() }}>
      <Dialog.Portal>
        <Dialog.Content ref={content} aria-describedby={undefined} onOpenAutoFocus={(event) => { event.preventDefault(); content.current?.querySelector<HTMLElement>("[data-keys]")?.focus() }} className="fixed inset-0 z-50 flex flex-col bg-paper"><Compared {...props} /></Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Compared({ projectId, worklets, list, first, bounce, onChanged }: Props) {
  const { project, sync } = useEditor()
  const [choice, setChoice] = useState(first)
  const { sides, again } = useSides(projectId, choice)
  const [region, setRegion] = useState<string | null>(null)
  const { outcome, isPending, run } = useOutcome()
  const comparison = sides.at === "there" ? sides.comparison : null
  const label = (id: string) => { const version = list.versions.find((each) => each.id === id); return version ? labelOf(version) : id === NOW ? "Now" : "A version that is gone" }
  const bounced = useMemo(() => (bounce && comparison && isAligned(bounce) ? projectOfBounce(bounce, comparison.before) : null), [bounce, comparison])
  const voices: Voice[] = [...(bounced ? [{ id: "bounce", letter: "Bounce", label: "Bounce" }] : []), { id: "before", letter: "A", label: label(choice.before) }, { id: "after", letter: "B", label: label(choice.after) }]
  const all = useMemo((): Heard[] | null => comparison && [...(bounced ? [{ id: "bounce", label: "Bounce", data: bounced }] : []), { id: "before", label: "A", data: comparison.before }, { id: "after", label: "B", data: comparison.after }], [comparison, bounced])
  const since = useMemo(() => ({ A: comparison && inShort(compare(comparison.before, project.toData())), B: comparison && inShort(compare(comparison.after, project.toData())) }), [comparison, project])
  const hearing = useHearing(all, worklets)
  const state = useHearingState(hearing)
  const change = (work: () => Promise<Outcome>) => {
    hearing?.stop()
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = project.subscribe(() => { clearTimeout(timer); timer = setTimeout(again, SETTLES_MS) })
    run(work, ({ ok }) => {
      if (ok) onChanged()
      setTimeout(stop, ok ? ARRIVES_MS : 0)
    })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event
    if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey || target.closest("input, select, textarea, [role=alertdialog]")) return
    if (event.key === " " && (!target.closest("button") || target.closest("[data-space-plays]"))) { event.preventDefault(); void hearing?.toggle() }
    if (event.key.startsWith("Arrow") && target === event.currentTarget) target.querySelector<HTMLElement>("[data-region][tabindex='0']")?.focus()
    const voice = voices.find(({ letter }) => letter.toLowerCase() === event.key.toLowerCase())
    if (voice && hearing) { event.preventDefault(); void hearing.choose(voice.id) }
  }
  const select = (letter: "A" | "B", side: "before" | "after") => (
    <label className="flex min-w-0 flex-1 basis-40 items-center gap-2 text-sm font-bold sm:max-w-xs">{letter}
      <select aria-label={`Version ${letter}`} value={choice[side]} className={`${fieldLook} min-h-11 w-full min-w-0 font-normal`} onChange={(event) => { setRegion(null); setChoice({ ...choice, [side]: event.currentTarget.value }) }}>
        <option value={NOW}>Now</option>
        {list.versions.map((version) => <option key={version.id} value={version.id}>{`${labelOf(version)} · ${timeOf(version.created_at)}`}</option>)}
      </select>
    </label>
  )
  const letters = [["A", choice.before], ["B", choice.after]] as const
  return (
    <div data-keys tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none" onKeyDown={onKeyDown} onKeyUp={(event) => { if (event.key === " " && event.target instanceof HTMLElement && event.target.closest("[data-space-plays]")) event.preventDefault() }}>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface px-3 py-1">
        <Dialog.Title className="text-lg font-bold">{bounce ? "Compare a bounce" : "Compare"}</Dialog.Title>
        <span className="order-last flex w-full min-w-0 items-center gap-2 sm:order-none sm:w-auto sm:flex-1">{select("A", "before")}<Tool label="Swap A and B" onClick={() => { setRegion(null); setChoice({ before: choice.after, after: choice.before }) }}><ArrowLeftRight /></Tool>{select("B", "after")}</span>
        <Dialog.Close aria-label="Close" className="ml-auto grid size-11 place-items-center rounded-lg hover:bg-line/60"><X size={20} aria-hidden /></Dialog.Close>
      </header>
      {bounce && comparison && <p role="status" className="border-b border-line px-3 py-1.5 text-sm">{ofBounce(bounce, choice, first, inShort(comparison))}</p>}
      {sides.at === "failed" && <div className="grid justify-items-start gap-3 p-4"><Message title="They could not be compared">{sides.reason}</Message></div>}
      {sides.at === "reading" && <p role="status" className="p-4 text-muted">Reading the versions…</p>}
      {comparison && hearing && state && <ListenBar {...{ hearing, state, voices, comparison }} />}
      {outcome && <OutcomeLine outcome={outcome} className="px-3 py-1" />}
      {comparison && (
        <div className="grid min-h-0 flex-1 grid-rows-[minmax(11rem,3fr)_2fr] lg:grid-cols-[1fr_22rem] lg:grid-rows-1">
          <CompareTimeline {...{ comparison, hearing, state }} chosen={region} onChoose={setRegion} />
          <div className="grid min-h-0 border-t border-line bg-surface lg:border-t-0 lg:border-l"><Changes comparison={comparison} chosen={region}>
            {sync.role !== "viewer" && letters.filter(([, id]) => id !== NOW).map(([letter, id]) => (
              <GoBack
                key={letter} letter={letter} label={label(id)} isPending={isPending} short={since[letter]}
                onRestore={() => { change(() => restoreVersionAction(projectId, id)) }} onBranch={(name) => { change(() => branchVersionAction(projectId, id, name)) }}
              />
            ))}
          </Changes></div>
        </div>
      )}
    </div>
  )
}

/** What the shop did arrives here by the shared document, within so long after its answer; it is looked at anew once nothing more comes. */
const ARRIVES_MS = 10_000
const SETTLES_MS = 300

/** Whether the project moved on since a bounce, in a sentence. */
function ofBounce(bounce: BounceView, choice: Choice, first: Choice, short: string): string {
  if (choice.before !== first.before) return "The bounce was not made of the version that is A now; choose the one it was made of to compare the two."
  const since = choice.after !== NOW ? "" : short === "" ? "The project has not changed since this bounce. " : `The project has moved on since this bounce: ${short}. `
  return since + (isAligned(bounce) ? "Hear what was bounced against A, the version it came from, played live." : "A part that was bounced does not say where in the music it began, so it is heard in the list only.")
}
