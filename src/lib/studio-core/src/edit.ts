import * as Y from "yjs"
import { mapOf, type RecordMap } from "./document"
import { cleanFields, cleanPlain } from "./records/clean"
import { type Collection, type Id, type Records } from "./records/schema"

/** What is to be done to one record. In `change` an undefined parameter is taken away. */
export type Edit = { [C in Collection]:
  | { kind: "create"; collection: C; id: Id; fields: Partial<Records[C]> }
  | { kind: "change"; collection: C; id: Id; fields: Partial<Records[C]> }
  | { kind: "remove"; collection: C; id: Id } }[Collection]

export const create = <C extends Collection>(collection: C, id: Id, fields: Partial<Records[C]>) => ({ kind: "create", collection, id, fields }) as Edit
export const change = <C extends Collection>(collection: C, id: Id, fields: Partial<Records[C]>) => ({ kind: "change", collection, id, fields }) as Edit
export const remove = (collection: Collection, id: Id) => ({ kind: "remove", collection, id }) as Edit

/**
 * Writes edits into the document, in one transaction of this origin. Before it, when the origin may undo, new records are put there as deleted
 * ones by nobody, and the transaction only brings them to life: so undo never takes a record's map away, and with it what another wrote into it.
 * @returns whether anything changed
 */
export function write(doc: Y.Doc, edits: readonly Edit[], origin: unknown, canUndo: boolean): boolean {
  if (canUndo && edits.some(({ kind }) => kind === "create")) doc.transact(() => {
    for (const edit of edits) if (edit.kind === "create" && !mapOf(doc, edit.collection).has(edit.id)) mapOf(doc, edit.collection).set(edit.id, newRecord(edit, { deleted: true }))
  }, "birth")
  let changed = false
  doc.transact(() => { for (const edit of edits) changed = writeOne(doc, edit) || changed }, origin)
  return changed
}

function writeOne(doc: Y.Doc, edit: Edit): boolean {
  const records = mapOf(doc, edit.collection)
  const map = records.get(edit.id)
  if (!map) {
    if (edit.kind === "create") records.set(edit.id, newRecord(edit))
    return edit.kind === "create"
  }
  if (edit.kind === "remove") return setField(map, "deleted", true)
  const fields = edit.kind === "create" ? cleanPlain(edit.collection, edit.id, edit.fields) : edit.fields
  let changed = edit.kind === "create" && setField(map, "deleted", undefined)
  for (const [key, value] of cleanFields(edit.collection, fields as Partial<Records[Collection]>)) changed = setField(map, key, value) || changed
  return changed
}

const newRecord = ({ collection, id, fields }: Edit & { kind: "create" }, more: { deleted?: true } = {}): RecordMap =>
  new Y.Map(Object.entries<string | number | boolean>({ ...cleanPlain(collection, id, fields), ...more }))

/** Writes only what differs: an equal value written again would win over what another person writes at the same time. */
function setField(map: RecordMap, key: string, value: string | number | boolean | undefined): boolean {
  if (map.get(key) === value) return false
  if (value === undefined) map.delete(key)
  else map.set(key, value)
  return true
}
