"use client"

import type { Range } from "@max-booster/mastering"
import { useId, useState } from "react"
import { cn } from "@/lib/cn"

type Props = { label: string; value: number; range: Range; onChange: (value: number, mark: string) => void; className?: string }

/** A number of the chain with a slider beside it; out of range it says so and changes nothing. */
export function NumberField({ label, value, range: { min, max, step, unit }, onChange, className }: Props) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && !isWithin(Number(typed), min, max, typed)
  return (
    <div className={cn("grid content-start gap-1", className)}>
      <label htmlFor={id} className="text-sm font-semibold">{label}</label>
      <div className="flex items-center gap-3">
        <input
          type="range" tabIndex={-1} aria-hidden min={min} max={max} step={step} value={value} className="h-11 min-w-0 flex-1 accent-(--accent)"
          onChange={(event) => { setTyped(null); onChange(Number(event.currentTarget.value), `slide-${id}`) }}
        />
        <span className="flex items-center gap-1.5">
          <input
            id={id} type="number" min={min} max={max} step={step} value={typed ?? value} aria-invalid={isWrong || undefined} aria-describedby={isWrong ? `${id}-help` : undefined}
            className={cn("tabular min-h-11 w-24 rounded-lg border border-line-strong bg-raised px-2 text-right text-[15px]", isWrong && "border-bad")}
            onChange={(event) => {
              const text = event.currentTarget.value
              setTyped(text)
              if (isWithin(Number(text), min, max, text)) onChange(Number(text), `type-${id}`)
            }}
            onBlur={() => { setTyped(null) }}
          />
          <span className="w-11 text-sm text-muted">{unit}</span>
        </span>
      </div>
      {isWrong && <p id={`${id}-help`} className="text-sm text-bad">{`From ${min} to ${max}${unit && ` ${unit}`}`}</p>}
    </div>
  )
}

const isWithin = (value: number, min: number, max: number, text: string) => text.trim() !== "" && Number.isFinite(value) && value >= min && value <= max
