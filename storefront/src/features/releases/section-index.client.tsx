"use client"

import type { Finding, ReleaseView } from "@max-booster/api-contract"
import { Circle, CircleAlert, CircleCheck } from "lucide-react"
import { cn } from "@/lib/cn"
import { hindering } from "./findings"
import { sections, sectionOf, type SectionId } from "./paths"

type Props = { missing: ReleaseView["completeness"]["missing"]; findings: readonly Finding[]; className?: string }
/** Parts that are filled in; the others are what comes of it. */
const FILLED: readonly SectionId[] = ["basics", "cover", "tracks", "people", "deals", "targets", "identifiers", "ai"]

/** The parts of the editor with what is missing in each, beside the page; on small screens a list to jump by. */
export function SectionIndex({ missing, findings, className }: Props) {
  const blocked = hindering(findings)
  const lacks = (id: SectionId) => missing.filter(({ path }) => sectionOf(path) === id)
  return (
    <nav aria-label="Parts of the release" className={className}>
      <ul className="grid gap-0.5">
        {sections.map(([id, name]) => {
          const [open, blocks] = [lacks(id).length, blocked[id] ?? 0]
          const note = blocks > 0 ? `${blocks} to mend` : open > 0 ? `${open} missing` : FILLED.includes(id) ? "complete" : null
          const Icon = blocks > 0 ? CircleAlert : open > 0 ? Circle : CircleCheck
          return (
            <li key={id}>
              <a href={`#${id}`} className="flex min-h-11 items-center gap-2 rounded-lg px-3 text-[15px] hover:bg-line/60">
                {FILLED.includes(id) ? <Icon size={16} aria-hidden className={cn("shrink-0", blocks > 0 ? "text-bad" : open > 0 ? "text-muted" : "text-good")} /> : <span className="w-4" />}
                <span className="min-w-0 flex-1 font-medium">{name}</span>
                {note && <span className={note === "complete" ? "sr-only" : "tabular text-sm text-muted"}>{note}</span>}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

/** The same for small screens. */
export function SectionJump({ missing, className }: Pick<Props, "missing" | "className">) {
  const jump = (id: string) => {
    const section = document.getElementById(id)
    section?.scrollIntoView()
    section?.focus({ preventScroll: true })
  }
  return (
    <select aria-label="Go to a part of the release" value="" className={cn("min-h-11 rounded-lg border border-line-strong bg-raised px-2 text-[15px]", className)} onChange={(event) => { jump(event.target.value) }}>
      <option value="" disabled>Go to…</option>
      {sections.map(([id, name]) => { const open = missing.filter(({ path }) => sectionOf(path) === id).length; return <option key={id} value={id}>{open > 0 ? `${name}: ${open} missing` : name}</option> })}
    </select>
  )
}
