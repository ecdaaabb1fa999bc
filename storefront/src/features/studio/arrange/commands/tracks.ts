import { addTrack, deleteTracks, duplicateTracks, moveTracks, setTracks, siblingsOf, trackOrder, type Id, type Track } from "@max-booster/studio-core"
import type { Editor } from "../../ui/editor"
import { say, setArrange, told } from "../state"
import type { StudioCommand } from "../commands"
import { needsTrack } from "./select"

const chosenTrack = ({ project, state }: Editor) => { const track = project.get("tracks", state.trackId ?? ""); return track && state.trackId !== null ? { ...track, id: state.trackId } : undefined }
const names = { audio: "Audio", instrument: "Instrument", bus: "Bus", folder: "Folder" } as const

/** Adds a track after the chosen one, and chooses it. */
export function add(editor: Editor, kind: Exclude<Track["kind"], "master">): void {
  const count = editor.project.all("tracks").filter((track) => track.kind === kind).length
  const chosen = chosenTrack(editor)
  const siblings = chosen ? siblingsOf(editor.project, chosen.parentId) : []
  const next = siblings[siblings.findIndex(({ id }) => id === chosen?.id) + 1]
  const [id] = told(editor, editor.session.run(addTrack({ kind, name: `${names[kind]} ${count + 1}`, ...(kind === "instrument" && { instrument: "soundfont:0:0" }) }, { ...(next && { beforeId: next.id }), ...(chosen && { parentId: chosen.parentId }) })))
  if (id !== undefined) editor.set({ trackId: id })
}

/** Deletes a track; asks before something is lost. */
function remove(editor: Editor): void {
  const track = chosenTrack(editor)
  if (!track) return
  const run = () => {
    told(editor, editor.session.run(deleteTracks([track.id])))
    editor.set({ trackId: null })
  }
  const lost = editor.project.of("regions", "trackId", track.id).length
  if (lost === 0) run()
  else setArrange(editor, { asking: { title: `Delete “${track.name}”?`, text: `${lost === 1 ? "The region" : `The ${lost} regions`} on it, its effects and its automation go with it. Undo brings them back while this page is open.`, confirm: "Delete track", run } })
}

/** Moves a track up or down; past the first or last of a folder it leaves it, and it goes into a folder that is open. */
function step(editor: Editor, way: 1 | -1): void {
  const track = chosenTrack(editor)
  if (!track) return
  const siblings = siblingsOf(editor.project, track.parentId)
  const at = siblings.findIndex(({ id }) => id === track.id)
  const other = siblings[at + way]
  if (!other) { say(editor, way < 0 ? "It is the first one here." : "It is the last one here."); return }
  const beforeId = way < 0 ? other.id : siblings[at + 2]?.id
  told(editor, editor.session.run(moveTracks([track.id], { parentId: track.parentId, ...(beforeId !== undefined && { beforeId }) })))
}

/** Puts a track into a new folder that stands where it stood. */
function intoFolder(editor: Editor): void {
  const track = chosenTrack(editor)
  if (!track) return
  editor.session.gesture(() => {
    const made = editor.session.run(addTrack({ kind: "folder", name: "Folder" }, { beforeId: track.id }))
    if (made.done) editor.session.run(moveTracks([track.id], { parentId: made.created[0] ?? "" }))
  }, "Put track into a folder")
  say(editor, "Put track into a folder")
}

/** Moves a track out of its folder, to after it. */
function outOfFolder(editor: Editor): void {
  const track = chosenTrack(editor)
  const folder = editor.project.get("tracks", track?.parentId ?? "")
  if (!track || !folder) return
  const siblings = siblingsOf(editor.project, folder.parentId)
  const next = siblings[siblings.findIndex(({ id }) => id === track.parentId) + 1]
  told(editor, editor.session.run(moveTracks([track.id], { parentId: folder.parentId, ...(next && { beforeId: next.id }) })))
}

/** Folds a folder, or opens it. */
export function fold(editor: Editor, id: Id): void {
  const { rows } = editor.state.arrange
  const folded = new Set(rows.folded)
  if (!folded.delete(id)) folded.add(id)
  setArrange(editor, { rows: { ...rows, folded } })
  say(editor, folded.has(id) ? "Folder folded" : "Folder open")
}

/** Heights of rows, px. */
export const HEIGHTS = { least: 28, most: 240 } as const

