"use client"

import { useEditorState, useProject } from "../../ui/use-editor.client"
import { Params } from "../params.client"
import { said } from "../spec"
import { paramSpec } from "../targets"
import type { FaceProps } from "./faces.client"
import { quartersOf } from "./scales"

/** A delay: its time in note values, and what they come to at the tempo of the cursor. */
export function DelayFace({ insert, effect }: FaceProps) {
  const project = useProject()
  const cursor = useEditorState((state) => state.cursor)
  const sync = effect.params.sync
  const choice = sync?.choices?.[Math.round(insert["p:sync"] ?? sync.default)] ?? ""
  const quarters = quartersOf(choice)
  const bpm = project.tempo.bpmAt(cursor)
  const time = paramSpec(effect, "time")
  return (
    <div className="grid gap-2">
      <p className="text-sm text-muted">{quarters === undefined || !time ? "Free: the echoes keep their time whatever the tempo is." : `${choice} note at ${bpm.toFixed(bpm % 1 ? 1 : 0)} BPM: an echo every ${said(time, (quarters * 60_000) / bpm)}.`}</p>
      <Params insert={insert} effect={effect} disabled={quarters === undefined ? [] : ["time"]} />
    </div>
  )
}
