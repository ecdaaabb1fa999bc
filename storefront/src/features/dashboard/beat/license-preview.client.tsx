"use client"

import type { Clause } from "@max-booster/api-contract"
import { useEffect, useState } from "react"
import { previewLicenseAction } from "../actions"
import { termsOf, type TierRow } from "./tier-rows"

const SHOWN = ["Grant", "Limits of use"]

/** How the contract would say the limits that stand in the form, a moment after they were typed. */
export function LicensePreview({ row: { tier: { type, label }, terms } }: { row: TierRow }) {
  const wanted = JSON.stringify(termsOf(terms))
  const isReadable = terms.every(({ fault }) => fault === null)
  const [shown, setShown] = useState<{ of: string; clauses: Clause[]; message: string | null } | null>(null)
  useEffect(() => {
    if (!isReadable) return
    let isCurrent = true
    const timer = setTimeout(() => {
      void previewLicenseAction(type, JSON.parse(wanted) as Record<string, unknown>)
        .catch(() => ({ clauses: [], message: "The contract’s text cannot be shown right now. What you typed stays." }))
        .then((answer) => { if (isCurrent) setShown({ of: wanted, ...answer }) })
    }, 300)
    return () => { isCurrent = false; clearTimeout(timer) }
  }, [type, wanted, isReadable])
  const isBehind = isReadable && shown?.of !== wanted
  return (
    <section aria-label={`In the contract of ${label}`} aria-busy={isBehind} className="grid gap-2 rounded-lg border border-line bg-surface p-4 text-[15px]">
      <h3 className="font-semibold">In the contract</h3>
      {!isReadable && <p className="text-muted">Put the marked numbers right to see it.</p>}
      {isReadable && !shown && <div aria-hidden className="grid gap-2"><div className="h-4 w-1/3 rounded bg-line/70" /><div className="h-16 rounded bg-line/70" /></div>}
      {isReadable && shown?.message && <p role="alert" className="text-bad">{shown.message}</p>}
      {isReadable && shown?.clauses.filter(({ heading }) => SHOWN.includes(heading)).map(({ heading, text }) => <p key={heading} className={isBehind ? "opacity-60" : ""}><strong>{heading}.</strong> {text}</p>)}
    </section>
  )
}
