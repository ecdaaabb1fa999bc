import type * as Y from "yjs"
import { mapOf } from "./document"
import { setField, type Written } from "./edit"

/** What one person has done, as fields with the values before and after, and can take back or do again. */
export type History = {
  /** Keeps what was written as a step, or as part of the open one. What was taken back before is gone then. */
  add(label: string, written: readonly Written[]): void
  /** Makes one step of all until `end`; called as the first part is, or as said here. */
  begin(label?: string): void
  end(): void
  readonly isOpen: boolean
  undo(): string | undefined
  redo(): string | undefined
  readonly undoLabel: string | undefined
  readonly redoLabel: string | undefined
}

type Step = { label: string; written: Written[] }

/**
 * The history of one origin on a document. A step is taken back field by field, and only where the field still has the value that the step gave it: what
 * another person wrote since stays. A record is never taken out, only marked as deleted. A step of which nothing can be taken back is passed over.
 */
export function openHistory(doc: Y.Doc, origin: unknown): History {
  const [past, future]: [Step[], Step[]] = [[], []]
  let open: { label?: string; step?: Step } | undefined

  const turn = (from: Step[], to: Step[], back: boolean): string | undefined => {
    open = undefined
    for (let step = from.pop(); step; step = from.pop()) {
      const turned = turnOver(doc, step.written, origin, back)
      if (turned.length === 0) continue
      to.push({ label: step.label, written: turned })
      return step.label
    }
    return undefined
  }

  return {
    add(label, written) {
      if (written.length === 0) return
      future.length = 0
      const step = open?.step ?? { label: open?.label ?? label, written: [] }
      if (step === past.at(-1)) past.pop()
      step.written = joined(step.written, written)
      if (step.written.length > 0) past.push(step) // a drag back to where it began leaves none
      if (open) open.step = step
    },
    begin: (label) => { open = { label } },
    end: () => { open = undefined },
    get isOpen() { return open !== undefined },
    undo: () => turn(past, future, true),
    redo: () => turn(future, past, false),
    get undoLabel() { return past.at(-1)?.label },
    get redoLabel() { return future.at(-1)?.label },
  }
}

/** Writes the values from before a step (or after it, again). @returns those that could be written */
function turnOver(doc: Y.Doc, written: readonly Written[], origin: unknown, back: boolean): Written[] {
  return doc.transact(() => written.filter(({ collection, id, key, before, after }) => {
    const map = mapOf(doc, collection).get(id)
    return map !== undefined && map.get(key) === (back ? after : before) && setField(map, key, back ? before : after) !== undefined
  }), origin)
}

/** The same fields once each: as they were before the first, and are after the last. */
function joined(earlier: readonly Written[], later: readonly Written[]): Written[] {
  const fields = new Map(earlier.map((each) => [`${each.collection} ${each.id} ${each.key}`, each]))
  for (const each of later) {
    const name = `${each.collection} ${each.id} ${each.key}`
    fields.set(name, { ...each, before: (fields.get(name) ?? each).before })
  }
  return [...fields.values()].filter(({ before, after }) => before !== after)
}
