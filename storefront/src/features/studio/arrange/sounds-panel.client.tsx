"use client"

import { removeAssets, type Entry } from "@max-booster/studio-core"
import { Tabs } from "radix-ui"
import { useState } from "react"
import { Button } from "@/components/button"
import { cn } from "@/lib/cn"
import { ClipTrouble, ClipWave, HearClip } from "../clip/clip.client"
import { useClip } from "../clip/use-clip.client"
import { waveOf } from "../clip/wave"
import { Shelf } from "../sounds/shelf.client"
import { setSounds, type SoundsFrom } from "../sounds/state"
import { fieldLook } from "../ui/transport-bar.client"
import { useEditor, useEditorState, useProject } from "../ui/use-editor.client"
import { Side } from "./side.client"
import { DRAGGED_SOUND, dropSound, soundsOf } from "./sounds"
import { say, setArrange, told } from "./state"

const places: readonly (readonly [SoundsFrom, string])[] = [["project", "Project"], ["own", "My recordings"], ["licensed", "Licensed"]]

/** Sounds: those of the project, and those that can be brought into it. */
export function SoundsPanel() {
  const editor = useEditor()
  const from = useEditorState(({ sounds }) => sounds.from)
  return (
    <Side title="Sounds">
      <Tabs.Root value={from} onValueChange={(value) => { setSounds(editor, { from: value as SoundsFrom }) }} className="grid gap-3">
        <Tabs.List aria-label="Where the sounds are" className="flex gap-1 border-b border-line">
          {places.map(([place, name]) => <Tabs.Trigger key={place} value={place} className="min-h-11 border-b-2 border-transparent px-2 text-sm font-semibold whitespace-nowrap text-muted hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink">{name}</Tabs.Trigger>)}
        </Tabs.List>
        <Tabs.Content value="project"><ProjectSounds /></Tabs.Content>
        <Tabs.Content value="own"><Shelf source="own" /></Tabs.Content>
        <Tabs.Content value="licensed"><Shelf source="licensed" /></Tabs.Content>
      </Tabs.Root>
    </Side>
  )
}

/** The sounds of the project: heard, dragged onto the timeline, found where they are used, removed where they are not. */
function ProjectSounds() {
  const editor = useEditor()
  const project = useProject("assets", "regions", "inserts")
  const [search, setSearch] = useState("")
  const sounds = soundsOf({ project })
  const shown = sounds.filter(({ asset }) => asset.name.toLowerCase().includes(search.trim().toLowerCase()))
  const unused = sounds.filter(({ regions, inserts }) => regions.length === 0 && inserts === 0)
  const removeUnused = () => {
    setArrange(editor, { asking: {
      title: `Remove ${unused.length === 1 ? "one sound" : `${unused.length} sounds`}?`, text: `${unused.map(({ asset }) => asset.name).slice(0, 8).join(", ")}${unused.length > 8 ? " and more" : ""}: no region uses ${unused.length === 1 ? "it" : "them"}. Undo brings ${unused.length === 1 ? "it" : "them"} back while this page is open.`, confirm: "Remove",
      run: () => { told(editor, editor.session.run(removeAssets(unused.map(({ asset }) => asset.id)))) },
    } })
  }
  return (
    <div className="grid gap-3">
      {sounds.length > 0 && <input type="search" aria-label="Search sounds" placeholder="Search" className={cn(fieldLook, "w-full")} value={search} onChange={(event) => { setSearch(event.currentTarget.value) }} />}
      {sounds.length === 0 && <p className="text-sm text-muted">This project has no sounds yet. Drag some onto the timeline.</p>}
      {sounds.length > 0 && shown.length === 0 && <p className="text-sm text-muted">No sound is called that.</p>}
      <ul className="grid gap-1">
        {shown.map((sound) => <ProjectSound key={sound.asset.id} sound={sound} />)}
      </ul>
      {unused.length > 0 && <Button tone="quiet" onClick={removeUnused}>Remove {unused.length} unused</Button>}
    </div>
  )
}

/** One of them; heard, its wave comes below. */
function ProjectSound({ sound: { asset, regions, inserts } }: { sound: ReturnType<typeof soundsOf>[number] }) {
  const editor = useEditor()
  const { name, hash } = asset
  const clip = useClip({ name, open: async () => {
    const file = await editor.library.original(hash)
    const peaks = file && await editor.library.peaks(hash)
    return file && { url: URL.createObjectURL(file), wave: peaks && waveOf(peaks), seconds: asset.frames / asset.sampleRate }
  } })
  return (
    <li className="rounded-lg border border-line bg-raised">
      <div draggable onDragStart={(event) => { event.dataTransfer.setData(DRAGGED_SOUND, asset.id); event.dataTransfer.effectAllowed = "copy" }} className="flex cursor-grab items-center gap-1 pr-1">
        <HearClip clip={clip} of={name} />
        <div className="grid min-w-0 flex-1">
          <span className="truncate text-sm font-semibold">{name}</span>
          <span className="text-xs tabular text-muted">{duration(asset)} · {used(regions.length, inserts)}</span>
        </div>
        {regions.length > 0 && <Small label={`Show where ${name} is used`} onClick={() => { editor.set({ selected: new Set(regions.map(({ id }) => id)), trackId: regions[0]?.trackId ?? null, view: { ...editor.state.view, from: Math.max(0, (regions[0]?.start ?? 0) - 960) } }); say(editor, `${name}: ${used(regions.length, 0)}`) }}>Where</Small>}
        <Small label={`Put ${name} at the cursor`} onClick={() => { dropSound(editor, asset.id, editor.state.cursor, editor.state.trackId) }}>Put</Small>
      </div>
      <ClipWave clip={clip} of={name} className="mx-2 mb-1" />
      <ClipTrouble clip={clip} />
    </li>
  )
}

const duration = ({ frames, sampleRate }: Entry<"assets">) => `${Math.floor(frames / sampleRate / 60)}:${String(Math.floor((frames / sampleRate) % 60)).padStart(2, "0")}`
const used = (regions: number, inserts: number) => (regions + inserts === 0 ? "not used" : [regions > 0 && (regions === 1 ? "in one region" : `in ${regions} regions`), inserts > 0 && "in an effect"].filter(Boolean).join(", "))

const Small = ({ label, onClick, children }: { label: string; onClick: () => void; children: string }) => <button type="button" aria-label={label} onClick={onClick} className="min-h-9 rounded-md px-2 text-xs font-semibold text-muted hover:bg-line/60 hover:text-ink pointer-coarse:min-h-11">{children}</button>
