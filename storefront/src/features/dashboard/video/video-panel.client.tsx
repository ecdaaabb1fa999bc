"use client"

import { VIDEO, videoFormats, videoSpec, type RecordingView, type RenditionView, type VideoFormat } from "@max-booster/api-contract"
import { useEffect, useState } from "react"
import { Button } from "@/components/button"
import { OutcomeLine } from "@/components/outcome-line"
import { Panel } from "@/components/panel"
import { useOutcome } from "@/components/use-outcome.client"
import { WaveCanvas } from "@/components/wave-canvas.client"
import { cn } from "@/lib/cn"
import { formatDuration } from "@/lib/format"
import { requestRenditionAction } from "../renditions/actions"
import { RenditionRow } from "../renditions/rendition-row.client"
import { useRenditions } from "../renditions/use-renditions.client"
import { lengthsFor, loudestPart, within, type Part } from "./part"

const formats = Object.keys(videoFormats) as VideoFormat[]
const USUAL_SECONDS = 30
const chip = "inline-flex min-h-11 cursor-pointer items-center rounded-lg border border-line-strong bg-raised px-4 text-[15px] has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent"

/** A part of the beat as a video for social posts: chosen, seen as it will look, made, played and downloaded. */
export function VideoPanel({ recording: { id, title, analysis, peaks, sound }, renditions }: { recording: RecordingView; renditions: RenditionView[] }) {
  const duration = (analysis?.duration_ms ?? 0) / 1_000
  const [format, setFormat] = useState<VideoFormat>("square")
  const [part, setPart] = useState<Part>(() => loudestPart(peaks, Math.min(USUAL_SECONDS, duration), duration))
  const [tagged, setTagged] = useState(true)
  const { outcome, isPending, run } = useOutcome()
  const shown = useRenditions(id, renditions)
  const still = useSettled(part)
  const move = (change: Partial<Part>) => { setPart((before) => within({ ...before, ...change }, duration)) }
  return (
    <Panel title="Waveform video" lead="Cover, title and a waveform that moves with the sound, ready to be posted.">
      <form className="grid gap-5" onSubmit={(event) => { event.preventDefault(); run(() => requestRenditionAction(id, VIDEO, { format, ...part, tagged })) }}>
        <fieldset className="grid gap-2">
          <legend className="pb-1 text-sm font-semibold">Format</legend>
          <div className="grid grid-cols-3 gap-2 sm:gap-3">
            {formats.map((each) => (
              <label key={each} className={cn("grid cursor-pointer content-between gap-2 rounded-lg border border-line-strong bg-raised p-2 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent", format === each && "border-accent bg-accent-soft")}>
                <input type="radio" name="video-format" value={each} checked={format === each} className="sr-only" onChange={() => { setFormat(each) }} />
                <Still id={id} format={each} part={still} />
                <span><span className="font-semibold">{videoFormats[each].label}</span><span className="block text-sm text-muted">{`${videoFormats[each].width} × ${videoFormats[each].height}`}</span></span>
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset className="grid gap-3">
          <legend className="pb-1 text-sm font-semibold">Part</legend>
          <div className="flex flex-wrap gap-2">
            {lengthsFor(duration).map(({ seconds, label }) => (
              <label key={label} className={cn(chip, Math.abs(part.seconds - seconds) < 0.2 && "border-accent bg-accent-soft font-semibold")}>
                <input type="radio" name="video-length" checked={Math.abs(part.seconds - seconds) < 0.2} className="sr-only" onChange={() => { move({ seconds }) }} />{label}
              </label>
            ))}
          </div>
          <div className="relative h-20 rounded has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
            <WaveCanvas peaks={peaks} waves={sound.waves} look="fine" part={{ from: part.start / duration, to: (part.start + part.seconds) / duration }} className="absolute inset-0 size-full" />
            <div aria-hidden className="absolute inset-y-0 rounded border-2 border-accent" style={{ left: `${(part.start / duration) * 100}%`, width: `${(part.seconds / duration) * 100}%` }} />
            <input
              type="range" aria-label="Beginning of the part" aria-valuetext={`From ${formatDuration(part.start * 1_000)} to ${formatDuration((part.start + part.seconds) * 1_000)}`} disabled={part.seconds >= duration}
              min={0} max={Math.max(0.1, duration - part.seconds)} step={0.5} value={part.start} onChange={(event) => { move({ start: event.currentTarget.valueAsNumber }) }}
              className="absolute inset-0 size-full cursor-pointer touch-pan-y opacity-0"
            />
          </div>
          <p className="tabular text-sm text-muted">{`From ${formatDuration(part.start * 1_000)} to ${formatDuration((part.start + part.seconds) * 1_000)}. Drag, or use the arrow keys.`}</p>
        </fieldset>
        <fieldset className="grid gap-2">
          <legend className="pb-1 text-sm font-semibold">Sound</legend>
          <div className="flex flex-wrap gap-2">
            {([[true, "With your voice tag"], [false, "Without a tag"]] as const).map(([value, label]) => (
              <label key={label} className={cn(chip, tagged === value && "border-accent bg-accent-soft font-semibold")}><input type="radio" name="video-sound" checked={tagged === value} className="sr-only" onChange={() => { setTagged(value) }} />{label}</label>
            ))}
          </div>
          {!tagged && <p className="text-sm text-muted">Whoever sees the video can take the sound from it.</p>}
        </fieldset>
        <div className="flex flex-wrap items-center gap-3"><Button type="submit" disabled={isPending || duration < 1}>{isPending ? "Asking…" : "Make the video"}</Button><OutcomeLine outcome={outcome} /></div>
      </form>
      {shown.length > 0
        ? <ul aria-label={`Videos of ${title}`} className="grid gap-2">{shown.map((rendition) => <RenditionRow key={rendition.id} rendition={rendition} label={sayVideo(rendition)}><Player rendition={rendition} /></RenditionRow>)}</ul>
        : <p className="text-[15px] text-muted">No video yet. What you make stays here until you remove it.</p>}
    </Panel>
  )
}

/** How a format will look, drawn by the server as it draws the video. */
function Still({ id, format, part: { start, seconds } }: { id: string; format: VideoFormat; part: Part }) {
  const { width, height } = videoFormats[format]
  const [isMissing, setIsMissing] = useState(false)
  const src = `/api/workshop/video-still/${id}?format=${format}&start=${start}&seconds=${seconds}`
  useEffect(() => { setIsMissing(false) }, [src])
  return (
    <span className="relative grid aspect-square place-items-center overflow-hidden rounded bg-line">
      {isMissing ? <span className="p-3 text-center text-sm text-muted">The picture cannot be drawn right now.</span> : <img src={src} alt="" width={width} height={height} className="absolute inset-0 size-full object-contain" onError={() => { setIsMissing(true) }} />}
    </span>
  )
}

function Player({ rendition: { files: [file], spec } }: { rendition: RenditionView }) {
  const made = videoSpec.safeParse(spec)
  if (!file || !made.success) return null
  const { width, height } = videoFormats[made.data.format]
  return <video controls preload="metadata" playsInline src={file.url} width={width} height={height} aria-label={file.filename} className="h-auto max-h-[28rem] w-auto max-w-full rounded bg-line" />
}

function sayVideo({ spec }: RenditionView): string {
  const made = videoSpec.safeParse(spec)
  if (!made.success) return "A video"
  const { format, start, seconds, tagged } = made.data
  return `${videoFormats[format].label} · ${formatDuration(start * 1_000)} to ${formatDuration((start + seconds) * 1_000)}${tagged ? "" : " · without tag"}`
}

/** A part once nobody has moved it for a moment. */
function useSettled(part: Part): Part {
  const [settled, setSettled] = useState(part)
  useEffect(() => {
    const timer = setTimeout(() => { setSettled(part) }, 500)
    return () => { clearTimeout(timer) }
  }, [part])
  return settled
}
