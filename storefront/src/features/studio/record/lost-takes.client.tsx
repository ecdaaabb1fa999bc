"use client"

import { Button } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { useEditorState } from "../ui/use-editor.client"
import { sayTime } from "./level.client"
import { useRecording } from "./recording"

/** What ended a recording, and takes that a crash or a reload left: to be put where they were played, or thrown away. */
export function RecordingNews() {
  const recording = useRecording()
  const { lost, trouble } = useEditorState((state) => state.recording)
  return (
    <>
      {trouble && (
        <div role="alert" className="flex flex-wrap items-center gap-x-4 border-b border-bad/40 bg-bad-soft px-4 py-1 text-sm text-bad">
          <p className="min-w-0 flex-1">{trouble}</p>
          <button type="button" className="min-h-11 px-2 font-semibold" onClick={() => { recording.set({ trouble: null }) }}>Understood</button>
        </div>
      )}
      {lost.map((take) => (
        <div key={take.meta.id} role="status" aria-label={`Take “${take.meta.name}”`} className="flex flex-wrap items-center gap-2 border-b border-warn/40 bg-warn-soft px-4 py-2 text-sm text-warn">
          <p className="min-w-0 flex-1 basis-60"><strong>{`The take “${take.meta.name}” was cut off.`}</strong>{` ${take.seconds > 0 ? `${sayTime(take.seconds)} of it are` : "It is"} kept on this device, recorded ${new Date(take.meta.startedAt).toLocaleString()}.`}</p>
          <Button onClick={() => { void recording.recover(take) }}>Put it in place</Button>
          <Confirm trigger={<Button tone="danger">Throw it away</Button>} title="Throw this take away?" confirm="Throw it away" onConfirm={() => { void recording.throwAway(take) }}>{`“${take.meta.name}” cannot be brought back afterwards.`}</Confirm>
        </div>
      ))}
    </>
  )
}
