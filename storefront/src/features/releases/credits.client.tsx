"use client"

import { contributorRoles, displayRoles, type Credit, type CreditRole, type ReleaseDocument, type ReleasePerson } from "@max-booster/api-contract"
import { Plus, Trash2 } from "lucide-react"
import { type KeyboardEvent, useState } from "react"
import { Button } from "@/components/button"
import { inputLook, Labelled } from "@/components/field"
import { cn } from "@/lib/cn"
import { addCredit, replaced, setCredits, without } from "./document-edits"
import { useEditing } from "./editing.client"
import { IconButton, Place } from "./fields.client"
import { fieldId } from "./paths"
import { roleNames } from "./words"

const PEOPLE = "release-people"

/** The names that are there already, for fields where somebody is typed. */
export const PeopleNames = ({ people }: { people: ReleaseDocument["people"] }) => <datalist id={PEOPLE}>{people.map(({ id, name }) => <option key={id} value={name} />)}</datalist>

/** Who did what, on the release (`track` null) or on a track: names are written down once and found again while typing. */
export function Credits({ track, credits, people, legend }: { track: string | null; credits: Credit[]; people: ReleasePerson[]; legend: string }) {
  const { edit } = useEditing()
  const path = track === null ? "credits" : `tracks.${track}.credits`
  const nameOf = (id: string) => people.find((each) => each.id === id)?.name || "Somebody without a name"
  const set = (next: Credit[]) => { edit(setCredits(track, next)) }
  return (
    <Place path={path}>
      <fieldset className="grid gap-2">
        <legend className="pb-1 text-sm font-semibold">{legend}</legend>
        {credits.length > 0 && (
          <ul className="grid gap-2">
            {credits.map((credit, at) => {
              const name = nameOf(credit.person)
              return (
                <li key={at} data-path={`${path}.${at}`} className={cn("grid grid-cols-[1fr_auto] items-center gap-2 sm:grid-cols-[1fr_12rem_auto]", credit.role === "performer" && "sm:grid-cols-[1fr_12rem_12rem_auto]")}>
                  <span className="min-w-0 break-words text-[15px] font-semibold">{name}</span>
                  <RoleSelect label={`Role of ${name}`} value={credit.role} className="order-last col-span-2 sm:order-none sm:col-span-1" onChange={(role) => { set(replaced(credits, at, { ...credit, role, instrument: role === "performer" ? credit.instrument : null })) }} />
                  {credit.role === "performer" && <Instrument name={name} value={credit.instrument} onChange={(instrument) => { edit(setCredits(track, replaced(credits, at, { ...credit, instrument })), `${path}.${at}.instrument`) }} />}
                  <IconButton label={`Remove ${name} as ${roleNames[credit.role].toLowerCase()}`} onClick={() => { set(without(credits, at)) }}><Trash2 aria-hidden /></IconButton>
                </li>
              )
            })}
          </ul>
        )}
        <AddCredit track={track} path={path} first={credits.some(({ role }) => role === "main") ? "producer" : "main"} />
      </fieldset>
    </Place>
  )
}

function AddCredit({ track, path, first }: { track: string | null; path: string; first: CreditRole }) {
  const { edit } = useEditing()
  const [name, setName] = useState("")
  const [role, setRole] = useState<CreditRole | null>(null)
  const [instrument, setInstrument] = useState("")
  const shown = role ?? first
  const add = () => {
    if (name.trim() === "") return
    edit(addCredit(track, name, shown, shown === "performer" ? instrument.trim() || null : null))
    setName("")
    setInstrument("")
    setRole(null)
  }
  const onEnter = (event: KeyboardEvent) => { if (event.key === "Enter") { event.preventDefault(); add() } }
  const id = fieldId(`${path}.new`)
  return (
    <div className={cn("grid items-end gap-2 sm:grid-cols-[1fr_12rem_auto]", shown === "performer" && "sm:grid-cols-[1fr_12rem_12rem_auto]")} onKeyDown={onEnter}>
      <Labelled id={id} label="Name"><input id={id} list={PEOPLE} value={name} maxLength={5_000} autoComplete="off" placeholder="As stores shall show it" className={inputLook} onChange={(event) => { setName(event.target.value) }} /></Labelled>
      <Labelled id={`${id}-role`} label="Role"><RoleSelect id={`${id}-role`} value={shown} onChange={setRole} /></Labelled>
      {shown === "performer" && <Labelled id={`${id}-instrument`} label="Instrument"><input id={`${id}-instrument`} value={instrument} maxLength={100} className={inputLook} onChange={(event) => { setInstrument(event.target.value) }} /></Labelled>}
      <Button tone="quiet" disabled={name.trim() === ""} onClick={add}><Plus size={18} aria-hidden />Add</Button>
    </div>
  )
}

const Instrument = ({ name, value, onChange }: { name: string; value: string | null; onChange: (instrument: string | null) => void }) => (
  <input aria-label={`Instrument of ${name}`} placeholder="Instrument" value={value ?? ""} maxLength={100} className={cn(inputLook, "order-last col-span-2 sm:order-none sm:col-span-1")} onChange={(event) => { onChange(event.target.value || null) }} />
)

function RoleSelect({ id, label, value, className, onChange }: { id?: string; label?: string; value: CreditRole; className?: string; onChange: (role: CreditRole) => void }) {
  const group = (name: string, roles: readonly CreditRole[]) => <optgroup label={name}>{roles.map((role) => <option key={role} value={role}>{roleNames[role]}</option>)}</optgroup>
  return <select id={id} aria-label={label} value={value} className={cn(inputLook, className)} onChange={(event) => { onChange(event.target.value as CreditRole) }}>{group("Shown by stores", displayRoles)}{group("Who made it", contributorRoles)}</select>
}
