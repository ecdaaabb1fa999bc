import { endOf } from "@max-booster/studio-core"
import type { Editor } from "../../ui/editor"
import { heightOf, RULER_PX, rowsOf, toPx, viewOf, zoomed } from "../../view/geometry"
import type { StudioCommand } from "../commands"
import { say, setArrange } from "../state"
import { chosen, needsRegion } from "./select"
import { songEnd } from "./transport"

/** The size of the timeline on the screen; the page tells it. */
export const seen = { width: 800, height: 400 }

/** Zooms about the cursor where it is seen, else about the middle. */
function zoom(editor: Editor, factor: number): void {
  const px = toPx(editor.state.view, editor.state.cursor)
  editor.set({ view: zoomed(editor.state.view, px >= 0 && px <= seen.width ? px : seen.width / 2, factor) })
}

function showSelection(editor: Editor): void {
  const { project, state } = editor
  const regions = chosen(editor).flatMap((id) => project.get("regions", id) ?? [])
  const from = regions.reduce((first, { start }) => Math.min(first, start), Infinity)
  const to = regions.reduce((last, region) => Math.max(last, endOf(region, project.tempo)), 0)
  const row = rowsOf(project, state.arrange.rows).find(({ track }) => regions.some(({ trackId }) => trackId === track.id))
  const isInSight = row && row.top >= state.view.top && row.top + row.height <= state.view.top + seen.height - RULER_PX
  editor.set({ view: viewOf(from, to, seen.width, isInSight || !row ? state.view.top : row.top) })
}

const tool = (editor: Editor, next: "split" | "slip", text: string) => {
  const isOn = editor.state.arrange.tool === next
  setArrange(editor, { tool: isOn ? "select" : next })
  say(editor, isOn ? "Presses select and move" : text)
}

/** What is seen. */
export const viewCommands: readonly StudioCommand[] = [
  { id: "closer", group: "View", label: "Closer", keys: "+ or =", run: (editor) => { zoom(editor, 0.75) } },
  { id: "farther", group: "View", label: "Farther", keys: "-", run: (editor) => { zoom(editor, 4 / 3) } },
  { id: "show-all", group: "View", label: "Show all", keys: "Z", menus: ["ruler"], run: (editor) => {
    const height = heightOf(rowsOf(editor.project, editor.state.arrange.rows))
    editor.set({ view: viewOf(0, Math.max(3_840, songEnd(editor)), seen.width, height > seen.height ? editor.state.view.top : 0) })
  } },
  { id: "show-selection", group: "View", label: "Show what is selected", keys: "Shift Z", menus: ["region"], refuse: needsRegion, run: showSelection },
  { id: "follow", group: "View", label: "Go with what plays or not", keys: "Shift F", menus: ["ruler"], run: (editor) => { const { isFollowing } = editor.state.arrange; setArrange(editor, { isFollowing: !isFollowing }); say(editor, isFollowing ? "The view stays" : "The view goes with what plays") } },
  { id: "tool-split", group: "View", label: "Split tool", keys: "T", run: (editor) => { tool(editor, "split", "A press splits") } },
  { id: "tool-slip", group: "View", label: "Slip tool", keys: "Y", run: (editor) => { tool(editor, "slip", "A drag slips the content") } },
  { id: "sounds", group: "View", label: "Sounds of the project", keys: "B", run: (editor) => { setArrange(editor, { side: editor.state.arrange.side === "sounds" ? null : "sounds" }) } },
  { id: "sheet", group: "View", label: "All shortcuts", keys: "?", run: (editor) => { setArrange(editor, { isSheetOpen: true }) } },
]
