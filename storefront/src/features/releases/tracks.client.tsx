"use client"

import { MOST_TRACKS, type RecordingView, type ReleaseDocument, type ReleasePerson, type ReleaseTrack, type UsableLicense } from "@max-booster/api-contract"
import { ChevronDown, GripVertical, Plus, Trash2 } from "lucide-react"
import { memo, useState } from "react"
import { Badge } from "@/components/badge"
import { Button } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { cn } from "@/lib/cn"
import { formatDuration } from "@/lib/format"
import { addTrack, moveTrack, placeTrack, removeTrack } from "./document-edits"
import { useEditing } from "./editing.client"
import { IconButton } from "./fields.client"
import { Section } from "./section"
import { TrackEditor } from "./track-editor.client"
import { useReorder } from "./use-reorder.client"

type Props = { tracks: ReleaseTrack[]; people: ReleasePerson[]; pLine: ReleaseDocument["p_line"]; recordings: readonly RecordingView[]; licenses: readonly UsableLicense[]; blocked: ReadonlySet<string>; open: ReadonlySet<string>; onToggle: (id: string) => void }

/** The tracks of a release in their order, disc by disc; each opens for everything that is its own. */
export const Tracks = memo(function Tracks({ tracks, people, pLine, recordings, licenses, blocked, open, onToggle }: Props) {
  const { edit } = useEditing()
  const [said, setSaid] = useState("")
  const { list, dragged, handleOf } = useReorder({
    onMove: (id, by) => { edit(moveTrack(id, by)); setSaid(`${titleOf(tracks, id)} moved ${by < 0 ? "up" : "down"}`) },
    onPlace: (id, on) => { edit(placeTrack(id, on)); setSaid(`${titleOf(tracks, id)} moved`) },
  })
  const discs = tracks.at(-1)?.disc ?? 1
  return (
    <Section id="tracks" title="Tracks" lead={tracks.length === 0 ? "No tracks yet. Add the first one, and choose its recording." : "Drag a handle, or focus it and press the arrow keys, to change the order."}>
      <p role="status" className="sr-only">{said}</p>
      <ol ref={list} data-path="tracks" className="grid gap-2">
        {tracks.map((track, at) => {
          const name = track.title || "Without a title"
          const isOpen = open.has(track.id)
          const length = recordings.find(({ id }) => id === track.recording_id)?.analysis?.duration_ms
          const isFirstOfDisc = discs > 1 && tracks[at - 1]?.disc !== track.disc
          const number = tracks.filter((each, index) => each.disc === track.disc && index <= at).length
          return (
            <li key={track.id} data-row={track.id} data-path={`tracks.${track.id}`} className="grid gap-2">
              {isFirstOfDisc && <p className="pt-2 text-sm font-bold text-muted">{`Disc ${track.disc}`}</p>}
              <div className={cn("rounded-lg border border-line bg-raised", dragged?.id === track.id && "opacity-50", dragged && dragged.over === track.id && dragged.id !== track.id && "border-accent")}>
                <div className="flex items-center gap-1 p-1">
                  <IconButton label={`Move ${name}: arrow keys, or drag`} className="cursor-grab touch-none" {...handleOf(track.id)}><GripVertical aria-hidden /></IconButton>
                  <button type="button" aria-expanded={isOpen} className="flex min-h-11 min-w-0 flex-1 items-center gap-3 rounded-lg px-2 text-left hover:bg-line/40" onClick={() => { onToggle(track.id) }}>
                    <span className="tabular w-6 shrink-0 text-right text-muted"><span className="sr-only">Track </span>{number}</span>
                    <span className="grid min-w-0 flex-1"><span className="truncate font-semibold">{name}{track.version && <span className="font-normal text-muted">{` (${track.version})`}</span>}</span><span className="tabular truncate text-sm text-muted">{[track.isrc, track.recording_id === null ? "no recording" : null].filter(Boolean).join(" · ")}</span></span>
                    {blocked.has(track.id) && <Badge tone="bad">Blocks</Badge>}
                    {length !== undefined && <span className="tabular hidden text-sm text-muted sm:block">{formatDuration(length)}</span>}
                    <ChevronDown size={20} aria-hidden className={cn("shrink-0 text-muted transition-transform", isOpen && "rotate-180")} />
                  </button>
                  <Confirm trigger={<IconButton label={`Remove ${name}`}><Trash2 aria-hidden /></IconButton>} title={`Take “${name}” off the release?`} confirm="Take off" onConfirm={() => { edit(removeTrack(track.id)) }}>The recording itself stays. Undo brings the track back.</Confirm>
                </div>
                {isOpen && <TrackEditor track={track} people={people} pLine={pLine} recordings={recordings} licenses={licenses} />}
              </div>
            </li>
          )
        })}
      </ol>
      <div><Button tone="quiet" disabled={tracks.length >= MOST_TRACKS} onClick={() => { edit(addTrack()) }}><Plus size={18} aria-hidden />Add a track</Button></div>
    </Section>
  )
})

const titleOf = (tracks: readonly ReleaseTrack[], id: string): string => tracks.find((each) => each.id === id)?.title || "The track"
