import { licenseStates } from "@max-booster/api-contract"
import { Button } from "@/components/button"
import { inputLook, Labelled } from "@/components/field"
import { AutoSubmit } from "@/features/shop/auto-submit.client"

const names: Record<(typeof licenseStates)[number], string> = { valid: "Valid", expired: "Expired", superseded: "Superseded", revoked: "Revoked", issuing: "Being written" }

/** Search and filter of a list of licenses: a plain form, which works without scripts. */
export function LicenseSearch({ action, q, state, label }: { action: string; q: string | undefined; state: string | undefined; label: string }) {
  return (
    <form action={action} role="search" aria-label="Licenses" className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_12rem_auto]">
      <AutoSubmit />
      <Labelled id="license-q" label={label}><input id="license-q" type="search" name="q" defaultValue={q ?? ""} maxLength={100} className={inputLook} /></Labelled>
      <Labelled id="license-state" label="State"><select id="license-state" name="state" defaultValue={state ?? ""} className={inputLook}><option value="">All</option>{licenseStates.map((each) => <option key={each} value={each}>{names[each]}</option>)}</select></Labelled>
      <Button type="submit" tone="ink">Search</Button>
    </form>
  )
}
