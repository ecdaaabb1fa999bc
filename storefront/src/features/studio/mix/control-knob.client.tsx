"use client"

import type { Id } from "@max-booster/studio-core"
import { Knob } from "./knob.client"
import type { Target } from "./targets"
import { useControl } from "./use-control.client"

/** A knob of a track: what its automation does, and what a hand does, by the track's mode. */
export function ControlKnob({ trackId, target, of, caption, disabled = false }: { trackId: Id; target: Target; /** Whose it is, for its name. */ of: string; caption?: string; disabled?: boolean }) {
  const handle = useControl(trackId, target)
  if (!handle) return null
  const { spec, value, isAutomated, begin, set, end, follow } = handle
  return <Knob spec={spec} value={value} label={`${spec.label} of ${of}`} {...(caption !== undefined && { caption })} isAutomated={isAutomated} disabled={disabled} onBegin={begin} onChange={set} onEnd={end} follow={follow} />
}
