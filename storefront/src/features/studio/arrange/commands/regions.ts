import { addRegion, crossfade, deleteRegions, duplicateRegions, endOf, glueRegions, heardSeconds, moveRegions, setFades, setRegions, slipRegions, splitRegions, trimEnd, trimStart, type Command, type Id } from "@max-booster/studio-core"
import type { Editor } from "../../ui/editor"
import { snapped } from "../pointer"
import type { StudioCommand } from "../commands"
import { say, setArrange, told } from "../state"
import { beat, chosen, needsRegion, needsTrack, regionsAmong } from "./select"

const on = (command: (ids: Id[], editor: Editor) => Command) => (editor: Editor) => { told(editor, editor.session.run(command(chosen(editor), editor))) }
const first = (editor: Editor) => editor.project.get("regions", chosen(editor)[0] ?? "")

/** Pairs of selected regions of a track that overlap, in order. */
export function overlaps(editor: Editor): [Id, Id][] {
  const { project } = editor
  const regions = chosen(editor).flatMap((id) => { const each = project.get("regions", id); return each?.kind === "audio" ? [{ ...each, id }] : [] }).sort((a, b) => a.start - b.start)
  return regions.flatMap((earlier, index) => {
    const later = regions.slice(index + 1).find((each) => each.trackId === earlier.trackId)
    return later && endOf(earlier, project.tempo) > later.start ? [[earlier.id, later.id] as [Id, Id]] : []
  })
}

function crossfadeChosen(editor: Editor): void {
  const pairs = overlaps(editor)
  const verdicts = editor.session.gesture(() => pairs.map((pair) => editor.session.run(crossfade(pair))), pairs.length === 1 ? "Crossfade" : `${pairs.length} crossfades`)
  const [last] = verdicts
  if (last) told(editor, last)
  else say(editor, "The regions do not overlap: move or lengthen one of them.")
}

/** Splits what is selected at the cursor; with nothing selected, all of the chosen track there. */
function split(editor: Editor): void {
  const { project, state } = editor
  const ids = chosen(editor)
  const there = ids.length > 0 ? ids : project.of("regions", "trackId", state.trackId ?? "").map(({ id }) => id)
  if (there.length === 0) { say(editor, "There is nothing to split here."); return }
  const made = regionsAmong(editor, told(editor, editor.session.run(splitRegions(there, state.cursor))))
  if (made.length > 0) editor.set({ selected: new Set(made) })
}

const semitones = (by: number) => on((ids, editor) => setRegions(ids, { transpose: Math.min(48, Math.max(-48, (first(editor)?.transpose ?? 0) + by)) }))
const needsAudio = (editor: Editor) => needsRegion(editor) ?? (chosen(editor).some((id) => editor.project.get("regions", id)?.kind === "audio") ? undefined : "Only audio can do this: choose an audio region.")
const fade = (which: "fadeIn" | "fadeOut") => (editor: Editor) => {
  const { tempo } = editor.project
  const verdicts = editor.session.gesture(() => chosen(editor).flatMap((id) => {
    const region = editor.project.get("regions", id)
    if (region?.kind !== "audio") return []
    const at = tempo.secondsAt(editor.state.cursor) - tempo.secondsAt(region.start)
    const heard = heardSeconds(region, tempo)
    // Where the cursor is not within the region, a fifth of it, half a second at most.
    const long = at > 0 && at < heard ? (which === "fadeIn" ? at : heard - at) : Math.min(0.5, heard / 5)
    return [editor.session.run(setFades([id], { [which]: long }))]
  }), which === "fadeIn" ? "Fade in" : "Fade out")
  const [last] = verdicts
  if (last) told(editor, last)
}

