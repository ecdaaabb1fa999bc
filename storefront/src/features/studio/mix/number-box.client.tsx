"use client"

import { useEffect, useRef } from "react"
import { cn } from "@/lib/cn"
import { readTyped, said, type Spec } from "./spec"

/** A value that can be typed: "-6", "2k", "L 30". What is none puts back what was. */
export function NumberBox({ spec, value, label, className, onChange, follow }: { spec: Spec; value: number; label: string; className?: string; onChange: (value: number) => void; follow?: ((show: (value: number) => void) => void) | undefined }) {
  const text = said(spec, value)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => { follow?.((now) => { if (input.current && document.activeElement !== input.current) input.current.value = said(spec, now) }) })
  return (
    <input
      key={text} ref={input} aria-label={label} defaultValue={text} className={cn("w-full min-w-0 rounded border border-transparent bg-transparent text-center text-xs tabular hover:border-line-strong focus:border-accent", className)}
      onFocus={(event) => { event.currentTarget.select() }}
      onBlur={(event) => {
        const typed = readTyped(spec, event.currentTarget.value)
        event.currentTarget.value = text
        if (typed !== undefined && said(spec, typed) !== text) onChange(typed)
      }}
      onKeyDown={(event) => { if (event.key === "Enter") event.currentTarget.blur(); if (event.key === "Escape") { event.currentTarget.value = text; event.currentTarget.blur() } }}
    />
  )
}
