"use client"

import type { Finding, ReleaseView } from "@max-booster/api-contract"
import { createContext, type ReactNode, useContext, useMemo } from "react"
import type { Change } from "./document-edits"

/** What every part of the editor may do; none of it changes while one edits. */
export type Editing = {
  id: string
  /** One step of undo; edits with the same mark are one. */
  edit: (change: Change, mark?: string | null) => void
  /** Ends a step: the field was left. */
  seal: () => void
  act: <Answer extends { release: ReleaseView }>(work: () => Promise<Answer>) => Promise<Answer>
  /** Leads to a field: opens what it is in, scrolls, focuses. */
  goTo: (path: string) => void
}

const EditingContext = createContext<Editing | null>(null)
const FindingsContext = createContext<ReadonlyMap<string, readonly Finding[]>>(new Map())

/** Gives the editor's parts what they may do, and what was found at each field. */
export function EditingProvider({ editing: { id, edit, seal, act, goTo }, findings, children }: { editing: Editing; findings: readonly Finding[]; children: ReactNode }) {
  const stable = useMemo(() => ({ id, edit, seal, act, goTo }), [id, edit, seal, act, goTo])
  const found = useMemo(() => byPath(findings), [findings])
  return <EditingContext value={stable}><FindingsContext value={found}>{children}</FindingsContext></EditingContext>
}

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error("The editor's parts need EditingProvider above")
  return editing
}

/** What was found at a field. */
export const useFindingsAt = (path: string): readonly Finding[] => useContext(FindingsContext).get(path) ?? []

function byPath(findings: readonly Finding[]): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>()
  for (const each of findings) found.set(each.path, [...(found.get(each.path) ?? []), each])
  return found
}
