"use client"

import type { Id } from "@max-booster/studio-core"
import { useEffect, useLayoutEffect, useRef } from "react"
import { useEditor, useEditorState } from "../ui/use-editor.client"
import { valueAtTick, writerOf } from "./automation/writer"
import type { Spec } from "./spec"
import { laneOf, specOf, type Target } from "./targets"
import { useProjectValue } from "./use-project-value.client"

/** A control as a knob or a fader needs it. */
export type Handle = {
  spec: Spec
  /** Where it rests: the cursor's value of its lane, or its own. */
  value: number
  isAutomated: boolean
  /** It plays, and a lane or a hand may move it. */
  follows: boolean
  begin(): void
  set(value: number): void
  end(): void
  /** Calls back with each value that is heard while it plays and is not what it was; for as long as it is mounted. */
  follow: ((show: (value: number) => void) => void) | undefined
}

/** Binds a control of a track: what it shows, and what moving it does. Undefined where there is nothing (any more). */
export function useControl(trackId: Id, target: Target): Handle | undefined {
  const editor = useEditor()
  const { project } = editor
  const cursor = useEditorState((state) => state.cursor)
  const isPlaying = useEditorState((state) => state.isPlaying)
  const isWriting = useEditorState(({ mix }) => (mix.writing.get(trackId) ?? "read") !== "read")
  const shown = useRef<((value: number) => void)[]>([])
  const rests = useProjectValue((now) => valueAtTick(now, trackId, target, cursor))
  const isAutomated = useProjectValue((now) => laneOf(now, trackId, target) !== undefined)
  useProjectValue((now) => specOf(now, target)?.label ?? "")
  const spec = specOf(project, target)
  const writer = writerOf(editor)
  // Whoever shows it says so anew after each drawing.
  useLayoutEffect(() => { shown.current = [] })
  const follows = isPlaying && (isAutomated || isWriting)
  useEffect(() => {
    if (!follows) return
    let frame = 0
    const look = () => {
      const value = writer.now(trackId, target)
      for (const show of shown.current) show(value)
      frame = requestAnimationFrame(look)
    }
    look()
    return () => { cancelAnimationFrame(frame) }
  }, [follows, writer, trackId, target])
  return spec && {
    spec,
    value: follows ? writer.now(trackId, target) : rests,
    isAutomated,
    follows,
    begin: () => { writer.begin(trackId, target) },
    set: (value) => { writer.move(trackId, target, value) },
    end: () => { writer.end(trackId, target) },
    follow: (show) => { shown.current.push(show) },
  }
}
