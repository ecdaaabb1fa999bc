"use client"

import type { RecordingView } from "@max-booster/api-contract"
import { useState } from "react"
import { Button } from "@/components/button"
import { inputLook } from "@/components/field"
import { Waveform } from "@/components/waveform"
import { formatDuration } from "@/lib/format"
import { BigWave } from "../player/big-wave.client"
import { PlayButton } from "../player/play-button.client"
import { setTrack } from "./document-edits"
import { useEditing } from "./editing.client"
import { Place } from "./fields.client"
import { recordingTrack } from "./recording-track"
import { recordingsLike } from "./recordings-like"

const SHOWN = 30

/** The recording whose sound a track is: heard, seen, and chosen among the shop's own. */
export function RecordingChoice({ track, recordingId, title, recordings }: { track: string; recordingId: string | null; title: string; recordings: readonly RecordingView[] }) {
  const { edit } = useEditing()
  const [isOpen, setOpen] = useState(false)
  const chosen = recordings.find(({ id }) => id === recordingId)
  const take = (recording: RecordingView) => {
    edit(setTrack(track, { recording_id: recording.id, ...(title === "" && { title: recording.title }) }))
    setOpen(false)
  }
  return (
    <Place path={`tracks.${track}.audio`}>
      <Place path={`tracks.${track}.recording_id`}>
        <p className="text-sm font-semibold">Recording</p>
        {chosen ? <Heard recording={chosen} /> : <p className="text-[15px] text-muted">{recordingId === null ? "None yet: choose whose sound this track is." : "The recording is gone. Choose another one."}</p>}
        <div><Button tone="quiet" aria-expanded={isOpen} onClick={() => { setOpen(!isOpen) }}>{isOpen ? "Close the list" : chosen ? "Choose another recording" : "Choose a recording"}</Button></div>
        {isOpen && <RecordingList recordings={recordings} chosen={recordingId} onTake={take} />}
      </Place>
    </Place>
  )
}

function Heard({ recording }: { recording: RecordingView }) {
  const track = recordingTrack(recording)
  return (
    <div className="flex items-center gap-3 rounded-lg border border-line bg-raised p-3">
      {track && <PlayButton track={track} className="size-11 shrink-0" size={20} />}
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="flex justify-between gap-3 text-[15px]"><span className="min-w-0 truncate font-semibold">{recording.title}</span>{recording.analysis && <span className="tabular text-muted">{formatDuration(recording.analysis.duration_ms)}</span>}</p>
        {track ? <div className="h-11 [&>div]:h-11"><BigWave track={track} peaks={recording.peaks} /></div> : <Waveform peaks={recording.peaks} className="h-11 w-full" />}
      </div>
    </div>
  )
}

function RecordingList({ recordings, chosen, onTake }: { recordings: readonly RecordingView[]; chosen: string | null; onTake: (recording: RecordingView) => void }) {
  const [typed, setTyped] = useState("")
  const usable = recordings.filter(({ state }) => state === "ready")
  const found = recordingsLike(usable, typed)
  if (usable.length === 0) return <p className="text-[15px] text-muted">There is no recording that is ready. Upload one first.</p>
  return (
    <div className="grid gap-2 rounded-lg border border-line p-3">
      <input type="search" aria-label="Find a recording" placeholder="Find a recording" value={typed} className={inputLook} onChange={(event) => { setTyped(event.target.value) }} />
      <ul aria-label="Recordings" className="grid max-h-96 gap-1 overflow-y-auto">
        {found.slice(0, SHOWN).map((recording) => {
          const track = recordingTrack(recording)
          return (
            <li key={recording.id} className="flex items-center gap-3 rounded-lg p-1 hover:bg-line/40">
              {track && <PlayButton track={track} className="size-11 shrink-0" size={18} />}
              <span className="min-w-0 flex-1 truncate text-[15px]">{recording.title}</span>
              <Waveform peaks={recording.peaks} className="hidden h-8 w-32 sm:block" />
              <Button tone="quiet" disabled={recording.id === chosen} aria-label={`Take ${recording.title}`} onClick={() => { onTake(recording) }}>{recording.id === chosen ? "Chosen" : "Take"}</Button>
            </li>
          )
        })}
      </ul>
      {found.length === 0 && <p className="text-[15px] text-muted">Nothing here is called that.</p>}
      {found.length > SHOWN && <p className="text-sm text-muted">{`${found.length - SHOWN} more; type some of the title.`}</p>}
    </div>
  )
}
