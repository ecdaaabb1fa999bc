"use client"

import { endOf, formatPosition, heardSeconds, type Entry, type Project } from "@max-booster/studio-core"
import { useId, type KeyboardEvent } from "react"
import { useEditor, useEditorState, useProject } from "../ui/use-editor.client"
import { toPx } from "../view/geometry"
import { seen } from "./commands/view"
import { open } from "./pointer"
import { say } from "./state"

/** So many regions of a track are listed about the chosen one. */
const NEAR = 40

/** A region in words: "Kick, bar 5.1, 2 bars". */
export function spokenRegion({ tempo, meter }: Pick<Project, "tempo" | "meter">, region: Entry<"regions">): string {
  const end = endOf(region, tempo)
  const { start, end: barEnd } = meter.barAt(region.start)
  const bars = Math.round(((end - region.start) / (barEnd - start)) * 100) / 100
  const seconds = region.kind === "audio" ? heardSeconds(region, tempo) : tempo.secondsAt(end) - tempo.secondsAt(region.start)
  const more = [region.muted && "muted", region.loops > 1 && `${Math.round(region.loops * 100) / 100} times`, region.reversed && "reversed"].filter(Boolean)
  return [region.name || (region.kind === "notes" ? "Notes" : "Region"), `at ${formatPosition(meter, region.start).replace(/\.000$/, "")}`, `${bars} ${bars === 1 ? "bar" : "bars"}, ${seconds.toFixed(1)} seconds`, ...more].join(", ")
}

/** The regions of the chosen track as a list: seen when it has the focus, read to those who do not see. Arrows move the choice. */
export function RegionList() {
  const editor = useEditor()
  const project = useProject("regions", "tracks", "tempos", "meters")
  const id = useId()
  const trackId = useEditorState((state) => state.trackId)
  const selected = useEditorState((state) => state.selected)
  const track = project.get("tracks", trackId ?? "")
  const all = project.of("regions", "trackId", trackId ?? "").filter(({ takeId, takeLane }) => takeId === "" || takeLane === 0).sort((a, b) => a.start - b.start)
  const at = Math.max(0, all.findIndex((region) => selected.has(region.id)))
  const regions = all.slice(Math.max(0, at - NEAR), at + NEAR)
  const current = all.find((region) => selected.has(region.id))

  const choose = (region: Entry<"regions"> | undefined, isMore: boolean) => {
    if (!region) return
    const { view } = editor.state
    const px = toPx(view, region.start)
    editor.set({ selected: new Set(isMore ? [...editor.state.selected, region.id] : [region.id]), ...((px < 0 || px > seen.width - 40) && { view: { ...view, from: Math.max(0, region.start - 80 * view.ticksPerPx) } }) })
    say(editor, spokenRegion(project, region))
  }
  const onKey = (event: KeyboardEvent) => {
    const way = event.key === "ArrowDown" || event.key === "ArrowRight" ? 1 : event.key === "ArrowUp" || event.key === "ArrowLeft" ? -1 : 0
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (way !== 0) choose(current ? all[Math.min(all.length - 1, Math.max(0, at + way))] : all[0], event.shiftKey)
    else if (event.key === "Home") choose(all[0], false)
    else if (event.key === "End") choose(all.at(-1), false)
    else if (event.key === "Enter" && current) open(editor, current.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <ul
      role="listbox" tabIndex={0} aria-multiselectable aria-label={track ? `Regions of ${track.name}` : "Regions: choose a track first"} aria-activedescendant={current ? `${id}-${current.id}` : undefined} onKeyDown={onKey}
      className="sr-only z-20 max-h-64 overflow-y-auto rounded-lg border-2 border-accent bg-raised p-1 text-sm shadow-card focus-visible:not-sr-only focus-visible:absolute focus-visible:left-2 focus-visible:top-2 focus-visible:w-80"
    >
      {regions.length === 0 && <li role="option" aria-selected={false} aria-disabled className="p-2 text-muted">{track ? "There is nothing on this track yet." : "Choose a track first."}</li>}
      {regions.map((region) => (
        <li key={region.id} id={`${id}-${region.id}`} role="option" aria-selected={selected.has(region.id)} className="rounded px-2 py-1 aria-selected:bg-accent aria-selected:text-accent-ink">{spokenRegion(project, region)}</li>
      ))}
    </ul>
  )
}
