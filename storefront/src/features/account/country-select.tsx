import { inputLook, Labelled } from "@/components/field"
import { countries } from "./countries"

/** A country by name. */
export function CountrySelect({ id = "country", value, error }: { id?: string; value?: string | undefined; error?: string | undefined }) {
  return (
    <Labelled id={id} label="Country" error={error}>
      <select id={id} name="country" required defaultValue={value ?? ""} autoComplete="country" aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-help` : undefined} className={inputLook}>
        <option value="" disabled>Choose a country</option>
        {countries.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
      </select>
    </Labelled>
  )
}
