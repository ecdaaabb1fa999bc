import { Button } from "@/components/button"
import { Field } from "@/components/field"

/** Asks for number and code; a plain form, so that it works without scripts. */
export function NumberForm({ number = "" }: { number?: string }) {
  return (
    <form action="/verify" className="grid gap-4">
      <Field id="number" label="License number" hint="Like MB-2026-000123" required maxLength={40} defaultValue={number} autoCapitalize="characters" spellCheck={false} autoComplete="off" />
      <Field id="c" label="Code" hint="Eight letters and digits, on the contract’s first page" required maxLength={20} autoCapitalize="characters" spellCheck={false} autoComplete="off" />
      <div><Button type="submit">Verify</Button></div>
    </form>
  )
}
