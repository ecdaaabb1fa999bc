"use client"

import type { ReleaseDocument, ReleasePerson } from "@max-booster/api-contract"
import { Plus } from "lucide-react"
import { memo, useState } from "react"
import { Button } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { inputLook, Labelled } from "@/components/field"
import { Credits } from "./credits.client"
import { removePerson, setPerson, timesNamed, withPerson } from "./document-edits"
import { useEditing } from "./editing.client"
import { CodeField, Folded, Place, TextField } from "./fields.client"
import { LocalNames } from "./local-names.client"
import { Section } from "./section"

/** Everybody who is named, once, with what identifies them; and the artists of the release. */
export const People = memo(function People({ people, credits, tracks }: Pick<ReleaseDocument, "people" | "credits" | "tracks">) {
  const { edit } = useEditing()
  const [name, setName] = useState("")
  const add = () => { if (name.trim() !== "") { edit((at) => withPerson(at, name).document); setName("") } }
  return (
    <Section id="people" title="People and credits" lead="Write somebody down once; tracks find the name again while you type.">
      <Credits track={null} credits={credits} people={people} legend="Artists of the release" />
      <Place path="people">
        <h3 className="text-base font-bold">Everybody</h3>
        {people.length === 0 && <p className="text-[15px] text-muted">Nobody yet. Whoever you credit appears here, with a place for ISNI, IPI and artist ids.</p>}
        <ul className="grid gap-2">{people.map((person) => <li key={person.id}><PersonFields person={person} times={timesNamed({ credits, tracks }, person.id)} /></li>)}</ul>
        <div className="grid items-end gap-2 sm:grid-cols-[1fr_auto]">
          <Labelled id="new-person" label="Somebody else"><input id="new-person" value={name} maxLength={5_000} autoComplete="off" className={inputLook} onChange={(event) => { setName(event.target.value) }} onKeyDown={(event) => { if (event.key === "Enter") add() }} /></Labelled>
          <Button tone="quiet" disabled={name.trim() === ""} onClick={add}><Plus size={18} aria-hidden />Write down</Button>
        </div>
      </Place>
    </Section>
  )
})

const PersonFields = memo(function PersonFields({ person, times }: { person: ReleasePerson; times: number }) {
  const { edit } = useEditing()
  const { id, name, names, isni, ipi, spotify_id, apple_id } = person
  const path = `people.${id}`
  const known = [isni && "ISNI", ipi && "IPI", spotify_id && "Spotify", apple_id && "Apple"].filter(Boolean).join(", ")
  return (
    <div data-path={path}>
      <Folded title={name || "Without a name"} note={[times === 0 ? "not credited yet" : `named ${times === 1 ? "once" : `${times} times`}`, known].filter(Boolean).join(" · ")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField path={`${path}.name`} label="Name" className="sm:col-span-2" value={name} to={(to) => setPerson(id, { name: to })} />
          <CodeField path={`${path}.isni`} label="ISNI" hint="16 digits; the last may be X." value={isni} to={(to) => setPerson(id, { isni: to })} />
          <CodeField path={`${path}.ipi`} label="IPI name number" hint="11 digits, of composers and lyricists." value={ipi} to={(to) => setPerson(id, { ipi: to })} />
          <CodeField path={`${path}.spotify_id`} label="Spotify artist id" hint="Keeps two artists of one name apart." value={spotify_id} to={(to) => setPerson(id, { spotify_id: to })} />
          <CodeField path={`${path}.apple_id`} label="Apple artist id" value={apple_id} to={(to) => setPerson(id, { apple_id: to })} />
        </div>
        <LocalNames path={`${path}.names`} names={names} to={(to) => setPerson(id, { names: to })} />
        <div><Confirm trigger={<Button tone="danger">Take out</Button>} title={`Take “${name}” out?`} confirm="Take out" onConfirm={() => { edit(removePerson(id)) }}>{times === 0 ? "Nobody else is changed." : "All credits and shares of this name go too. Undo brings them back."}</Confirm></div>
      </Folded>
    </div>
  )
})
