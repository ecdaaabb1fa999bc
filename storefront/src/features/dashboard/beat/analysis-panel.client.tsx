"use client"

import { AudioLines, Dot } from "lucide-react"
import { Panel } from "@/components/panel"
import { ProgressBar } from "@/components/progress-bar"
import type { LiveProgress } from "../beats/use-live-progress.client"

/** How far an analysis is: what it does now, and what it did since this page looks. */
export function AnalysisPanel({ title, progress: { phase, fraction, before } }: { title: string; progress: LiveProgress }) {
  return (
    <Panel title="Being analysed" lead="You may leave this page; it goes on.">
      <ProgressBar fraction={fraction} label={`Analysis of ${title}`} />
      <ul className="grid gap-1 text-[15px]">
        {before.map((each) => <li key={each} className="flex items-center gap-2 text-muted"><Dot size={20} aria-hidden className="shrink-0" />{each}</li>)}
        <li className="flex items-center gap-2 font-semibold">
          <AudioLines size={20} aria-hidden className="shrink-0 text-accent" /><span role="status">{phase || "Waiting for its turn"}</span><span className="tabular ml-auto text-muted">{`${Math.round(fraction * 100)}%`}</span>
        </li>
      </ul>
    </Panel>
  )
}
