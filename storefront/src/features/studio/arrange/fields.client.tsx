"use client"

import type { ReactNode } from "react"
import { cn } from "@/lib/cn"
import { fieldLook } from "../ui/transport-bar.client"

/** A label beside a control. */
export const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="grid min-h-9 grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-2 text-sm"><span className="text-muted" aria-hidden>{label}</span>{children}</div>
)

/** A number that is typed: taken over on Enter or when the field is left, put back when it is none. */
export function TypedNumber({ label, value, min, max, step, unit, onChange }: { label: string; value: number; min: number; max: number; step: number; unit?: string; onChange: (value: number) => void }) {
  const shown = Math.round(value * 10_000) / 10_000
  return (
    <span className="flex items-center gap-1">
      <input
        key={shown} type="number" aria-label={label} min={min} max={max} step={step} defaultValue={shown} className={cn(fieldLook, "w-24 pointer-coarse:min-h-11")}
        onBlur={({ currentTarget }) => {
          const next = Number(currentTarget.value)
          if (currentTarget.value === "" || !Number.isFinite(next)) currentTarget.value = String(shown)
          else if (next !== shown) onChange(Math.min(max, Math.max(min, next)))
        }}
        onKeyDown={(event) => { if (event.key === "Enter") event.currentTarget.blur() }}
      />
      {unit && <span aria-hidden className="text-xs text-muted">{unit}</span>}
    </span>
  )
}

/** A text that is typed: taken over on Enter or when the field is left. */
export function TypedText({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <input
      key={value} aria-label={label} defaultValue={value} className={cn(fieldLook, "w-full min-w-0 pointer-coarse:min-h-11")}
      onBlur={({ currentTarget }) => { const next = currentTarget.value.trim(); if (next !== value) onChange(next) }}
      onKeyDown={(event) => { if (event.key === "Enter") event.currentTarget.blur() }}
    />
  )
}

/** A switch with its words. */
export const Check = ({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) => (
  <label className="flex min-h-9 items-center gap-2 text-sm pointer-coarse:min-h-11"><input type="checkbox" className="size-5 accent-accent" checked={isOn} onChange={(event) => { onChange(event.currentTarget.checked) }} />{label}</label>
)

/** The colors of tracks, to choose from; "" is the one that it has by its place. */
export function Colours({ label, value, choices, onChange }: { label: string; value: string; choices: readonly string[]; onChange: (colour: string) => void }) {
  return (
    <span role="radiogroup" aria-label={label} className="flex flex-wrap gap-1">
      {["", ...choices].map((colour, index) => (
        <button key={colour} type="button" role="radio" aria-checked={value === colour} aria-label={colour === "" ? "By place" : `Color ${index}`} title={colour === "" ? "By place" : `Color ${index}`} onClick={() => { onChange(colour) }} className={cn("size-7 rounded-full border-2 pointer-coarse:size-11", value === colour ? "border-ink" : "border-transparent", colour === "" && "border-dashed border-line-strong")} style={{ background: colour }} />
      ))}
    </span>
  )
}
