import type { Clip, Command, Id, Preset, Verdict } from "@max-booster/studio-core"
import type { Editor } from "../ui/editor"

/** How a moved control is written while the project plays. */
export type WriteMode = "read" | "touch" | "latch" | "write"
export const writeModes: readonly WriteMode[] = ["read", "touch", "latch", "write"]

/** What a pointer does on an automation lane. */
export type LaneTool = "points" | "draw" | "select"

/** The panel between timeline and mixer. */
export type MixPanel = "effects" | "channel" | "master"

/** What this person has open of mixing: no part of the project. */
export type MixState = {
  panel: MixPanel | null
  /** The effect whose controls are shown. */
  insertId: Id | null
  /** Tracks that write; the others read. */
  writing: ReadonlyMap<Id, WriteMode>
  tool: LaneTool
  points: ReadonlySet<Id>
  copiedPoints: Clip | null
  copiedEffect: Preset | null
}

export const initialMix: MixState = { panel: null, insertId: null, writing: new Map(), tool: "points", points: new Set(), copiedPoints: null, copiedEffect: null }

/** Changes what is open. */
export function setMix(editor: Editor, part: Partial<MixState>): void {
  editor.set({ mix: { ...editor.state.mix, ...part } })
}

/** Runs a command; why it cannot be is said. */
export function attempt(editor: Editor, command: Command): Verdict {
  const verdict = editor.session.run(command)
  if (!verdict.done) editor.set({ trouble: verdict.reason })
  else if (editor.state.trouble !== null) editor.set({ trouble: null })
  return verdict
}

/** Opens a panel for a track. */
export function showPanel(editor: Editor, panel: MixPanel, trackId: Id): void {
  editor.set({ trackId, mix: { ...editor.state.mix, panel, insertId: editor.state.trackId === trackId ? editor.state.mix.insertId : null } })
}
