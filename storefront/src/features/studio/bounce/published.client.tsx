"use client"

import { useEffect } from "react"
import { Button } from "@/components/button"
import { Message } from "@/components/field"
import { ProgressBar } from "@/components/progress-bar"
import { useProject } from "../ui/use-editor.client"
import { useAnalysis } from "./use-analysis.client"

type Props = { recordingId: string; isBeat: boolean; isMastered: boolean; /** Of which it is a track now. */ releaseId: string | null; onBack: () => void }

/** A recording that has just come into the shop: its analysis as it goes, and where to go on. */
export function Published({ recordingId, isBeat, isMastered, releaseId, onBack }: Props) {
  const { state, phase, fraction, problem } = useAnalysis(recordingId)
  const known = useProject().settings.key ? "Title, tempo and key" : "Title and tempo"
  const page = `/sell/beats/${recordingId}`
  const isReady = state === "ready"
  useEffect(() => { if (isMastered && isReady) window.location.assign(`${page}/master`) }, [isMastered, isReady, page])
  return (
    <section aria-label="In your shop" className="grid gap-3">
      <Message tone="good" title={releaseId ? "It is on the release" : "It is in your shop"}>{`${known} are filled in from the project.${isBeat ? " Its stems follow once it is analysed." : ""}`}</Message>
      {state === "processing" && (
        <div className="grid gap-2">
          <ProgressBar fraction={fraction} label="Analysis" />
          <p className="flex justify-between gap-3 text-sm"><span role="status">{phase || "Waiting for its turn"}</span><span className="tabular text-muted">{`${Math.round(fraction * 100)}%`}</span></p>
          {isMastered && <p className="text-sm text-muted">Mastering opens as soon as the analysis is ready. Your project is saved.</p>}
        </div>
      )}
      {isReady && <p role="status" className="text-sm">{isMastered ? "The analysis is ready. Mastering opens…" : "The analysis is ready."}</p>}
      {(state === "refused" || state === "failed") && <Message title={state === "refused" ? "The shop cannot take this recording" : "The analysis failed"}>{problem ?? "See the recording for what to do."}</Message>}
      <div className="flex flex-wrap gap-3">
        {releaseId && <Go href={`/sell/releases/${releaseId}`} isMain={!isMastered}>Go on to the release</Go>}
        <Go href={page} isMain={!isMastered && !releaseId}>{isBeat ? "Go on to its listing" : "See the recording"}</Go>
        {isReady && <Go href={`${page}/master`} isMain={isMastered}>Master it</Go>}
        {isReady && <Go href={`${page}/files`}>FLAC, AAC, Ogg, Opus</Go>}
        <Button tone="bare" onClick={onBack}>Bounce again</Button>
      </div>
    </section>
  )
}

/** Plain: the shop is another page than the studio. */
const Go = ({ href, isMain = false, children }: { href: string; isMain?: boolean; children: string }) => (
  <a href={href} className={isMain ? "inline-flex min-h-11 items-center rounded-lg bg-accent px-5 text-[15px] font-semibold text-accent-ink hover:brightness-110" : "inline-flex min-h-11 items-center rounded-lg border border-line-strong bg-surface px-5 text-[15px] font-semibold hover:border-ink"}>{children}</a>
)
