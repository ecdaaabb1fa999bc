"use client"

import type { Entry } from "@max-booster/studio-core"
import type { AnyAudioEffect } from "@max-booster/studio-sound"
import { ParamControl } from "./param-control.client"

/** All parameters, or those named. */
export function Params({ insert, effect, names = Object.keys(effect.params), disabled = [] }: { insert: Entry<"inserts">; effect: AnyAudioEffect; names?: readonly string[]; disabled?: readonly string[] }) {
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
      {names.map((name) => <ParamControl key={name} insert={insert} effect={effect} name={name} disabled={disabled.includes(name)} />)}
    </div>
  )
}
