import { cleanValue } from "./fields"
import { fieldsOf, fixed, PARAM, type Collection, type Id, type Records, type Scalar, type Track } from "./schema"

/** Reads a record's fields one by one: from a plain object or from a map of the document. */
export type Source = { get(key: string): unknown; keys(): Iterable<string> }

/**
 * A record with every field of its kind, each in its range, in the order of the alphabet; what a fixed id says of it holds whatever stands there.
 * Never throws, whatever the source holds.
 */
export function clean<C extends Collection>(collection: C, id: Id, source: Source): Records[C] {
  const record: Record<string, unknown> = {}
  for (const [key, field] of fieldsOf[collection]) record[key] = cleanValue(field, source.get(key))
  if (collection === "inserts") for (const key of [...source.keys()].filter(isParam).sort()) {
    const value = cleanParam(source.get(key))
    if (value !== undefined) record[key] = value
  }
  if (collection === "tracks") record["kind"] = id === fixed.master ? "master" : record["kind"] === "master" ? ("bus" satisfies Track["kind"]) : record["kind"]
  if (id === fixed.first && (collection === "tempos" || collection === "meters")) record["tick"] = 0
  return record as Records[C]
}

/** The same for a plain object from anywhere. */
export const cleanPlain = <C extends Collection>(collection: C, id: Id, value: unknown): Records[C] => clean(collection, id, sourceOf(value))

/** What is to be written of some fields: cleaned, unknown ones left out; undefined takes a parameter away. */
export function cleanFields<C extends Collection>(collection: C, fields: Partial<Records[C]>): [string, Scalar | undefined][] {
  const source = sourceOf(fields)
  const known = fieldsOf[collection].flatMap(([key, field]): [string, Scalar][] => (source.get(key) === undefined ? [] : [[key, cleanValue(field, source.get(key))]]))
  const params = collection === "inserts" ? [...source.keys()].filter(isParam).map((key): [string, number | undefined] => [key, cleanParam(source.get(key))]) : []
  return [...known, ...params]
}

/** Whether a key is an insert's parameter. */
export const isParam = (key: string): key is `p:${string}` => key.startsWith(PARAM) && key.length > PARAM.length && key.length <= 100

const cleanParam = (value: unknown) => (typeof value === "number" && Number.isFinite(value) ? value + 0 : undefined)

function sourceOf(value: unknown): Source {
  const object = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {}
  return { get: (key) => (Object.hasOwn(object, key) ? object[key] : undefined), keys: () => Object.keys(object) }
}
