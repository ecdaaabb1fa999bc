"use client"

import { voiceTagSettings, type VoiceTagSettings, type VoiceTagView } from "@max-booster/api-contract"
import { useRouter } from "next/navigation"
import { useRef, useState } from "react"
import { Button } from "@/components/button"
import { Field, inputLook, Labelled, Message } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { Panel } from "@/components/panel"
import { ProgressBar } from "@/components/progress-bar"
import { useOutcome } from "@/components/use-outcome.client"
import { cn } from "@/lib/cn"
import { RefreshOn } from "../refresh-on.client"
import { saveVoiceTagAction } from "./actions"
import { useTrial } from "./use-trial.client"

const kinds = [["bell", "Bell", "Three notes, the shop’s usual mark"], ["spoken", "Spoken text", "A voice says your name"], ["uploaded", "Own recording", "Your voice, up to 10 seconds"]] as const
const levels = [["-6", "Quiet"], ["0", "Usual"], ["4", "Loud"]] as const
const ducks = [["0", "Not at all"], ["4", "A little"], ["9", "Usual"], ["15", "Strongly"]] as const

type Props = { tag: VoiceTagView; beats: readonly { id: string; title: string }[] }

/** What marks the shop's previews: chosen, heard over one of its beats, and saved for all of them. */
export function VoiceTagPanel({ tag, beats }: Props) {
  const [settings, setSettings] = useState<VoiceTagSettings>(() => voiceTagSettings.parse(tag))
  const [beat, setBeat] = useState(beats[0]?.id ?? "")
  const saving = useOutcome()
  const trying = useOutcome()
  const { trial, isBusy, hear } = useTrial()
  const change = (part: Partial<VoiceTagSettings>) => { setSettings((before) => ({ ...before, ...part })); saving.clear() }
  const { renewal: { done, of }, speech } = tag
  const isUploadMissing = settings.kind === "uploaded" && !tag.sound && !tag.draft
  return (
    <Panel title="Voice tag" lead="What everybody hears over your previews, so that nobody uses them without a license. Buyers get files without it.">
      <RefreshOn kinds={["preview.renewed"]} />
      <form className="grid gap-5" noValidate onSubmit={(event) => { event.preventDefault(); saving.run(() => saveVoiceTagAction(settings)) }}>
        <fieldset className="grid gap-2">
          <legend className="pb-1 text-sm font-semibold">Kind</legend>
          <div className="grid gap-2 sm:grid-cols-3">
            {kinds.map(([kind, name, about]) => (
              <label key={kind} className={cn("grid min-h-11 cursor-pointer content-start rounded-lg border border-line-strong bg-raised px-3 py-2 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent", settings.kind === kind && "border-accent bg-accent-soft")}>
                <input type="radio" name="tag-kind" value={kind} checked={settings.kind === kind} className="sr-only" onChange={() => { change({ kind }) }} />
                <span className="font-semibold">{name}</span><span className="text-sm text-muted">{about}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {settings.kind === "spoken" && (speech.available ? (
          <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
            <Field id="tag-text" label="Text" hint="In English letters, at most 80 characters. Write it as it sounds." value={settings.text} maxLength={200} onChange={(event) => { change({ text: event.currentTarget.value }) }} />
            <Choice id="tag-voice" label="Voice" value={settings.voice} options={speech.voices.map(({ id, label }) => [id, label])} onChange={(voice) => { change({ voice: voice as VoiceTagSettings["voice"] }) }} />
          </div>
        ) : <Message tone="warn">This shop has no voices installed. Upload a recording of your tag, or use the bell.</Message>)}
        {settings.kind === "uploaded" && <Recording tag={tag} />}
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <Seconds id="tag-first" label="First after" value={settings.first_at} min={0} max={30} onChange={(first_at) => { change({ first_at }) }} />
          <Seconds id="tag-every" label="Then every" value={settings.every} min={5} max={120} onChange={(every) => { change({ every }) }} />
          <Choice id="tag-level" label="Loudness" value={String(settings.level_db)} options={levels} onChange={(level) => { change({ level_db: Number(level) }) }} />
          <Choice id="tag-duck" label="Hold the beat back" value={String(settings.duck_db)} options={ducks} onChange={(duck) => { change({ duck_db: Number(duck) }) }} />
        </div>
        {beats.length > 0 ? (
          <div className="grid gap-3 rounded-lg border border-line bg-raised p-4">
            <div className="flex flex-wrap items-end gap-3">
              <div className="min-w-0 flex-1 basis-48"><Choice id="tag-beat" label="Hear it over" value={beat} options={beats.map(({ id, title }) => [id, title])} onChange={setBeat} /></div>
              <Button tone="quiet" disabled={isBusy || trying.isPending || isUploadMissing} onClick={() => { trying.run(() => hear(beat, settings)) }}>{isBusy ? "Mixing…" : "Hear it"}</Button>
            </div>
            {isBusy && <ProgressBar fraction={trial?.progress.fraction ?? 0} label="Mixing the trial" />}
            {trial?.state === "ready" && trial.files[0] && <audio controls src={trial.files[0].url} aria-label="The tag over your beat" className="w-full" />}
            {(trial?.state === "refused" || trial?.state === "failed") && <p role="alert" className="text-sm text-bad">{trial.problem?.message}</p>}
            {trying.outcome?.ok === false && <OutcomeLine outcome={trying.outcome} />}
          </div>
        ) : <p className="text-[15px] text-muted">Upload a beat, and you can hear the tag over it here.</p>}
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" disabled={saving.isPending || isUploadMissing}>{saving.isPending ? "Saving…" : "Save for all previews"}</Button>
          <OutcomeLine outcome={saving.outcome} />
        </div>
      </form>
      {of > 0 && done < of && (
        <div className="grid gap-1.5"><p role="status" className="tabular text-sm text-muted">{`Previews with this tag: ${done} of ${of}`}</p><ProgressBar fraction={done / of} label="Previews made again" /></div>
      )}
      {of > 0 && done === of && <p role="status" className="text-sm text-muted">{of === 1 ? "Your preview carries this tag." : `All ${of} previews carry this tag.`}</p>}
    </Panel>
  )
}

/** The producer's own recording: sent at once, kept as a draft until the tag is saved. */
function Recording({ tag: { sound, draft } }: { tag: VoiceTagView }) {
  const { outcome, isPending, run } = useOutcome()
  const input = useRef<HTMLInputElement>(null)
  const router = useRouter()
  const send = (file: File) => {
    run(async () => {
      const response = await fetch(`/api/workshop/voice-tag?name=${encodeURIComponent(file.name)}`, { method: "POST", headers: { "content-type": "application/octet-stream" }, body: file })
      if (response.ok) { router.refresh(); return { ok: true, message: "Ready to be heard. Save it to use it." } }
      const { message } = (await response.json().catch(() => ({}))) as { message?: string }
      return { ok: false, message: message ?? "This recording could not be sent. Try again." }
    })
  }
  const kept = draft ?? sound
  return (
    <div className="grid gap-2">
      <p className="break-all text-[15px]">{kept ? <><span className="font-semibold">{kept.name}</span>{`, ${kept.seconds.toFixed(1)} seconds${draft ? ", not saved yet" : ""}`}</> : <span className="text-muted">No recording yet.</span>}</p>
      <div className="flex flex-wrap items-center gap-3"><Button tone="quiet" disabled={isPending} onClick={() => { input.current?.click() }}>{isPending ? "Checking…" : kept ? "Choose another recording" : "Choose a recording"}</Button><OutcomeLine outcome={outcome} /></div>
      <p className="text-sm text-muted">WAV, MP3, M4A, FLAC or Ogg, at most 10 seconds and 10 MB. Silence at the ends is cut off, and it is made as loud as every tag.</p>
      <input ref={input} type="file" accept="audio/*,.wav,.mp3,.m4a,.flac,.ogg,.aif,.aiff" aria-label="Recording of your tag" className="sr-only" tabIndex={-1} onChange={(event) => { const [file] = event.currentTarget.files ?? []; if (file) send(file); event.currentTarget.value = "" }} />
    </div>
  )
}

function Seconds({ id, label, value, min, max, onChange }: { id: string; label: string; value: number; min: number; max: number; onChange: (value: number) => void }) {
  return <Field id={id} type="number" label={`${label} (seconds)`} value={Number.isNaN(value) ? "" : value} min={min} max={max} step={1} inputMode="numeric" error={value >= min && value <= max ? undefined : `From ${min} to ${max}`} onChange={(event) => { onChange(event.currentTarget.valueAsNumber) }} />
}

function Choice({ id, label, value, options, onChange }: { id: string; label: string; value: string; options: readonly (readonly [string, string])[]; onChange: (value: string) => void }) {
  return (
    <Labelled id={id} label={label}>
      <select id={id} className={inputLook} value={value} onChange={(event) => { onChange(event.currentTarget.value) }}>{options.map(([each, words]) => <option key={each} value={each}>{words}</option>)}</select>
    </Labelled>
  )
}
