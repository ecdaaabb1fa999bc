"use client"

import { type FormEvent, useEffect, useRef, useState } from "react"
import type { Outcome } from "@/lib/outcome"

/**
 * What a form's last outcome says of each field. Leads to the first marked field once it is marked;
 * a field that is typed in again loses its mark.
 */
export function useFaults(outcome: Outcome | null) {
  const form = useRef<HTMLFormElement>(null)
  const [mended, setMended] = useState<{ of: Outcome | null; names: readonly string[] }>({ of: null, names: [] })
  useEffect(() => { if (outcome?.ok === false) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus() }, [outcome])
  const names = mended.of === outcome ? mended.names : []
  const fields: Partial<Record<string, string>> = Object.fromEntries(Object.entries(outcome?.fields ?? {}).filter(([name]) => !names.includes(name)))
  const onInput = ({ target }: FormEvent<HTMLFormElement>) => {
    if ("name" in target && typeof target.name === "string" && fields[target.name]) setMended({ of: outcome, names: [...names, target.name] })
  }
  return { form, fields, onInput }
}
