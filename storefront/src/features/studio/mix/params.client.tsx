"use client"

import type { Entry } from "@max-booster/studio-core"
import type { AnyAudioEffect } from "@max-booster/studio-sound"
import { ParamControl } from "./param-control.client"

/** All parameters, or those named. */
export function Params({ insert, effect, names = Object.keys(effect.params), disabled = [], without = "" }: { insert: Entry<"inserts">; effect: AnyAudioEffect; names?: readonly string[]; disabled?: readonly string[]; /** What all captions begin with, and the group says already. */ without?: string }) {
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
      {names.map((name) => <ParamControl key={name} insert={insert} effect={effect} name={name} disabled={disabled.includes(name)} {...captionOf(effect.params[name]?.label ?? name, without)} />)}
    </div>
  )
}

function captionOf(label: string, without: string): { caption?: string } {
  if (without === "" || !label.startsWith(without)) return {}
  return { caption: label.slice(without.length).trim().replace(/^./, (first) => first.toUpperCase()) }
}
