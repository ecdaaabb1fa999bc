import type * as Y from "yjs"
import { type Command, type MakeId } from "./command"
import { write } from "./edit"
import { openHistory, type History } from "./history"
import { openProject, type LiveProject } from "./live"
import { type Id } from "./records/schema"
import { done, refused, type Verdict } from "./verdict"

/** One person's work on an open project: runs commands and takes them back. History lasts as long as the session; what is selected is no part of it. */
export type Session = Omit<History, "add" | "isOpen"> & {
  readonly project: LiveProject
  /** Works out a command against the project as it is, and writes it in one transaction with this person as origin. */
  run(command: Command): Verdict
  /** Runs a command that the history does not keep: a recording that arrives, a name that a job gives. */
  quietly(command: Command): Verdict
  /** Makes one step of all that `work` runs, as `begin` and `end` do with a drag between them. */
  gesture<T>(work: () => T, label?: string): T
  close(): void
}

/** The origin of a person's transactions. */
export type Origin = { person: string; quiet?: true }

/** Opens a session of a person on a document. Ids of new records come from `makeId`, UUIDs in the studio. */
export function openSession(doc: Y.Doc, { person, makeId }: { person: string; makeId: MakeId }): Session {
  const project = openProject(doc)
  const origin: Origin = { person }
  const quiet: Origin = { person, quiet: true }
  const history = openHistory(doc, origin)

  const perform = (command: Command, as: Origin): Verdict => {
    const plan = command(project, makeId)
    if ("refused" in plan) return refused(plan.refused)
    const written = write(doc, plan.edits, as)
    if (written.length === 0) return refused("That is how it is already.")
    if (as === origin) history.add(plan.label, written)
    return done(plan.label, plan.edits.flatMap(({ kind, id }): Id[] => (kind === "create" ? [id] : [])))
  }

  return {
    project,
    run: (command) => perform(command, origin),
    quietly: (command) => perform(command, quiet),
    gesture(work, label) {
      if (history.isOpen) return work()
      history.begin(label)
      try { return work() } finally { history.end() }
    },
    begin: history.begin,
    end: history.end,
    undo: history.undo,
    redo: history.redo,
    get undoLabel() { return history.undoLabel },
    get redoLabel() { return history.redoLabel },
    close: project.close,
  }
}
