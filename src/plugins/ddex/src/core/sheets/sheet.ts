import { releaseTargetNames, type pasteSheetSchema, type ReleaseTarget } from "@max-booster/api-contract"
import type { z } from "zod"
import { inOrder } from "../ern/plan"
import type { ReleaseFacts } from "../facts"
import { forms, type FormTarget, type SheetTrack } from "./columns"

export type PasteSheet = z.infer<typeof pasteSheetSchema>

/** Whether a target is filled in by hand. */
export const hasSheet = (target: ReleaseTarget): target is FormTarget => target in forms

/** A release as a distributor's form asks for it: fields once, a row a track; text as it is typed in, nothing else. */
export function sheetOf(target: FormTarget, facts: ReleaseFacts): PasteSheet {
  const { release, track } = forms[target]
  const counts = new Map<number, number>()
  const placed = inOrder(facts.document.tracks).map((each): SheetTrack => {
    const number = (counts.get(each.disc) ?? 0) + 1
    counts.set(each.disc, number)
    return { track: each, disc: each.disc, number }
  })
  return { target, name: releaseTargetNames[target], columns: track.map(([label]) => label), rows: placed.map((on) => track.map(([, value]) => value(facts, on))), fields: release.map(([label, value]) => ({ label, value: value(facts, null) })) }
}

/** A cell: quoted where it must be; one that a spreadsheet would take for a formula gets an apostrophe before it. */
const cell = (value: string) => { const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value; return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe }

/** A sheet as CSV (RFC 4180), UTF-8 with its mark so that spreadsheets read it right: a row a track, the release's fields first. */
export const csvOf = ({ columns, rows, fields }: PasteSheet): string => `\ufeff${[[...fields.map(({ label }) => label), ...columns], ...rows.map((row) => [...fields.map(({ value }) => value), ...row])].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`