/** What is done to regions. */
export const regionCommands: readonly StudioCommand[] = [
  { id: "split", group: "Regions", label: "Split at the cursor", keys: "S", menus: ["region"], run: split },
  { id: "duplicate", group: "Regions", label: "Duplicate", keys: "Ctrl D", menus: ["region"], refuse: needsRegion, run: (editor) => {
    const made = regionsAmong(editor, told(editor, editor.session.run(duplicateRegions(chosen(editor)))))
    if (made.length > 0) editor.set({ selected: new Set(made) })
  } },
  { id: "delete", group: "Regions", label: "Delete", keys: "Delete or Backspace", menus: ["region"], refuse: needsRegion, run: (editor) => { on(deleteRegions)(editor); editor.set({ selected: new Set() }) } },
  { id: "mute", group: "Regions", label: "Mute or unmute", keys: "M", menus: ["region"], refuse: needsRegion, run: on((ids, editor) => setRegions(ids, { muted: !first(editor)?.muted })) },
  { id: "glue", group: "Regions", label: "Glue", keys: "G", menus: ["region"], refuse: needsRegion, run: on(glueRegions) },
  { id: "crossfade", group: "Regions", label: "Crossfade the overlap", keys: "X", menus: ["region"], refuse: needsAudio, run: crossfadeChosen },
  { id: "fade-in", group: "Regions", label: "Fade in to the cursor", keys: "Shift I", menus: ["region"], refuse: needsAudio, run: fade("fadeIn") },
  { id: "fade-out", group: "Regions", label: "Fade out from the cursor", keys: "Shift O", menus: ["region"], refuse: needsAudio, run: fade("fadeOut") },
  { id: "reverse", group: "Regions", label: "Reverse", keys: "Shift R", menus: ["region"], refuse: needsAudio, run: on((ids, editor) => setRegions(ids, { reversed: !first(editor)?.reversed })) },
  { id: "follow-tempo", group: "Regions", label: "Follow the tempo or not", keys: "F", menus: ["region"], refuse: needsAudio, run: on((ids, editor) => setRegions(ids, { sourceBpm: first(editor)?.sourceBpm ? 0 : Math.round(editor.project.tempo.bpmAt(first(editor)?.start ?? 0) / (first(editor)?.ratio ?? 1) * 100) / 100 })) },
  { id: "transpose-up", group: "Regions", label: "A semitone up", keys: "Alt Up", menus: ["region"], refuse: needsAudio, run: semitones(1) },
  { id: "transpose-down", group: "Regions", label: "A semitone down", keys: "Alt Down", menus: ["region"], refuse: needsAudio, run: semitones(-1) },
  { id: "loop", group: "Regions", label: "Once more round the loop", keys: "O", refuse: needsAudio, run: on((ids, editor) => setRegions(ids, { loops: Math.floor(first(editor)?.loops ?? 1) + 1 })) },
  { id: "gain-up", group: "Regions", label: "1 dB louder", keys: "Shift Up", refuse: needsRegion, run: on((ids, editor) => setRegions(ids, { gainDb: Math.min(24, (first(editor)?.gainDb ?? 0) + 1) })) },
  { id: "gain-down", group: "Regions", label: "1 dB quieter", keys: "Shift Down", refuse: needsRegion, run: on((ids, editor) => setRegions(ids, { gainDb: (first(editor)?.gainDb ?? 0) - 1 })) },
  { id: "move-back", group: "Regions", label: "Move a beat back", keys: "Alt Left", refuse: needsRegion, run: on((ids, editor) => moveRegions(ids, { by: -beat(editor) })) },
  { id: "move-on", group: "Regions", label: "Move a beat on", keys: "Alt Right", refuse: needsRegion, run: on((ids, editor) => moveRegions(ids, { by: beat(editor) })) },
  { id: "move-here", group: "Regions", label: "Move to the cursor", keys: "Enter", refuse: needsRegion, run: on((ids, editor) => moveRegions(ids, { by: editor.state.cursor - Math.min(...ids.map((id) => editor.project.get("regions", id)?.start ?? 0)) })) },
  { id: "slip-back", group: "Regions", label: "Slip the content back", keys: "Alt Shift Left", refuse: needsRegion, run: on((ids) => slipRegions(ids, -0.05)) },
  { id: "slip-on", group: "Regions", label: "Slip the content on", keys: "Alt Shift Right", refuse: needsRegion, run: on((ids) => slipRegions(ids, 0.05)) },
  { id: "trim-start", group: "Regions", label: "Trim the start to the cursor", keys: "[", menus: ["region"], refuse: needsRegion, run: on(([id = ""], editor) => trimStart(id, editor.state.cursor)) },
  { id: "trim-end", group: "Regions", label: "Trim the end to the cursor", keys: "]", menus: ["region"], refuse: needsRegion, run: on(([id = ""], editor) => trimEnd(id, editor.state.cursor)) },
  { id: "notes", group: "Regions", label: "Open the notes, or write new ones here", keys: "N", menus: ["region", "track"], refuse: needsTrack, run: (editor) => { openNotes(editor) } },
  { id: "inspector", group: "Regions", label: "Show all values", keys: "I", menus: ["region", "track"], run: (editor) => { setArrange(editor, { side: editor.state.arrange.side === "inspector" ? null : "inspector" }) } },
  { id: "select-all", group: "Regions", label: "Select everything", keys: "Ctrl A", run: (editor) => { editor.set({ selected: new Set(editor.project.all("regions").map(({ id }) => id)) }); say(editor, `${editor.state.selected.size} regions selected`) } },
  { id: "select-track", group: "Regions", label: "Select all regions of the track", keys: "Ctrl Shift A", menus: ["track"], refuse: needsTrack, run: (editor) => { editor.set({ selected: new Set(editor.project.of("regions", "trackId", editor.state.trackId ?? "").map(({ id }) => id)) }); say(editor, `${editor.state.selected.size} regions selected`) } },
  { id: "select-none", group: "Regions", label: "Select nothing", keys: "Escape", run: (editor) => { editor.set({ selected: new Set() }); setArrange(editor, { tool: "select" }) } },
]

/** Opens the notes of the chosen region; with none, makes a region of a bar on the chosen instrument track. */
function openNotes(editor: Editor): void {
  const { project, session, state } = editor
  const there = chosen(editor).find((id) => project.get("regions", id)?.kind === "notes")
  if (there !== undefined) { setArrange(editor, { rollId: there, selectedNotes: new Set() }); return }
  const track = project.get("tracks", state.trackId ?? "")
  if (track?.kind !== "instrument" || state.trackId === null) { say(editor, "Notes stand on instrument tracks: choose one, or add one."); return }
  const { start, end } = project.meter.barAt(snapped(editor, state.cursor))
  const [id] = told(editor, session.run(addRegion({ kind: "notes", trackId: state.trackId, start, ticks: (end - start) * 4, name: track.name })))
  if (id === undefined) return
  editor.set({ selected: new Set([id]) })
  setArrange(editor, { rollId: id, selectedNotes: new Set() })
}
