import * as Y from "yjs"
import { mapOf, type RecordMap } from "./document"
import { cleanFields, cleanPlain, isParam, sourceOf, withoutDefaults } from "./records/clean"
import { type Collection, type Id, type Records, type Scalar } from "./records/schema"

/** What is to be done to one record. In `change` an undefined parameter is taken away. */
export type Edit = { [C in Collection]:
  | { kind: "create"; collection: C; id: Id; fields: Partial<Records[C]> }
  | { kind: "change"; collection: C; id: Id; fields: Partial<Records[C]> }
  | { kind: "remove"; collection: C; id: Id } }[Collection]

export const create = <C extends Collection>(collection: C, id: Id, fields: Partial<Records[C]>) => ({ kind: "create", collection, id, fields }) as Edit
export const change = <C extends Collection>(collection: C, id: Id, fields: Partial<Records[C]>) => ({ kind: "change", collection, id, fields }) as Edit
export const remove = (collection: Collection, id: Id) => ({ kind: "remove", collection, id }) as Edit

/** One field of one record that was written. A record that did not exist counts as deleted before. */
export type Written = { collection: Collection; id: Id; key: string; before: Scalar | undefined; after: Scalar | undefined }

/** Writes edits into the document in one transaction. @returns what has changed by it */
export function write(doc: Y.Doc, edits: readonly Edit[], origin: unknown): Written[] {
  const written: Written[] = []
  doc.transact(() => { for (const edit of edits) writeOne(doc, edit, written) }, origin)
  return written
}

function writeOne(doc: Y.Doc, edit: Edit, written: Written[]) {
  const { collection, id } = edit
  const map = mapOf(doc, collection).get(id)
  if (!map) {
    if (edit.kind !== "create") return
    mapOf(doc, collection).set(id, new Y.Map<Scalar>(Object.entries(withoutDefaults(collection, id, sourceOf(edit.fields)))))
    written.push({ collection, id, key: "deleted", before: true, after: undefined })
    return
  }
  const set = (key: string, value: Scalar | undefined, fallback?: Scalar) => {
    const before = setField(map, key, value, fallback)
    if (before !== undefined) written.push({ collection, id, key, before: before.value, after: value })
  }
  if (edit.kind === "remove") return set("deleted", true)
  if (edit.kind === "create") {
    set("deleted", undefined)
    // Parameters from an earlier life.
    for (const key of [...map.keys()]) if (isParam(key) && !(key in edit.fields)) set(key, undefined)
  }
  const fields = edit.kind === "create" ? cleanPlain(collection, id, edit.fields) : edit.fields
  for (const { key, value, fallback } of cleanFields(collection, id, sourceOf(fields))) set(key, value, fallback)
}

/**
 * Writes a field if it differs from what is read there: an equal value written again would win over what another person writes at the same time.
 * @returns what stood there before, in a box; undefined when it was so already
 */
export function setField(map: RecordMap, key: string, value: Scalar | undefined, fallback?: Scalar): { value: Scalar | undefined } | undefined {
  const before = map.get(key)
  if ((before ?? fallback) === value) return undefined
  if (value === undefined) map.delete(key)
  else map.set(key, value)
  return { value: before }
}