/** Makes all rows taller or lower. */
export function taller(editor: Editor, factor: number): void {
  const { rows } = editor.state.arrange
  setArrange(editor, { rows: { ...rows, heights: new Map(), px: Math.round(Math.min(HEIGHTS.most, Math.max(HEIGHTS.least, rows.px * factor))) } })
}

function choose(editor: Editor, way: 1 | -1): void {
  const order = trackOrder(editor.project).filter(({ kind }) => kind !== "master")
  const at = order.findIndex(({ id }) => id === editor.state.trackId)
  const next = order[at < 0 ? 0 : at + way]
  if (!next) return
  editor.set({ trackId: next.id })
  say(editor, `${next.name}, ${editor.project.of("regions", "trackId", next.id).length} regions`)
}

const needsFolder = (editor: Editor) => needsTrack(editor) ?? (chosenTrack(editor)?.kind === "folder" ? undefined : "This is no folder.")
const needsInFolder = (editor: Editor) => needsTrack(editor) ?? (chosenTrack(editor)?.parentId ? undefined : "The track stands in no folder.")
const toggle = (what: "mute" | "solo") => (editor: Editor) => { const track = chosenTrack(editor); if (track) told(editor, editor.session.run(setTracks([track.id], { [what]: !track[what] }))) }

/** What is done to tracks. */
export const trackCommands: readonly StudioCommand[] = [
  { id: "track-up", group: "Tracks", label: "Choose the track above", keys: "Up", run: (editor) => { choose(editor, -1) } },
  { id: "track-down", group: "Tracks", label: "Choose the track below", keys: "Down", run: (editor) => { choose(editor, 1) } },
  { id: "add-audio", group: "Tracks", label: "Add an audio track", keys: "Ctrl Alt A", menus: ["track"], run: (editor) => { add(editor, "audio") } },
  { id: "add-instrument", group: "Tracks", label: "Add an instrument track", keys: "Ctrl Alt I", menus: ["track"], run: (editor) => { add(editor, "instrument") } },
  { id: "add-bus", group: "Tracks", label: "Add a bus", keys: "Ctrl Alt B", menus: ["track"], run: (editor) => { add(editor, "bus") } },
  { id: "duplicate-track", group: "Tracks", label: "Duplicate the track", keys: "Ctrl Shift D", menus: ["track"], refuse: needsTrack, run: (editor) => { told(editor, editor.session.run(duplicateTracks([editor.state.trackId ?? ""]))) } },
  { id: "delete-track", group: "Tracks", label: "Delete the track", keys: "Ctrl Backspace or Ctrl Delete", menus: ["track"], refuse: needsTrack, run: remove },
  { id: "mute-track", group: "Tracks", label: "Mute or unmute the track", keys: "Shift M", menus: ["track"], refuse: needsTrack, run: toggle("mute") },
  { id: "solo-track", group: "Tracks", label: "Solo the track or not", keys: "Shift S", menus: ["track"], refuse: needsTrack, run: toggle("solo") },
  { id: "move-track-up", group: "Tracks", label: "Move the track up", keys: "Ctrl Shift Up", menus: ["track"], refuse: needsTrack, run: (editor) => { step(editor, -1) } },
  { id: "move-track-down", group: "Tracks", label: "Move the track down", keys: "Ctrl Shift Down", menus: ["track"], refuse: needsTrack, run: (editor) => { step(editor, 1) } },
  { id: "into-folder", group: "Tracks", label: "Put the track into a new folder", keys: "Ctrl Shift F", menus: ["track"], refuse: needsTrack, run: intoFolder },
  { id: "out-of-folder", group: "Tracks", label: "Take the track out of its folder", keys: "Ctrl Shift G", menus: ["track"], refuse: needsInFolder, run: outOfFolder },
  { id: "fold", group: "Tracks", label: "Fold the folder or open it", keys: "Ctrl Enter", menus: ["track"], refuse: needsFolder, run: (editor) => { fold(editor, editor.state.trackId ?? "") } },
  { id: "rows-taller", group: "Tracks", label: "Taller rows", keys: "Ctrl ] or Alt +", run: (editor) => { taller(editor, 1.25) } },
  { id: "rows-lower", group: "Tracks", label: "Lower rows", keys: "Ctrl [ or Alt -", run: (editor) => { taller(editor, 0.8) } },
]
