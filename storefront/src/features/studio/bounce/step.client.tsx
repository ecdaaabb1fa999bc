"use client"

import { useId, type ReactNode } from "react"
import { cn } from "@/lib/cn"

/** One question of the dialog. */
export function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 gap-2 border-t border-line pt-3 first:border-t-0 first:pt-0">
      <legend className="float-left flex w-full items-center gap-2 pb-1 text-base font-bold"><span aria-hidden className="grid size-6 place-items-center rounded-full bg-accent-soft text-sm tabular text-accent">{number}</span>{title}</legend>
      {children}
    </fieldset>
  )
}

/** An answer; `name` groups those of which one is chosen. */
export function Answer({ name, label, about, isChosen, isOff = false, onChoose }: { name: string; label: string; about?: string; isChosen: boolean; isOff?: boolean; onChoose: () => void }) {
  const id = useId()
  return (
    <label className={cn("flex min-h-11 cursor-pointer items-center gap-3 rounded-lg border border-line-strong bg-raised px-3 py-1.5 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent", isChosen && "border-accent bg-accent-soft", isOff && "cursor-not-allowed opacity-60")}>
      <input type="radio" name={name} checked={isChosen} disabled={isOff} aria-label={label} aria-describedby={about ? id : undefined} className="size-5 shrink-0 accent-(--accent)" onChange={onChoose} />
      <span className="grid min-w-0"><span className="text-[15px] font-semibold">{label}</span>{about && <span id={id} className="text-sm tabular text-muted">{about}</span>}</span>
    </label>
  )
}

/** Something that is, or is not. */
export const Check = ({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) => (
  <label className="flex min-h-11 min-w-0 items-center gap-3 text-[15px]"><input type="checkbox" checked={isOn} className="size-5 shrink-0 accent-(--accent)" onChange={(event) => { onChange(event.currentTarget.checked) }} /><span className="truncate">{label}</span></label>
)
