import type { Id, Verdict } from "@max-booster/studio-core"
import type { Editor } from "../ui/editor"
import { plainRows, type RowLook } from "../view/geometry"

/** What a press on a region does. */
export type Tool = "select" | "split" | "slip"

/** Something that is asked before it is done. */
export type Question = { title: string; text: string; confirm: string; run: () => void }

/** What of arranging is no part of the project. */
export type Arrange = {
  tool: Tool
  rows: RowLook
  /** The view goes with what plays. */
  isFollowing: boolean
  /** What happened last, in words; counted, so that the same is said twice. */
  said: { text: string; count: number }
  /** What is open beside the timeline. */
  side: "sounds" | "inspector" | null
  /** The notes region whose notes are open. */
  rollId: Id | null
  selectedNotes: ReadonlySet<Id>
  isSheetOpen: boolean
  asking: Question | null
}

/** How arranging begins. */
export const arrangeAtFirst: Arrange = { tool: "select", rows: plainRows, isFollowing: true, said: { text: "", count: 0 }, side: null, rollId: null, selectedNotes: new Set(), isSheetOpen: false, asking: null }

/** Changes a part of it. */
export function setArrange(editor: Editor, part: Partial<Arrange>): void {
  editor.set({ arrange: { ...editor.state.arrange, ...part } })
}

/** Says what happened, to those who see and to those who hear. */
export function say(editor: Editor, text: string): void {
  setArrange(editor, { said: { text, count: editor.state.arrange.said.count + 1 } })
}

/** Says what became of a command. @returns what it made */
export function told(editor: Editor, verdict: Verdict): Id[] {
  say(editor, verdict.done ? verdict.label : verdict.reason)
  return verdict.done ? verdict.created : []
}
