"use client"

import type { ReleasePerson, ReleaseTrack } from "@max-booster/api-contract"
import { Equal, Plus, Trash2 } from "lucide-react"
import { type KeyboardEvent, useState } from "react"
import { Button } from "@/components/button"
import { inputLook, Labelled } from "@/components/field"
import { cn } from "@/lib/cn"
import { DivisionBar } from "../splits/division-bar"
import { evenly, offBy, parsePercent, percent, toTyped } from "../splits/percent"
import { addShare, replaced, setTrack, without } from "./document-edits"
import { useEditing } from "./editing.client"
import { IconButton, Place } from "./fields.client"
import { fieldId } from "./paths"
import { roleNames } from "./words"

type Share = ReleaseTrack["shares"][number]
const ROLES = ["composer", "lyricist", "arranger"] as const

/** Who holds the composition: shares with their sum while one types. */
export function Shares({ track, shares, people }: { track: string; shares: Share[]; people: ReleasePerson[] }) {
  const { edit, seal } = useEditing()
  const [name, setName] = useState("")
  const path = `tracks.${track}.shares`
  const nameOf = (id: string) => people.find((each) => each.id === id)?.name || "Somebody without a name"
  const sum = shares.reduce((total, { points }) => total + points, 0)
  const set = (next: Share[], mark: string | null = null) => { edit(setTrack(track, { shares: next }), mark) }
  const add = () => { if (name.trim() !== "") { edit(addShare(track, name, "composer")); setName("") } }
  const id = fieldId(`${path}.new`)
  return (
    <Place path={path}>
      <fieldset className="grid gap-2">
        <legend className="pb-1 text-sm font-semibold">Publishing: who wrote it</legend>
        {shares.length > 0 && (
          <>
            <ul className="grid gap-2">
              {shares.map((share, at) => (
                <li key={at} data-path={`${path}.${at}`} className="grid grid-cols-[1fr_6rem_auto] items-center gap-2 sm:grid-cols-[1fr_12rem_6rem_auto]">
                  <span className="col-span-3 min-w-0 break-words text-[15px] font-semibold sm:col-span-1">{nameOf(share.person)}</span>
                  <select aria-label={`What ${nameOf(share.person)} wrote`} value={share.role} className={inputLook} onChange={(event) => { const role = ROLES.find((each) => each === event.target.value); if (role) set(replaced(shares, at, { ...share, role })) }}>{ROLES.map((role) => <option key={role} value={role}>{roleNames[role]}</option>)}</select>
                  <Percent label={`Share of ${nameOf(share.person)}, %`} points={share.points} onChange={(points) => { set(replaced(shares, at, { ...share, points }), `${path}.${at}`) }} onLeave={seal} />
                  <IconButton label={`Remove the share of ${nameOf(share.person)}`} onClick={() => { set(without(shares, at)) }}><Trash2 aria-hidden /></IconButton>
                </li>
              ))}
            </ul>
            <p className="tabular flex justify-between gap-3 text-sm"><span>Together</span><span role="status" className={offBy(sum) ? "font-semibold text-warn" : "text-good"}>{offBy(sum) ?? percent(sum)}</span></p>
            <DivisionBar label="Publishing" parts={shares.map(({ person, points }) => ({ name: nameOf(person), points }))} />
          </>
        )}
        <div className="grid items-end gap-2 sm:grid-cols-[1fr_auto_auto]" onKeyDown={(event: KeyboardEvent) => { if (event.key === "Enter" && event.target instanceof HTMLInputElement && event.target.id === id) { event.preventDefault(); add() } }}>
          <Labelled id={id} label="Writer"><input id={id} list="release-people" value={name} maxLength={5_000} autoComplete="off" className={inputLook} onChange={(event) => { setName(event.target.value) }} /></Labelled>
          <Button tone="quiet" disabled={name.trim() === ""} onClick={add}><Plus size={18} aria-hidden />Add a share</Button>
          <Button tone="quiet" disabled={shares.length < 2} onClick={() => { const even = evenly(shares.length); set(shares.map((share, at) => ({ ...share, points: even[at] ?? 0 }))) }}><Equal size={18} aria-hidden />Split evenly</Button>
        </div>
      </fieldset>
    </Place>
  )
}

/** A percentage; what is none stays typed and is not kept. */
function Percent({ label, points, onChange, onLeave }: { label: string; points: number; onChange: (points: number) => void; onLeave: () => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && parsePercent(typed) === null
  const take = (words: string) => {
    const read = parsePercent(words)
    setTyped(words)
    if (read !== null) onChange(read)
  }
  return <input aria-label={label} aria-invalid={isWrong ? true : undefined} inputMode="decimal" value={typed ?? toTyped(points)} className={cn(inputLook, "tabular", isWrong && "border-bad")} onChange={(event) => { take(event.target.value) }} onBlur={() => { if (!isWrong) setTyped(null); onLeave() }} />
}
