import { addMarker, deleteMarkers, endOf, formatPosition, setMeter, setTempo } from "@max-booster/studio-core"
import type { Editor } from "../../ui/editor"
import type { StudioCommand } from "../commands"
import { say, told } from "../state"
import { beat, chosen, needsRegion } from "./select"

const markers = ({ project }: Editor) => project.all("markers").sort((a, b) => a.tick - b.tick)

/** Goes to a place, and says where that is. */
function go(editor: Editor, tick: number, name = ""): void {
  editor.seek(tick)
  say(editor, `${name ? `${name}, ` : ""}${formatPosition(editor.project.meter, editor.state.cursor)}`)
}

const bar = (editor: Editor, way: 1 | -1) => {
  const { start, end } = editor.project.meter.barAt(editor.state.cursor)
  return way > 0 ? end : start < editor.state.cursor ? start : editor.project.meter.barAt(Math.max(0, start - 1)).start
}

/** The end of the last region. */
export const songEnd = ({ project }: Editor): number => project.all("regions").reduce((last, region) => Math.max(last, endOf(region, project.tempo)), 0)

/** Playing, and going from place to place. */
export const transportCommands: readonly StudioCommand[] = [
  { id: "play", group: "Transport", label: "Play or stop", keys: "Space", run: (editor) => { void editor.toggle() } },
  { id: "beginning", group: "Transport", label: "To the beginning", keys: "Home", run: (editor) => { go(editor, 0) } },
  { id: "end", group: "Transport", label: "To the end", keys: "End", run: (editor) => { go(editor, songEnd(editor)) } },
  { id: "beat-back", group: "Transport", label: "A beat back", keys: "Left", run: (editor) => { go(editor, editor.state.cursor - beat(editor)) } },
  { id: "beat-on", group: "Transport", label: "A beat on", keys: "Right", run: (editor) => { go(editor, editor.state.cursor + beat(editor)) } },
  { id: "bar-back", group: "Transport", label: "A bar back", keys: "PageUp", run: (editor) => { go(editor, bar(editor, -1)) } },
  { id: "bar-on", group: "Transport", label: "A bar on", keys: "PageDown", run: (editor) => { go(editor, bar(editor, 1)) } },
  { id: "cycle", group: "Transport", label: "Play in circles", keys: "L", menus: ["ruler"], run: (editor) => {
    const { cycle } = editor.state
    editor.set({ cycle: { ...cycle, isOn: !cycle.isOn } })
    say(editor, cycle.isOn ? "Plays on after the range" : `Plays in circles from ${formatPosition(editor.project.meter, cycle.from)} to ${formatPosition(editor.project.meter, cycle.to)}`)
  } },
  { id: "cycle-selection", group: "Transport", label: "Play what is selected in circles", keys: "Shift L", menus: ["region"], refuse: needsRegion, run: (editor) => {
    const regions = chosen(editor).flatMap((id) => editor.project.get("regions", id) ?? [])
    const from = regions.reduce((first, { start }) => Math.min(first, start), Infinity)
    const to = Math.ceil(regions.reduce((last, region) => Math.max(last, endOf(region, editor.project.tempo)), 0))
    editor.set({ cycle: { from, to, isOn: true } })
    go(editor, from, "Plays in circles what is selected")
  } },
  { id: "marker", group: "Transport", label: "Add a marker here", keys: "K", menus: ["ruler"], run: (editor) => { told(editor, editor.session.run(addMarker({ tick: editor.state.cursor, name: `Marker ${markers(editor).length + 1}` }))) } },
  { id: "marker-on", group: "Transport", label: "To the next marker", keys: "Ctrl Right", menus: ["ruler"], refuse: (editor) => (markers(editor).some(({ tick }) => tick > editor.state.cursor) ? undefined : "There is no marker after this place."), run: (editor) => {
    const next = markers(editor).find(({ tick }) => tick > editor.state.cursor)
    if (next) go(editor, next.tick, next.name)
  } },
  { id: "marker-back", group: "Transport", label: "To the marker before", keys: "Ctrl Left", menus: ["ruler"], refuse: (editor) => (markers(editor).some(({ tick }) => tick < editor.state.cursor) ? undefined : "There is no marker before this place."), run: (editor) => {
    const last = markers(editor).findLast(({ tick }) => tick < editor.state.cursor)
    if (last) go(editor, last.tick, last.name)
  } },
  { id: "marker-delete", group: "Transport", label: "Delete the marker here", menus: ["ruler"], refuse: (editor) => (markers(editor).some(({ tick }) => tick === editor.state.cursor) ? undefined : "There is no marker at the cursor."), run: (editor) => { told(editor, editor.session.run(deleteMarkers(markers(editor).filter(({ tick }) => tick === editor.state.cursor).map(({ id }) => id)))) } },
  { id: "tempo", group: "Transport", label: "Change the tempo from here on", keys: "Shift T", menus: ["ruler"], run: (editor) => { told(editor, editor.session.run(setTempo({ tick: editor.state.cursor, bpm: Math.round(editor.project.tempo.bpmAt(editor.state.cursor) * 100) / 100 }))) } },
  { id: "meter", group: "Transport", label: "Change the meter from this bar on", keys: "Shift B", menus: ["ruler"], run: (editor) => {
    const { start, numerator, denominator } = editor.project.meter.barAt(editor.state.cursor)
    told(editor, editor.session.run(setMeter({ tick: start, numerator, denominator: denominator as 4 })))
  } },
  { id: "undo", group: "Transport", label: "Undo", keys: "Ctrl Z", run: (editor) => { const label = editor.session.undo(); say(editor, label ? `Taken back: ${label}` : "There is nothing to take back.") } },
  { id: "redo", group: "Transport", label: "Redo", keys: "Ctrl Shift Z or Ctrl Y", run: (editor) => { const label = editor.session.redo(); say(editor, label ? `Done again: ${label}` : "There is nothing to do again.") } },
]
