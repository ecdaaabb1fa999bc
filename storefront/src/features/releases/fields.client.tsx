"use client"

import type { ReleaseDocument } from "@max-booster/api-contract"
import { type ComponentProps, type ReactNode, useState } from "react"
import { inputLook, Labelled } from "@/components/field"
import { cn } from "@/lib/cn"
import { useEditing, useFindingsAt } from "./editing.client"
import { languagesWith, NO_WORDS } from "./languages"
import { fieldId } from "./paths"
import { Severity } from "./severity-icon"

type To<Value> = (value: Value) => (document: ReleaseDocument) => ReleaseDocument
type Common = { path: string; label: string; hint?: string | undefined; className?: string }

/** Where a field of the document stands, with what was found there. */
export function Place({ path, className, children }: { path: string; className?: string | undefined; children: ReactNode }) {
  const findings = useFindingsAt(path)
  return (
    <div data-path={path} className={cn("grid min-w-0 content-start gap-1.5", className)}>
      {children}
      {findings.map(({ rule, severity, title, reason }) => <p key={rule + reason} className="flex items-start gap-1.5 text-sm"><Severity severity={severity} isShort />{title}</p>)}
    </div>
  )
}

/** A line of text; what is typed in it is one step of undo. */
export function TextField({ path, label, hint, className, value, to, most = 5_000, ...props }: Common & { value: string; to: To<string>; most?: number } & Pick<ComponentProps<"input">, "placeholder" | "inputMode" | "list" | "spellCheck" | "lang">) {
  const { edit, seal } = useEditing()
  const id = fieldId(path)
  return (
    <Place path={path} className={className}>
      <Labelled id={id} label={label} hint={hint}>
        <input id={id} value={value} maxLength={most} aria-describedby={hint ? `${id}-help` : undefined} className={inputLook} onChange={(event) => { edit(to(event.target.value), path) }} onBlur={seal} {...props} />
      </Labelled>
    </Place>
  )
}

/** A code, such as an ISRC: nothing is none. */
export const CodeField = ({ value, to, ...props }: Omit<ComponentProps<typeof TextField>, "value" | "to" | "most"> & { value: string | null; to: To<string | null> }) =>
  <TextField {...props} spellCheck={false} most={40} value={value ?? ""} to={(typed) => to(typed === "" ? null : typed)} />

/** Several lines of text. */
export function LongField({ path, label, hint, className, value, to, rows = 4, most }: Common & { value: string; to: To<string>; rows?: number; most: number }) {
  const { edit, seal } = useEditing()
  const id = fieldId(path)
  return (
    <Place path={path} className={className}>
      <Labelled id={id} label={label} hint={hint}>
        <textarea id={id} value={value} rows={rows} maxLength={most} aria-describedby={hint ? `${id}-help` : undefined} className={cn(inputLook, "py-2")} onChange={(event) => { edit(to(event.target.value), path) }} onBlur={seal} />
      </Labelled>
    </Place>
  )
}

/** A day, or none. */
export function DayField({ path, label, hint, className, value, to }: Common & { value: string | null; to: To<string | null> }) {
  const { edit, seal } = useEditing()
  const id = fieldId(path)
  return (
    <Place path={path} className={className}>
      <Labelled id={id} label={label} hint={hint}>
        <input id={id} type="date" value={value ?? ""} min="1900-01-01" max="2999-12-31" aria-describedby={hint ? `${id}-help` : undefined} className={cn(inputLook, "tabular")} onChange={(event) => { edit(to(event.target.value || null), path) }} onBlur={seal} />
      </Labelled>
    </Place>
  )
}

