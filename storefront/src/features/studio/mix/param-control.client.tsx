"use client"

import { setParams, type Entry } from "@max-booster/studio-core"
import type { AnyAudioEffect } from "@max-booster/studio-sound"
import { cn } from "@/lib/cn"
import { useEditor } from "../ui/use-editor.client"
import { ControlKnob } from "./control-knob.client"
import { attempt } from "./state"
import { paramSpec } from "./targets"

/** A parameter by its declaration: a switch, a choice, or a knob. */
export function ParamControl({ insert, effect, name, caption, disabled = false }: { insert: Entry<"inserts">; effect: AnyAudioEffect; name: string; caption?: string; disabled?: boolean }) {
  const editor = useEditor()
  const spec = paramSpec(effect, name)
  if (!spec) return null
  const { choices, label } = spec
  if (!choices) return <ControlKnob trackId={insert.trackId} target={`insert:${insert.id}:${name}`} of={effect.label} disabled={disabled} {...(caption !== undefined && { caption })} />
  const value = Math.round(insert[`p:${name}`] ?? spec.default)
  const set = (to: number) => { attempt(editor, setParams(insert.id, { [name]: to })) }
  const title = caption ?? label
  if (choices.length === 2 && /^off$/i.test(choices[0] ?? "")) return (
    <div className="grid w-[4.5rem] shrink-0 justify-items-center gap-1">
      <span aria-hidden className="w-full truncate text-center text-[11px] leading-tight text-muted">{title}</span>
      <button type="button" aria-label={`${label} of ${effect.label}`} aria-pressed={value === 1} disabled={disabled} onClick={() => { set(value === 1 ? 0 : 1) }} className={cn("min-h-11 w-14 rounded-lg border border-line-strong text-xs font-bold", value === 1 && "border-accent bg-accent text-accent-ink")}>{choices[value]}</button>
    </div>
  )
  return (
    <label className="grid shrink-0 gap-1 text-[11px] leading-tight text-muted">
      <span>{title}</span>
      <select aria-label={`${label} of ${effect.label}`} value={value} disabled={disabled} className="min-h-11 rounded-md border border-line-strong bg-raised px-2 text-sm text-ink" onChange={(event) => { set(Number(event.currentTarget.value)) }} onDoubleClick={() => { set(spec.default) }}>
        {choices.map((choice, index) => <option key={choice} value={index}>{choice}</option>)}
      </select>
    </label>
  )
}
