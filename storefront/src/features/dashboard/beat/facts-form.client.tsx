"use client"

import type { RecordingView } from "@max-booster/api-contract"
import { camelotOf, chooseTempo, genres, keyNames, type KeyName } from "@max-booster/music"
import { type FormEvent, useState } from "react"
import { Button } from "@/components/button"
import { Field, inputLook, Labelled, Message } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { cn } from "@/lib/cn"
import { formatBpm } from "@/lib/format"
import { confirmFactsAction } from "../actions"
import { useFaults } from "../use-faults.client"
import { ReadingsChoice } from "./readings-choice"

/** The producer's word on a beat, with the machine's as the first guess. `onChanged` hears whether something is not saved. */
export function FactsForm({ recording, onChanged }: { recording: RecordingView; onChanged: (isChanged: boolean) => void }) {
  const { outcome, isPending, run } = useOutcome()
  const [bpm, setBpm] = useState(recording.bpm === null ? "" : formatBpm(recording.bpm))
  const [key, setKey] = useState<string>(recording.key ?? "")
  const [genre, setGenre] = useState<string>(recording.genre ?? "")
  const [isTyped, setIsTyped] = useState(recording.facts_confirmed)
  const { form, fields, onInput } = useFaults(outcome)
  const { analysis } = recording
  const tempo = Number(bpm.replace(",", "."))
  const take = (value: number) => { setBpm(formatBpm(value)); setIsTyped(true); onChanged(true) }
  const chooseGenre = (next: string) => {
    setGenre(next)
    // Until somebody says otherwise the tempo is the one that engines hear in this genre.
    const heard = isTyped || !analysis ? null : chooseTempo(analysis.readings, next).value
    if (heard !== null) setBpm(formatBpm(heard))
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const text = (name: string) => String(data.get(name) ?? "")
    const facts = { title: text("title"), genre: text("genre"), bpm: bpm.trim() === "" ? NaN : tempo, key: key || null, moods: text("moods").split(",").map((mood) => mood.trim()).filter(Boolean), description: text("description") }
    run(() => confirmFactsAction(recording.id, facts), ({ ok }) => { if (ok) onChanged(false) })
  }
  return (
    <form ref={form} onSubmit={submit} onInput={(event) => { onInput(event); onChanged(true) }} noValidate className="grid gap-4">
      {!recording.facts_confirmed && analysis && <ReadingsChoice readings={analysis.readings} genre={genre || undefined} onBpm={take} onKey={(name) => { setKey(name); onChanged(true) }} />}
      {analysis?.ask_to_confirm && !recording.facts_confirmed && <Message tone="warn">We are not sure of tempo or key. Please listen and confirm.</Message>}
      <Field id="title" label="Title" defaultValue={recording.title} required error={fields.title} />
      <div className="grid gap-4 sm:grid-cols-3">
        <Labelled id="genre" label="Genre" error={fields.genre && "Choose a genre."}>
          <select id="genre" name="genre" value={genre} onChange={(event) => { chooseGenre(event.target.value) }} required aria-invalid={fields.genre ? true : undefined} aria-describedby={fields.genre ? "genre-help" : undefined} className={inputLook}>
            <option value="" disabled>Choose one</option>
            {genres.map(({ id, label }) => <option key={id} value={id}>{label}</option>)}
          </select>
        </Labelled>
        <div className="grid content-start gap-1.5">
          <Field id="bpm" label="BPM" inputMode="decimal" value={bpm} onChange={(event) => { setBpm(event.target.value); setIsTyped(true) }} required error={fields.bpm} className="tabular" />
          <div className="flex gap-2"><Button tone="quiet" className="px-3" disabled={!(tempo / 2 >= 40)} onClick={() => { take(tempo / 2) }}>Half</Button><Button tone="quiet" className="px-3" disabled={!(tempo * 2 <= 250)} onClick={() => { take(tempo * 2) }}>Double</Button></div>
        </div>
        <Labelled id="key" label="Key">
          <select id="key" name="key" value={key} onChange={(event) => { setKey(event.target.value) }} className={inputLook}>
            <option value="">Not stated</option>
            {keyNames.map((name: KeyName) => <option key={name} value={name}>{`${name} (${camelotOf(name)})`}</option>)}
          </select>
        </Labelled>
      </div>
      <Field id="moods" label="Moods" hint="At most six words, with commas between." defaultValue={recording.moods.join(", ")} error={fields.moods && "At most six words of 24 letters."} />
      <Labelled id="description" label="Description" error={fields.description}><textarea id="description" name="description" rows={3} defaultValue={recording.description} className={cn(inputLook, "py-2")} /></Labelled>
      <div className="flex flex-wrap items-center gap-4"><Button type="submit" disabled={isPending}>{isPending ? "Saving…" : recording.facts_confirmed ? "Save the facts" : "Confirm the facts"}</Button><OutcomeLine outcome={outcome} /></div>
    </form>
  )
}
