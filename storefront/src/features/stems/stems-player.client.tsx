"use client"

import type { SoundLinks } from "@max-booster/api-contract"
import { stemRoles } from "@max-booster/music"
import { Headphones, Pause, Play, VolumeX } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import { Button } from "@/components/button"
import { Message } from "@/components/field"
import { WaveCanvas } from "@/components/wave-canvas.client"
import { usePlayer } from "@/features/player/store.client"
import { cn } from "@/lib/cn"
import { formatDuration } from "@/lib/format"
import { isHeard, StemsMixer, toggled, type Heard } from "./mixer"

/** Columns of a waveform. */
const COLUMNS = 240
const ALL: Heard = { muted: new Set(), soloed: new Set() }
type State = { at: "idle" } | { at: "loading"; loaded: number } | { at: "ready"; waves: Record<string, number[]> } | { at: "failed"; message: string }

/** Stems of a beat, played together from one clock; each can be muted or heard alone. */
export function StemsPlayer({ stems, title }: { stems: SoundLinks["stems"]; title: string }) {
  const [state, setState] = useState<State>({ at: "idle" })
  const [isPlaying, setIsPlaying] = useState(false)
  const [heard, setHeard] = useState(ALL)
  const [position, setPosition] = useState(0)
  const mixer = useRef<StemsMixer | null>(null)
  const player = usePlayer()

  useEffect(() => () => { mixer.current?.close() }, [])
  useEffect(() => { mixer.current?.mix(heard) }, [heard])
  useEffect(() => {
    if (!isPlaying) return
    const timer = setInterval(() => { setPosition(mixer.current?.position ?? 0) }, 100)
    return () => { clearInterval(timer) }
  }, [isPlaying])

  const toggle = async () => {
    if (isPlaying) { mixer.current?.pause(); setIsPlaying(false); return }
    if (player.playing) player.toggle() // one thing at a time
    try {
      if (!mixer.current) {
        setState({ at: "loading", loaded: 0 })
        const made = new StemsMixer()
        await made.load(stems, AbortSignal.timeout(60_000), (loaded) => { setState({ at: "loading", loaded }) })
        made.mix(heard)
        mixer.current = made
        setState({ at: "ready", waves: Object.fromEntries(stems.map(({ id }) => [id, made.waveOf(id, COLUMNS)])) })
      }
      await mixer.current.play()
      setIsPlaying(true)
    } catch (error) {
      setState({ at: "failed", message: error instanceof Error ? error.message : "The stems could not be loaded." })
    }
  }
  const length = mixer.current?.length ?? 0
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-4">
        <Button tone="ink" disabled={state.at === "loading"} onClick={() => { void toggle() }}>{isPlaying ? <Pause size={18} aria-hidden /> : <Play size={18} aria-hidden />}{state.at === "loading" ? `Loading ${state.loaded} of ${stems.length}…` : isPlaying ? "Pause the stems" : "Hear the stems"}</Button>
        {state.at === "ready" && (
          <label className="flex flex-1 basis-56 items-center gap-3 text-sm tabular text-muted">
            <span className="sr-only">{`Position in the stems of ${title}`}</span>
            <input type="range" min={0} max={length} step={0.1} value={position} className="min-h-11 flex-1 accent-accent" onChange={(event) => { mixer.current?.seek(Number(event.currentTarget.value)); setPosition(Number(event.currentTarget.value)) }} />
            {`${formatDuration(position * 1_000)} / ${formatDuration(length * 1_000)}`}
          </label>
        )}
      </div>
      {state.at === "failed" && <Message title="The stems could not be loaded">{state.message} Try again in a moment.</Message>}
      <ul aria-label={`Stems of ${title}`} className="grid gap-1">
        {stems.map(({ id, name, role }) => {
          const [isMuted, isSoloed] = [heard.muted.has(id), heard.soloed.has(id)]
          return (
            <li key={id} className={cn("flex min-h-11 items-center gap-2 rounded-lg border border-line bg-raised px-3 transition-opacity", !isHeard(heard, id) && "opacity-50")}>
              <span className="w-32 min-w-0 shrink-0 py-1 sm:w-44"><span className="block truncate font-semibold">{name}</span><span className="block text-sm text-muted">{stemRoles.find((each) => each.id === role)?.label}</span></span>
              <span className="relative h-9 min-w-0 flex-1">{state.at === "ready" ? <WaveCanvas peaks={state.waves[id] ?? []} played={length > 0 ? position / length : 0} className="absolute inset-0 size-full" /> : <span aria-hidden className={cn("absolute inset-x-0 top-1/2 h-px bg-line", state.at === "loading" && "animate-pulse bg-muted")} />}</span>
              <Switch label={`Mute ${name}`} isOn={isMuted} onClick={() => { setHeard((before) => ({ ...before, muted: toggled(before.muted, id) })) }}><VolumeX /></Switch>
              <Switch label={`Solo ${name}`} isOn={isSoloed} onClick={() => { setHeard((before) => ({ ...before, soloed: toggled(before.soloed, id) })) }}><Headphones /></Switch>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const Switch = ({ label, isOn, onClick, children }: { label: string; isOn: boolean; onClick: () => void; children: React.ReactNode }) => (
  <button type="button" aria-label={label} aria-pressed={isOn} title={label} onClick={onClick} className={cn("grid size-11 shrink-0 place-items-center rounded-lg text-muted hover:bg-line/60 hover:text-ink [&>svg]:size-5", isOn && "bg-ink text-paper hover:bg-ink hover:text-paper")}>{children}</button>
)
