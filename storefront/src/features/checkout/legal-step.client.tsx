"use client"

import type { Legal } from "@max-booster/api-contract"
import { useState } from "react"
import { Button } from "@/components/button"
import { LegalForm } from "@/features/account/legal-form.client"
import { countryName } from "@/features/account/countries"

/** Whom the contracts name: shown when known, asked for when not. */
export function LegalStep({ legal }: { legal: Legal | null }) {
  const [isChanging, setChanging] = useState(false)
  if (!legal || isChanging) return <LegalForm legal={legal} action={legal ? "Save" : "Save and read the contracts"} onSaved={() => { setChanging(false) }} />
  return (
    <div className="flex flex-wrap items-start justify-between gap-4">
      <address className="whitespace-pre-line not-italic">{`${legal.name}\n${legal.address}\n${countryName(legal.country)}`}</address>
      <Button tone="quiet" onClick={() => { setChanging(true) }}>Change</Button>
    </div>
  )
}
