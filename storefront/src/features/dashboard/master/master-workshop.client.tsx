"use client"

import type { PresetView, RecordingView, ReferenceView, RenditionView } from "@max-booster/api-contract"
import { presetFor, type MasteringChain } from "@max-booster/mastering"
import { genres } from "@max-booster/music"
import { useState } from "react"
import { Button } from "@/components/button"
import { OutcomeLine } from "@/components/outcome-line"
import { Panel } from "@/components/panel"
import { useOutcome } from "@/components/use-outcome.client"
import { useRenditions } from "../renditions/use-renditions.client"
import { deleteReferenceAction, masterAction } from "./actions"
import { ChainEditor } from "./chain-editor.client"
import { begin, edit, redo, undo } from "./history"
import { LoudnessPanel } from "./loudness-panel.client"
import { MadeCard } from "./made-card.client"
import { PresetChooser } from "./preset-chooser.client"
import { ReferencePanel } from "./reference-panel.client"

type Props = { recording: RecordingView; others: { id: string; title: string }[]; renditions: RenditionView[]; presets: PresetView[]; references: ReferenceView[] }

/** Loudness and mastering of a recording: a chain to choose and edit, and everything made so far. */
export function MasterWorkshop({ recording: { id, genre }, others, renditions, presets, references }: Props) {
  const [history, setHistory] = useState(() => begin<MasteringChain>(presetFor(genres.find((each) => each.id === genre)?.id ?? "trap", "balanced")))
  const [reference, setReference] = useState<string | null>(null)
  const [asLoud, setAsLoud] = useState(false)
  const { outcome, isPending, run } = useOutcome()
  const removal = useOutcome()
  const made = useRenditions(id, renditions)
  const chain = history.present
  return (
    <>
      <Panel title="Chain" lead="A preset by genre and intensity, or the sound of a reference track. Change what you like; the recording itself stays as it is.">
        <PresetChooser recordingId={id} genre={genre} presets={presets} chain={chain} onTake={(next) => { setHistory((at) => edit(at, next)) }} />
        <ReferencePanel
          recordingId={id} references={references} chosen={reference} asLoud={asLoud} isBusy={removal.isPending} onChoose={setReference} onAsLoud={setAsLoud}
          onRemove={(each) => { removal.run(() => deleteReferenceAction(id, each), ({ ok }) => { if (ok && reference === each) setReference(null) }) }}
        />
        <ChainEditor
          chain={chain} edit={(change, mark) => { setHistory((at) => edit(at, change(at.present), mark)) }} canUndo={history.past.length > 0} canRedo={history.future.length > 0}
          onUndo={() => { setHistory(undo) }} onRedo={() => { setHistory(redo) }}
        />
        <div className="flex flex-wrap items-center gap-4"><Button disabled={isPending} onClick={() => { run(() => masterAction(id, { chain, reference, asLoud: reference !== null && asLoud })) }}>{isPending ? "Asking…" : "Make the master"}</Button><OutcomeLine outcome={outcome} /></div>
      </Panel>
      <Panel title="Loudness only" lead="The recording at a loudness under a true-peak ceiling, nothing else changed."><LoudnessPanel id={id} others={others} /></Panel>
      <section aria-labelledby="made" className="grid gap-4">
        <h2 id="made" className="text-2xl font-bold">Made so far</h2>
        {made.length === 0 ? <p className="text-muted">Nothing yet. Choose a preset above and make a master; it takes about half a minute for three minutes of music.</p> : <ul className="grid gap-4">{made.map((each, index) => <MadeCard key={each.id} made={each} isUnfolded={index === 0} />)}</ul>}
      </section>
    </>
  )
}
