"use client"

import { readPasteSheet, releaseTargetNames, type ReleaseTarget } from "@max-booster/api-contract"
import { ClipboardCheck, ClipboardCopy } from "lucide-react"
import { useEffect, useState } from "react"
import { Button } from "@/components/button"
import { Message } from "@/components/field"
import { Block } from "@/features/dashboard/skeleton"
import { ask, AskError } from "./ask"
import { useEditing } from "./editing.client"

type Sheet = Awaited<ReturnType<typeof ask<typeof readPasteSheet>>>["sheet"]

/** What a distributor's form asks, in its own words and order, each with a button that copies. */
export function PasteSheet({ target, stamp }: { target: ReleaseTarget; stamp: string }) {
  const [isOpen, setOpen] = useState(false)
  const name = releaseTargetNames[target]
  return (
    <div className="grid gap-3">
      <div><Button tone="quiet" aria-expanded={isOpen} onClick={() => { setOpen(!isOpen) }}>{isOpen ? "Close the sheet" : `What to paste at ${name}`}</Button></div>
      {isOpen && <Open key={stamp} target={target} />}
    </div>
  )
}

function Open({ target }: { target: ReleaseTarget }) {
  const { id } = useEditing()
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    const asking = new AbortController()
    ask(readPasteSheet, { params: { id, target } }, { signal: asking.signal }).then(({ sheet: read }) => { setSheet(read) }, (error: unknown) => { if (error instanceof AskError) setProblem(error.message) })
    return () => { asking.abort() }
  }, [id, target])
  if (problem) return <Message>{`The sheet could not be read. ${problem}`}</Message>
  if (!sheet) return <div role="status" aria-label="The sheet is being read"><Block className="h-40" /></div>
  return (
    <div className="grid gap-4">
      <dl className="grid gap-1">{sheet.fields.map(({ label, value }) => <div key={label} className="grid grid-cols-[1fr_auto] items-center gap-3 border-b border-line py-1"><div className="min-w-0"><dt className="text-sm text-muted">{label}</dt><dd className="break-words text-[15px]">{value || "–"}</dd></div><Copy label={label} value={value} /></div>)}</dl>
      {sheet.rows.length > 0 && (
        <div role="region" aria-label="Tracks to paste" tabIndex={0} className="overflow-x-auto">
          <table className="w-full text-left text-sm">
            <thead><tr>{sheet.columns.map((column) => <th key={column} scope="col" className="whitespace-nowrap px-2 py-1 font-semibold text-muted">{column}</th>)}</tr></thead>
            <tbody>{sheet.rows.map((row, at) => <tr key={at} className="border-t border-line">{row.map((cell, column) => <td key={column} className="px-2 py-1"><span className="flex items-center gap-1"><span className="min-w-0">{cell || "–"}</span>{cell && <Copy label={`${sheet.columns[column] ?? ""} of row ${at + 1}`} value={cell} />}</span></td>)}</tr>)}</tbody>
          </table>
        </div>
      )}
    </div>
  )
}

function Copy({ label, value }: { label: string; value: string }) {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle")
  const copy = () => { navigator.clipboard.writeText(value).then(() => { setState("copied") }, () => { setState("refused") }) }
  return (
    <>
      <button type="button" disabled={value === ""} aria-label={`Copy ${label}`} title={`Copy ${label}`} className="grid size-11 shrink-0 place-items-center rounded-lg text-muted hover:bg-line/60 hover:text-ink disabled:opacity-30" onClick={copy}>{state === "copied" ? <ClipboardCheck size={20} aria-hidden className="text-good" /> : <ClipboardCopy size={20} aria-hidden />}</button>
      <span role="status" className={state === "refused" ? "text-sm text-bad" : "sr-only"}>{state === "copied" ? `${label} is copied` : state === "refused" ? "The browser does not let us copy. Select the text instead." : ""}</span>
    </>
  )
}
