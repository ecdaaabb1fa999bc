import type * as Y from "yjs"
import { type Command } from "../command"
import { cleanProject, readStore, toProject } from "../document"
import { write, type Edit } from "../edit"
import { cleanPlain } from "../records/clean"
import { collections, fieldsOf, type Collection, type Id, type ProjectData } from "../records/schema"
import { type Store } from "../records/settle"
import { done, type Verdict } from "../verdict"
import { diff, patch, toEdits, type Change } from "./diff"

/** Writes changes into a document as forward edits, on top of all that it says: exact, also where what returns brings back what had hung on it. */
export function apply(doc: Y.Doc, changes: readonly Change[], origin: unknown = "apply"): Verdict {
  write(doc, editsFor(changes, () => readStore(doc)), origin)
  return done(`Apply ${changes.length} changes`)
}

/** The same as a command that can be undone. */
export const applyChanges = (changes: readonly Change[], label = "Apply changes"): Command => ({ raw }) => ({ label, edits: editsFor(changes, () => raw) })

/** Makes the project what a version says, as forward edits. */
export const restore = (version: ProjectData, label = "Restore version"): Command => ({ raw }) => ({ label, edits: editsTo(raw, cleanProject(version)) })

function editsFor(changes: readonly Change[], read: () => Store): Edit[] {
  if (changes.every(isPlain)) return toEdits(changes)
  const store = read()
  return editsTo(store, cleanProject(patch(toProject(store), changes)))
}

/** Whether a change is of values alone: nothing comes, goes, or leads elsewhere by it. */
const isPlain = (each: Change) => (each.kind === "moved" || each.kind === "changed") && Object.keys(each.after).every((key) => !leads[each.collection].has(key))

const leads = Object.fromEntries(collections.map((each) => [each, new Set(["kind", ...fieldsOf[each].flatMap(([key, { kind }]) => (kind === "parent" || kind === "link" || kind === "target" ? [key] : []))])])) as Record<Collection, Set<string>>

/**
 * The edits that make a document read as wanted. A track that returns brings back the regions that hung on it, a bus the outputs that led to it: what is not
 * wanted of these shows only afterwards, so edits are tried on a copy until it reads as wanted.
 */
function editsTo(store: Store, wanted: ProjectData): Edit[] {
  let edits: Edit[] = []
  let copy = store
  for (let round = 0; round < 8; round += 1) {
    const more = toEdits(diff(toProject(copy), wanted))
    if (more.length === 0) break
    edits = edits.concat(more) // there may be too many for arguments of push
    copy = tried(copy, more)
  }
  return edits
}

function tried(store: Store, edits: readonly Edit[]): Store {
  const copy = Object.fromEntries(collections.map((each) => [each, new Map<Id, object>(store[each])])) as Record<Collection, Map<Id, object>>
  for (const edit of edits) {
    const records = copy[edit.collection]
    const old = records.get(edit.id)
    if (edit.kind === "remove") records.delete(edit.id)
    else if (edit.kind === "create") records.set(edit.id, cleanPlain(edit.collection, edit.id, edit.fields))
    else if (old) records.set(edit.id, cleanPlain(edit.collection, edit.id, { ...old, ...edit.fields }))
  }
  return copy as unknown as Store
}
