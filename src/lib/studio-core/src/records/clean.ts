import { cleanValue, type Field } from "./fields"
import { fieldsOf, fixed, PARAM, type Collection, type Id, type Records, type Scalar } from "./schema"

/** Reads a record's fields one by one: from a map of the document, or by `sourceOf` from a plain object. */
export type Source = { get(key: string): unknown; keys(): Iterable<string> }

/** A plain object from anywhere, or whatever stands in its place, as a source. (No field is called as anything that objects inherit.) */
export function sourceOf(value: unknown): Source {
  const object = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {}
  return { get: (key) => object[key], keys: () => Object.keys(object) }
}

/**
 * A record with every field of its kind, each in its range, in the order of the alphabet; what a fixed id says of it holds whatever stands there.
 * Never throws, whatever the source holds.
 */
export function clean<C extends Collection>(collection: C, id: Id, source: Source): Records[C] {
  const record: Record<string, Scalar> = {}
  for (const [key, field] of fieldsOf[collection]) record[key] = cleanField(collection, id, key, field, source.get(key))
  return withParams(record, collection, source) as Records[C]
}

/** The same for a plain object. */
export const cleanPlain = <C extends Collection>(collection: C, id: Id, value: unknown): Records[C] => clean(collection, id, sourceOf(value))

/** The same without what is as a reader assumes anyway: what documents and versions keep. So a default changes only with a migration. */
export function withoutDefaults(collection: Collection, id: Id, source: Source): Record<string, Scalar> {
  const record: Record<string, Scalar> = {}
  for (const [key, field] of fieldsOf[collection]) {
    const value = cleanField(collection, id, key, field, source.get(key))
    if (value !== field.fallback) record[key] = value
  }
  return withParams(record, collection, source)
}

/** What is to be written of some fields: cleaned, unknown ones left out; undefined takes a parameter away. `fallback`: what a reader assumes without it. */
export function cleanFields(collection: Collection, id: Id, source: Source): { key: string; value: Scalar | undefined; fallback: Scalar | undefined }[] {
  const known = fieldsOf[collection].flatMap(([key, field]) => {
    const value = source.get(key)
    return value === undefined ? [] : [{ key, value: cleanField(collection, id, key, field, value), fallback: field.fallback }]
  })
  return collection === "inserts" ? [...known, ...[...source.keys()].filter(isParam).map((key) => ({ key, value: cleanParam(source.get(key)), fallback: undefined }))] : known
}

/** Whether a key is an insert's parameter. */
export const isParam = (key: string): key is `p:${string}` => key.startsWith(PARAM) && key.length > PARAM.length && key.length <= 100

function cleanField(collection: Collection, id: Id, key: string, field: Field, given: unknown): Scalar {
  const value = given === undefined ? field.fallback : cleanValue(field, given)
  if (collection === "tracks" && key === "kind") return id === fixed.master ? "master" : value === "master" ? "bus" : value
  if (key === "tick" && id === fixed.first && (collection === "tempos" || collection === "meters")) return 0
  return value
}

function withParams(record: Record<string, Scalar>, collection: Collection, source: Source): Record<string, Scalar> {
  if (collection === "inserts") for (const key of [...source.keys()].filter(isParam).sort()) {
    const value = cleanParam(source.get(key))
    if (value !== undefined) record[key] = value
  }
  return record
}

const cleanParam = (value: unknown) => (typeof value === "number" && Number.isFinite(value) ? value + 0 : undefined)
