import { addNotes, deleteNotes, formatPosition, moveNotes, notesOf, quantize, resizeNotes, setVelocity, type Entry, type Grid, type Id } from "@max-booster/studio-core"
import { say, setArrange, told } from "../arrange/state"
import type { Editor } from "../ui/editor"
import { pitchName } from "./roll-view"

/** How notes are put on the grid: strength and swing, 0 to 1. */
export type Groove = { strength: number; swing: number }

/** A note in words. */
export const spokenNote = ({ project }: Pick<Editor, "project">, regionStart: number, { pitch, start, ticks, velocity }: Omit<Entry<"notes">, "id" | "regionId">): string =>
  `${pitchName(pitch)} at ${formatPosition(project.meter, regionStart + start)}, ${Math.round((ticks / 960) * 100) / 100} quarters, velocity ${velocity}`

/** Keys on the notes, as they are told to a person. */
export const ROLL_KEYS = "Arrows choose a note; Alt with arrows moves it; Shift with left and right changes its length, with up and down its velocity; Enter adds one at the cursor; Q quantizes; Delete deletes."

/** What a key does to the notes of a region. @returns whether it meant something */
export function keyOnNotes(editor: Editor, regionId: Id, grid: Grid, groove: Groove, event: Pick<KeyboardEvent, "key" | "altKey" | "shiftKey" | "ctrlKey" | "metaKey">): boolean {
  const { session, project, state } = editor
  const notes = notesOf(project, regionId)
  const region = project.get("regions", regionId)
  if (!region) return false
  const ids = [...state.arrange.selectedNotes].filter((id) => project.get("notes", id))
  const step = grid.kind === "notes" ? Math.round(grid.ticks) : 240
  const choose = (note: Entry<"notes"> | undefined) => {
    if (!note) { say(editor, "There are no notes here yet: press Enter to add one."); return }
    setArrange(editor, { selectedNotes: new Set([note.id]) })
    say(editor, spokenNote(editor, region.start, note))
  }
  const isMod = event.ctrlKey || event.metaKey
  const way = event.key === "ArrowRight" || event.key === "ArrowUp" ? 1 : event.key === "ArrowLeft" || event.key === "ArrowDown" ? -1 : 0
  const isAlong = event.key === "ArrowRight" || event.key === "ArrowLeft"
  if (isMod && event.key.toLowerCase() === "a") { setArrange(editor, { selectedNotes: new Set(notes.map(({ id }) => id)) }); say(editor, `${notes.length} notes selected`); return true }
  if (isMod) return false
  if (way !== 0 && event.altKey) told(editor, session.run(moveNotes(ids, isAlong ? { by: way * step } : { semitones: way * (event.shiftKey ? 12 : 1) })))
  else if (way !== 0 && event.shiftKey) told(editor, session.run(isAlong ? resizeNotes(ids, way * step) : setVelocity(ids, { by: way * 5 })))
  else if (way !== 0) {
    const at = notes.findIndex(({ id }) => ids.includes(id))
    choose(at < 0 ? notes[0] : notes[Math.min(notes.length - 1, Math.max(0, at + (isAlong ? way : -way)))])
  } else if (event.key === "Enter") {
    const last = project.get("notes", ids.at(-1) ?? "")
    const made = told(editor, session.run(addNotes(regionId, [{ start: Math.max(0, state.cursor - region.start), ticks: last?.ticks ?? step, pitch: last?.pitch ?? 60, velocity: last?.velocity ?? 100 }])))
    setArrange(editor, { selectedNotes: new Set(made) })
    editor.seek(state.cursor + (last?.ticks ?? step))
  } else if (event.key === "Delete" || event.key === "Backspace") {
    told(editor, session.run(deleteNotes(ids)))
    setArrange(editor, { selectedNotes: new Set() })
  } else if (event.key.toLowerCase() === "q") quantizeNotes(editor, regionId, grid, groove)
  else if (event.key === "Escape" && ids.length > 0) setArrange(editor, { selectedNotes: new Set() })
  else if (event.key === "Escape") setArrange(editor, { rollId: null })
  else return false
  return true
}

/** Puts the selected notes on the grid; with none selected, all. */
export function quantizeNotes(editor: Editor, regionId: Id, grid: Grid, groove: Groove): void {
  const chosen = [...editor.state.arrange.selectedNotes]
  const ids = chosen.length > 0 ? chosen : notesOf(editor.project, regionId).map(({ id }) => id)
  if (grid.kind === "off") say(editor, "There is no grid: choose one beside the tempo.")
  else told(editor, editor.session.run(quantize(ids, { grid, ...groove })))
}
