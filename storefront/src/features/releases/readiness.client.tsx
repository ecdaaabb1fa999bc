"use client"

import { releaseTargetNames, type Finding, type Readiness, type ReleaseTarget } from "@max-booster/api-contract"
import { CircleCheck, CornerDownRight, Wrench } from "lucide-react"
import { memo, useState } from "react"
import { Badge } from "@/components/badge"
import { Button } from "@/components/button"
import { Message } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { ProgressBar } from "@/components/progress-bar"
import { useOutcome } from "@/components/use-outcome.client"
import { Block } from "@/features/dashboard/skeleton"
import { cn } from "@/lib/cn"
import { useEditing } from "./editing.client"
import { groupFindings, workingFor } from "./findings"
import { Section } from "./section"
import { Severity } from "./severity-icon"
import { tell } from "./tell"

type Props = { readiness: Readiness | null; problem: string | null; onReadAgain: () => void; onFix: (finding: Finding) => Promise<void> }

/** The checklist: what hinders at which target, where it is mended, and buttons that do. */
export const ReadinessSection = memo(function ReadinessSection({ readiness, problem, onReadAgain, onFix }: Props) {
  const [target, setTarget] = useState<ReleaseTarget | null>(null)
  const groups = readiness ? groupFindings(readiness.findings, target) : []
  return (
    <Section id="readiness" title="Readiness" lead="Asked anew after each save. Rights come first, then what stops a delivery.">
      {problem && <Message><p className="pb-3">{`The checklist could not be read. ${problem}`}</p><Button tone="quiet" onClick={onReadAgain}>Try again</Button></Message>}
      {!readiness && !problem && <div role="status" aria-label="The checklist is being read" className="grid gap-3"><Block className="h-16" /><Block className="h-24" /><Block className="h-24" /></div>}
      {readiness && (
        <>
          <div role="group" aria-label="Findings of" className="flex flex-wrap gap-2">
            <TargetButton name="All" note={`${readiness.findings.length}`} isChosen={target === null} onChoose={() => { setTarget(null) }} />
            {readiness.targets.map((each) => <TargetButton key={each.target} name={each.name} note={countWords(each)} isReady={each.is_ready} isChosen={target === each.target} onChoose={() => { setTarget(each.target) }} />)}
          </div>
          {readiness.targets.length === 0 && <p className="text-[15px] text-muted">No target is chosen yet, so only what every release needs is asked.</p>}
          {groups.length === 0 && <p role="status" className="flex items-center gap-3 rounded-lg bg-good-soft px-4 py-3 text-[15px] font-semibold text-good"><CircleCheck aria-hidden className="shrink-0" />{target === null ? "All clear: nothing hinders this release." : `All clear for ${releaseTargetNames[target]}.`}</p>}
          {groups.map(({ name, findings }) => (
            <div key={name} className="grid gap-2">
              <h3 className="text-base font-bold">{name} <span className="tabular font-normal text-muted">{findings.length}</span></h3>
              <ul aria-label={name} className="grid gap-2">{findings.map((finding) => <FindingRow key={`${finding.rule} ${finding.path} ${finding.reason}`} finding={finding} working={workingFor(readiness, finding)} onFix={onFix} />)}</ul>
            </div>
          ))}
        </>
      )}
    </Section>
  )
})

const countWords = ({ is_ready, blockers, warnings, passed }: Readiness["targets"][number]): string => [is_ready ? "ready" : `${blockers} ${blockers === 1 ? "blocks" : "block"}`, warnings > 0 ? `${warnings} to look at` : null, `${passed} passed`].filter(Boolean).join(" · ")

const TargetButton = ({ name, note, isReady, isChosen, onChoose }: { name: string; note: string; isReady?: boolean; isChosen: boolean; onChoose: () => void }) => (
  <button type="button" aria-pressed={isChosen} className={cn("grid min-h-11 content-center rounded-lg border border-line-strong px-4 py-1.5 text-left text-[15px] hover:border-ink", isChosen && "border-ink bg-ink text-paper")} onClick={onChoose}>
    <span className="flex items-center gap-1.5 font-semibold">{name}{isReady && <CircleCheck size={16} aria-hidden />}</span>
    <span className={cn("tabular text-sm", isChosen ? "text-paper" : "text-muted")}>{note}</span>
  </button>
)

function FindingRow({ finding, working, onFix }: { finding: Finding; working: Readiness["working"][number] | undefined; onFix: Props["onFix"] }) {
  const { goTo } = useEditing()
  const { outcome, isPending, run } = useOutcome()
  const { severity, title, reason, path, targets, fix } = finding
  const isWorking = working !== undefined && working.problem === null
  return (
    <li className="grid gap-2 rounded-lg border border-line bg-raised p-3 sm:p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1"><Severity severity={severity} /><span className="min-w-0 break-words font-semibold">{title}</span></div>
      {reason && <p className="max-w-prose break-words text-[15px] text-muted">{reason}</p>}
      <div className="flex flex-wrap items-center gap-2">
        {fix && !isWorking && <Button tone="ink" aria-label={`${fix.label}: ${title}`} disabled={isPending} onClick={() => { run(() => tell(async () => { await onFix(finding); return null })) }}><Wrench size={16} aria-hidden />{isPending ? "Mending…" : fix.label}</Button>}
        <Button tone="quiet" aria-label={`Show the field: ${title}`} onClick={() => { goTo(path) }}><CornerDownRight size={16} aria-hidden />Show the field</Button>
        {targets.map((each) => <Badge key={each} tone="quiet">{releaseTargetNames[each]}</Badge>)}
      </div>
      {isWorking && <div className="grid gap-1"><ProgressBar fraction={working.fraction} label={`${fix?.label ?? "Mending"}: ${title}`} /><p role="status" className="tabular text-sm text-muted">{`${fix?.label ?? "Mending"} · ${Math.round(working.fraction * 100)}%`}</p></div>}
      {working?.problem && <p role="alert" className="text-sm text-bad">{working.problem}</p>}
      {outcome?.ok === false && <OutcomeLine outcome={outcome} />}
    </li>
  )
}
