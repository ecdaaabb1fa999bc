"use client"

import { setTracks, type Entry } from "@max-booster/studio-core"
import { useEffect, useState } from "react"
import { told } from "../arrange/state"
import { fieldLook } from "../ui/transport-bar.client"
import { useEditor } from "../ui/use-editor.client"
import type { BankName } from "./bank.worker"
import { presetNamed, soundNames } from "./instruments"

type Names = { at: "loading" } | { at: "there"; names: BankName[] } | { at: "failed"; reason: string }

/** Which sound a track's notes have, by name. */
export function SoundChoice({ track }: { track: Entry<"tracks"> }) {
  const editor = useEditor()
  const [names, setNames] = useState<Names>({ at: "loading" })
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let isWanted = true
    soundNames().then((found) => { if (isWanted) setNames({ at: "there", names: found }) }, (error: unknown) => { if (isWanted) setNames({ at: "failed", reason: error instanceof Error ? error.message : String(error) }) })
    return () => { isWanted = false }
  }, [tries])
  if (names.at === "failed") return <button type="button" title={names.reason} className="min-h-11 rounded px-2 text-xs text-bad underline" onClick={() => { setNames({ at: "loading" }); setTries(tries + 1) }}>Sounds did not load: try again</button>
  const { bank, program } = presetNamed(track.instrument)
  const value = `soundfont:${bank}:${program}`
  return (
    <select aria-label={`Sound of ${track.name}`} value={value} disabled={names.at === "loading"} className={`${fieldLook} max-w-44`} onChange={(event) => { told(editor, editor.session.run(setTracks([track.id], { instrument: event.currentTarget.value }))) }}>
      {names.at === "loading" && <option value={value}>Loading sounds…</option>}
      {names.at === "there" && names.names.map((each) => <option key={`${each.bank}:${each.program}`} value={`soundfont:${each.bank}:${each.program}`}>{each.bank === 128 ? `Drums: ${each.name}` : each.name}</option>)}
    </select>
  )
}
