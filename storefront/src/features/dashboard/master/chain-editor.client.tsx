"use client"

import { describeStage, stageNames, stages, type MasteringChain, type Stage } from "@max-booster/mastering"
import { useState } from "react"
import { Button } from "@/components/button"
import { cn } from "@/lib/cn"
import { StageEditor, type EditChain } from "./stage-editors.client"

type Props = { chain: MasteringChain; edit: EditChain; canUndo: boolean; canRedo: boolean; onUndo: () => void; onRedo: () => void }

/** The chain as a row of stages; the chosen one is edited below. */
export function ChainEditor({ chain, edit, canUndo, canRedo, onUndo, onRedo }: Props) {
  const [stage, setStage] = useState<Stage>("eq")
  return (
    <div
      className="grid gap-4"
      onKeyDown={(event) => {
        // In a field the browser's own undo of what is typed comes first.
        if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !(event.target instanceof HTMLInputElement)) { event.preventDefault(); if (event.shiftKey) onRedo(); else onUndo() }
      }}
    >
      <div role="tablist" aria-label="Stages of the chain" className="flex gap-2 overflow-x-auto p-1 xl:grid xl:grid-cols-7 xl:overflow-visible">
        {stages.map((each, index) => (
          <button
            key={each} type="button" role="tab" id={`stage-${each}`} aria-selected={each === stage} aria-controls="stage-panel" tabIndex={each === stage ? 0 : -1}
            className={cn("grid min-h-16 w-36 shrink-0 content-start xl:w-auto gap-0.5 rounded-lg border p-3 text-left", each === stage ? "border-accent bg-accent-soft" : "border-line-strong bg-raised hover:border-ink")}
            onClick={() => { setStage(each) }}
            onKeyDown={(event) => {
              const next = stages[event.key === "ArrowRight" ? index + 1 : event.key === "ArrowLeft" ? index - 1 : -1]
              if (next) { event.preventDefault(); setStage(next); document.getElementById(`stage-${next}`)?.focus() }
            }}
          ><span className="text-sm font-bold">{stageNames[each]}</span><span className="line-clamp-3 text-[13px] text-muted">{describeStage(each, chain)}</span></button>
        ))}
      </div>
      <div role="tabpanel" id="stage-panel" aria-labelledby={`stage-${stage}`} className="grid gap-4 rounded-lg border border-line p-4"><StageEditor stage={stage} chain={chain} edit={edit} /></div>
      <div className="flex gap-2"><Button tone="quiet" disabled={!canUndo} onClick={onUndo}>Undo</Button><Button tone="quiet" disabled={!canRedo} onClick={onRedo}>Redo</Button></div>
    </div>
  )
}
