"use client"

import type { StudioSound } from "@max-booster/api-contract"
import { useEffect, useState } from "react"
import { Button, ButtonLink } from "@/components/button"
import { cn } from "@/lib/cn"
import { fieldLook } from "../ui/transport-bar.client"
import { useEditor, useEditorState } from "../ui/use-editor.client"
import { findSounds } from "./shelf"
import { SoundRow } from "./sound-row.client"
import { setSounds } from "./state"

type Source = "own" | "licensed"
type Shown = { at: "loading" } | { at: "failed"; reason: string } | { at: "there"; sounds: StudioSound[]; count: number; hasShop: boolean; isMore: boolean }

/** The sounds that a person may bring into the project: his own recordings, or what his licenses give. */
export function Shelf({ source }: { source: Source }) {
  const editor = useEditor()
  const fits = useEditorState(({ sounds }) => sounds.fits)
  const [typed, setTyped] = useState("")
  const { shown, more, again, searched } = useSounds(source, typed.trim())
  return (
    <div className="grid gap-3">
      <input type="search" aria-label={source === "own" ? "Search my recordings" : "Search licensed sounds"} placeholder="Search" className={cn(fieldLook, "w-full pointer-coarse:min-h-11")} value={typed} onChange={(event) => { setTyped(event.currentTarget.value) }} />
      <label className="flex min-h-9 items-center gap-2 text-sm pointer-coarse:min-h-11">
        <input type="checkbox" role="switch" className="size-4 accent-accent" checked={fits} onChange={(event) => { setSounds(editor, { fits: event.currentTarget.checked }) }} />
        Fit to the project’s tempo
      </label>
      {shown.at === "loading" && <p role="status" className="text-sm text-muted">Looking…</p>}
      {shown.at === "failed" && <div role="alert" className="grid justify-items-start gap-2 text-sm"><p>{shown.reason}</p><Button tone="quiet" onClick={again}>Try again</Button></div>}
      {shown.at === "there" && (shown.sounds.length === 0 ? <Nothing source={source} isSearched={searched !== ""} hasShop={shown.hasShop} /> : (
        <ul aria-label={source === "own" ? "My recordings" : "Licensed sounds"} className="grid gap-1">
          {shown.sounds.map((sound) => <SoundRow key={sound.recording_id} sound={sound} isOwn={source === "own"} />)}
        </ul>
      ))}
      {shown.at === "there" && shown.sounds.length < shown.count && <Button tone="quiet" disabled={shown.isMore} onClick={more}>{shown.isMore ? "Looking…" : `Show more of ${shown.count}`}</Button>}
    </div>
  )
}

/** Why there is nothing, and what to do. */
function Nothing({ source, isSearched, hasShop }: { source: Source; isSearched: boolean; hasShop: boolean }) {
  if (isSearched) return <p className="text-sm text-muted">No sound is called that.</p>
  const [words, href, link] = source === "licensed"
    ? ["You have no license yet. Once you have one, the files that it gives are here.", "/beats", "Find a beat"]
    : hasShop ? ["Your shop has no recordings yet. What you upload there is here with its stems.", "/sell/dashboard", "To your shop"]
      : ["Recordings belong to a shop, and you have none yet. Your own files you can drag in from your disk.", "/sell", "Open a shop"]
  return <div className="grid justify-items-start gap-3 text-sm text-muted"><p>{words}</p><ButtonLink tone="quiet" href={href} target="_blank">{link}</ButtonLink></div>
}

/** Finds what is searched, once typing rests, and more of it. */
function useSounds(source: Source, wanted: string) {
  const [shown, setShown] = useState<Shown>({ at: "loading" })
  const [searched, setSearched] = useState(wanted)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => { setSearched(wanted) }, 250)
    return () => { clearTimeout(timer) }
  }, [wanted])
  useEffect(() => {
    const leaving = new AbortController()
    setShown({ at: "loading" })
    findSounds(source, searched, 0, leaving.signal).then(
      ({ sounds, count, has_shop }) => { setShown({ at: "there", sounds, count, hasShop: has_shop, isMore: false }) },
      (error: unknown) => { if (!leaving.signal.aborted) setShown({ at: "failed", reason: wordsOf(error) }) },
    )
    return () => { leaving.abort() }
  }, [source, searched, tries])
  const more = () => {
    if (shown.at !== "there") return
    setShown({ ...shown, isMore: true })
    findSounds(source, searched, shown.sounds.length, AbortSignal.timeout(30_000)).then(
      ({ sounds, count }) => { setShown((now) => (now === shown || (now.at === "there" && now.sounds === shown.sounds) ? { ...shown, sounds: [...shown.sounds, ...sounds], count } : now)) },
      (error: unknown) => { setShown({ at: "failed", reason: wordsOf(error) }) },
    )
  }
  return { shown, more, searched, again: () => { setTries(tries + 1) } }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : "That did not work.")
