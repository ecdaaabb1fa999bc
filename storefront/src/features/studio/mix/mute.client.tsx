"use client"

import type { Entry } from "@max-booster/studio-core"
import { useEffect, useState } from "react"
import { cn } from "@/lib/cn"
import { switchLook } from "../ui/switch-look"
import { useEditor } from "../ui/use-editor.client"
import { writerOf } from "./automation/writer"
import { useControl } from "./use-control.client"

/** Mutes a track; it follows its automation, and is written by the track's mode like any control. */
export function Mute({ track }: { track: Entry<"tracks"> }) {
  const editor = useEditor()
  const handle = useControl(track.id, "mute")
  const [heard, setHeard] = useState<boolean | null>(null)
  const rests = (handle?.value ?? 0) >= 0.5
  useEffect(() => {
    // A mute changes now and then, not each frame: so it may go through React.
    handle?.follow?.((value) => { setHeard(value >= 0.5) })
  })
  const isMuted = handle?.follows && heard !== null ? heard : rests
  // Nothing holds a switch: what it writes goes on until playing ends.
  const turn = () => { writerOf(editor).move(track.id, "mute", isMuted ? 0 : 1) }
  return <button type="button" aria-label={`Mute ${track.name}`} aria-pressed={isMuted} onClick={turn} className={cn(switchLook, isMuted && "border-bad bg-bad text-paper", handle?.isAutomated && !isMuted && "border-good text-good")}>M</button>
}
