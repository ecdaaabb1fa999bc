import { copy, deleteNotes, deleteRegions, paste, readClip } from "@max-booster/studio-core"
import type { Editor } from "../../ui/editor"
import type { StudioCommand } from "../commands"
import { say, setArrange, told } from "../state"
import { chosen, needsRegion, regionsAmong } from "./select"

/** What was copied last, for browsers that let nobody read the system's clipboard. */
let kept = ""

/** Copies what is selected. @returns the text for the system's clipboard, undefined when nothing is selected */
export function copied(editor: Editor): string | undefined {
  const { rollId, selectedNotes } = editor.state.arrange
  const clip = rollId !== null && selectedNotes.size > 0 ? copy(editor.project, { noteIds: [...selectedNotes] }) : copy(editor.project, { regionIds: chosen(editor) })
  if (!clip) { say(editor, "Nothing is selected to copy."); return undefined }
  kept = JSON.stringify(clip)
  const count = Object.keys(clip.regions).length
  say(editor, count > 0 ? `Copied ${count === 1 ? "region" : `${count} regions`}` : `Copied ${Object.keys(clip.notes).length} notes`)
  return kept
}

/** Puts what was copied at the cursor: on the chosen track when it came from one, else where it came from. */
export function pasted(editor: Editor, text: string): void {
  const clip = readClip(parsed(text))
  if (!clip) { say(editor, "What was copied is no part of a project."); return }
  const { cursor, trackId, arrange } = editor.state
  const kind = trackId === null ? undefined : editor.project.get("tracks", trackId)?.kind
  const wanted = Object.values(clip.regions)[0]?.kind === "notes" ? "instrument" : "audio"
  const target = { tick: cursor, ...(trackId !== null && kind === wanted && { trackId }), ...(arrange.rollId !== null && { regionId: arrange.rollId }) }
  const made = regionsAmong(editor, told(editor, editor.session.run(paste(clip, target))))
  if (made.length > 0) editor.set({ selected: new Set(made) })
}

function parsed(text: string): unknown {
  try { return JSON.parse(text) } catch { return undefined }
}

/** Copies, and deletes what was copied. */
export function cut(editor: Editor): string | undefined {
  const text = copied(editor)
  if (text === undefined) return undefined
  const { rollId, selectedNotes } = editor.state.arrange
  if (rollId !== null && selectedNotes.size > 0) {
    told(editor, editor.session.run(deleteNotes([...selectedNotes])))
    setArrange(editor, { selectedNotes: new Set() })
    return text
  }
  told(editor, editor.session.run(deleteRegions(chosen(editor))))
  editor.set({ selected: new Set() })
  return text
}

const toSystem = (text: string | undefined) => { if (text !== undefined) void navigator.clipboard?.writeText(text).catch(() => undefined) }

/** Copy, cut and paste, as menus have them; keys go through the browser's own events. */
export const clipCommands: readonly StudioCommand[] = [
  { id: "copy", group: "Clipboard", label: "Copy", keys: "Ctrl C", isNative: true, menus: ["region"], refuse: needsRegion, run: (editor) => { toSystem(copied(editor)) } },
  { id: "cut", group: "Clipboard", label: "Cut", keys: "Ctrl X", isNative: true, menus: ["region"], refuse: needsRegion, run: (editor) => { toSystem(cut(editor)) } },
  { id: "paste", group: "Clipboard", label: "Paste at the cursor", keys: "Ctrl V", isNative: true, menus: ["region", "track", "ruler"], run: (editor) => {
    void (async () => { pasted(editor, await (navigator.clipboard?.readText() ?? Promise.resolve(kept)).then((text) => (readClip(parsed(text)) ? text : kept), () => kept)) })()
  } },
]