/** A whole number within bounds, or none; what is no such number stays typed, says so, and is not kept. */
export function NumberField({ path, label, hint, className, value, to, min, max, isNeeded = false }: Common & { value: number | null; to: To<number | null>; min: number; max: number; isNeeded?: boolean }) {
  const { edit, seal } = useEditing()
  const [typed, setTyped] = useState<string | null>(null)
  const id = fieldId(path)
  const read = (words: string): number | null | undefined => {
    if (words.trim() === "") return isNeeded ? undefined : null
    const number = Number(words)
    return Number.isInteger(number) && number >= min && number <= max ? number : undefined
  }
  const isWrong = typed !== null && read(typed) === undefined
  const take = (words: string) => {
    const number = read(words)
    setTyped(number === undefined ? words : null)
    if (number !== undefined) edit(to(number), path)
  }
  return (
    <Place path={path} className={className}>
      <Labelled id={id} label={label} hint={hint} error={isWrong ? `Write a whole number from ${min} to ${max}` : undefined}>
        <input id={id} inputMode="numeric" value={typed ?? value ?? ""} aria-invalid={isWrong ? true : undefined} aria-describedby={hint || isWrong ? `${id}-help` : undefined} className={cn(inputLook, "tabular", isWrong && "border-bad")} onChange={(event) => { take(event.target.value) }} onBlur={seal} />
      </Labelled>
    </Place>
  )
}

/** One of several. */
export function ChoiceField<Value extends string>({ path, label, hint, className, value, options, none, to }: Common & { value: Value | null; options: readonly { value: Value; name: string }[]; none?: string; to: To<Value | null> }) {
  const { edit } = useEditing()
  const id = fieldId(path)
  return (
    <Place path={path} className={className}>
      <Labelled id={id} label={label} hint={hint}>
        <select id={id} value={value ?? ""} aria-describedby={hint ? `${id}-help` : undefined} className={inputLook} onChange={(event) => { edit(to(options.find((each) => each.value === event.target.value)?.value ?? null)) }}>
          {none !== undefined && <option value="">{none}</option>}
          {options.map((option) => <option key={option.value} value={option.value}>{option.name}</option>)}
        </select>
      </Labelled>
    </Place>
  )
}

/** A language; of lyrics also none at all. */
export const LanguageField = ({ value, ofLyrics = false, ...props }: Omit<ComponentProps<typeof ChoiceField<string>>, "options">& { ofLyrics?: boolean }) =>
  <ChoiceField {...props} value={value} options={[...(ofLyrics ? [{ value: NO_WORDS, name: "No words: an instrumental" }] : []), ...languagesWith(value).map(({ tag, name }) => ({ value: tag, name }))]} />

/** A box to tick. */
export function TickField({ path, label, hint, className, value, to }: Common & { value: boolean; to: To<boolean> }) {
  const { edit } = useEditing()
  return (
    <Place path={path} className={className}>
      <Tick label={label} hint={hint} checked={value} onChange={(isOn) => { edit(to(isOn)) }} />
    </Place>
  )
}

/** A box with its words, big enough for a thumb. */
export const Tick = ({ label, hint, checked, onChange }: { label: string; hint?: string | undefined; checked: boolean; onChange: (isOn: boolean) => void }) => (
  <label className="flex min-h-11 items-start gap-3 py-2.5 text-[15px]">
    <input type="checkbox" checked={checked} onChange={(event) => { onChange(event.target.checked) }} className="size-6 shrink-0 accent-(--accent)" />
    <span className="grid">{label}{hint && <span className="text-sm text-muted">{hint}</span>}</span>
  </label>
)

/** A part that is folded until somebody needs it; what leads into it opens it. */
export const Folded = ({ title, note, children }: { title: string; note?: string | undefined; children: ReactNode }) => (
  <details className="group rounded-lg border border-line">
    <summary className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 rounded-lg px-4 py-2 text-[15px] font-semibold hover:bg-line/40">{title}{note && <span className="text-sm font-normal text-muted">{note}</span>}</summary>
    <div className="grid gap-4 border-t border-line p-4">{children}</div>
  </details>
)

/** A small square button with a sign. */
export const IconButton = ({ label, children, className, ...props }: { label: string; children: ReactNode } & ComponentProps<"button">) => (
  <button type="button" aria-label={label} title={label} className={cn("grid size-11 shrink-0 place-items-center rounded-lg text-muted hover:bg-line/60 hover:text-ink disabled:opacity-30 [&>svg]:size-5", className)} {...props}>{children}</button>
)
