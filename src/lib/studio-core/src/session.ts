import * as Y from "yjs"
import { type Command, type MakeId } from "./command"
import { mapOf } from "./document"
import { write } from "./edit"
import { openProject, type LiveProject } from "./live"
import { collections, type Id } from "./records/schema"
import { done, refused, type Verdict } from "./verdict"

/** One person's work on an open project: runs commands, and takes back what this person did. What is selected is no part of it. */
export type Session = {
  readonly project: LiveProject
  run(command: Command): Verdict
  /** Runs a command that the history does not keep: a recording that arrives, a name that a job gives. */
  quietly(command: Command): Verdict
  /** Makes one step of all that `work` runs; so do `begin` and `end` with a drag between them. The step is called as the first command, or as said here. */
  gesture<T>(work: () => T, label?: string): T
  begin(label?: string): void
  end(): void
  /** Takes back the last step whose effect nobody has overwritten since; what others did stays. @returns its name */
  undo(): string | undefined
  redo(): string | undefined
  readonly undoLabel: string | undefined
  readonly redoLabel: string | undefined
  close(): void
}

/** Origin of transactions that nobody undoes. */
const QUIET = "quiet"
const LABEL = "label"
/** No two transactions are one step, even if the clock is set back. */
const ALONE = -Infinity

/** Opens a session of a person on a document. History lasts as long as the session. */
export function openSession(doc: Y.Doc, { person, makeId, project = openProject(doc) }: { person: string; makeId: MakeId; project?: LiveProject }): Session {
  const origin = { person }
  const history = new Y.UndoManager(collections.map((each) => mapOf(doc, each)), { trackedOrigins: new Set([origin]), captureTimeout: ALONE })
  let label = ""
  let gesture: { label?: string } | undefined

  history.on("stack-item-added", ({ stackItem, type }) => {
    stackItem.meta.set(LABEL, history.currStackItem?.meta.get(LABEL) ?? label)
    // The first transaction of a gesture opens its step, the others join it.
    if (gesture && type === "undo" && !history.redoing) history.captureTimeout = Infinity
  })

  const perform = (command: Command, canUndo: boolean): Verdict => {
    const plan = command(project, makeId)
    if ("refused" in plan) return refused(plan.refused)
    label = gesture?.label ?? plan.label
    if (!write(doc, plan.edits, canUndo ? origin : QUIET, canUndo)) return refused("That is how it is already.")
    return done(plan.label, plan.edits.flatMap(({ kind, id }): Id[] => (kind === "create" ? [id] : [])))
  }
  const end = () => {
    gesture = undefined
    history.captureTimeout = ALONE
  }
  const begin = (named?: string) => {
    end()
    gesture = { label: named }
  }
  const labelOf = (stack: Y.UndoManager["undoStack"]) => stack.at(-1)?.meta.get(LABEL) as string | undefined

  return {
    project,
    run: (command) => perform(command, true),
    quietly: (command) => perform(command, false),
    begin, end,
    gesture(work, named) {
      if (gesture) return work()
      begin(named)
      try { return work() } finally { end() }
    },
    undo: () => { end(); return history.undo()?.meta.get(LABEL) as string | undefined },
    redo: () => { end(); return history.redo()?.meta.get(LABEL) as string | undefined },
    get undoLabel() { return labelOf(history.undoStack) },
    get redoLabel() { return labelOf(history.redoStack) },
    close: () => { history.destroy(); project.close() },
  }
}
