/**
 * What somebody typed put together with what was changed elsewhere meanwhile; `base` is what both went on from.
 * Where both changed the same field, `mine` stays. Lists of things with an `id` are put together by it, others as a whole.
 */
export function merge<Value>(base: Value, mine: Value, theirs: Value): Value {
  if (isSame(mine, base) || isSame(mine, theirs)) return theirs
  if (isSame(theirs, base)) return mine
  if (isKeyed(base) && isKeyed(mine) && isKeyed(theirs)) return mergeKeyed(base, mine, theirs) as Value
  if (isRecord(base) && isRecord(mine) && isRecord(theirs)) return Object.fromEntries(Object.keys({ ...theirs, ...mine }).map((key) => [key, merge(base[key], mine[key], theirs[key])])) as Value
  return mine
}

type Keyed = { id: string }

/** In my order, with what they added at the end, without what either took away. */
function mergeKeyed(base: readonly Keyed[], mine: readonly Keyed[], theirs: readonly Keyed[]): Keyed[] {
  const [was, other] = [new Map(base.map((each) => [each.id, each])), new Map(theirs.map((each) => [each.id, each]))]
  const kept = mine.flatMap((each) => {
    const [before, their] = [was.get(each.id), other.get(each.id)]
    if (!before) return [each]
    return their ? [merge(before, each, their)] : isSame(each, before) ? [] : [each]
  })
  return [...kept, ...theirs.filter(({ id }) => !was.has(id) && !kept.some((each) => each.id === id))]
}

/** The top fields in which two values differ. */
export const differing = <Value extends object>(a: Value, b: Value): (keyof Value & string)[] => (Object.keys(a) as (keyof Value & string)[]).filter((key) => !isSame(a[key], b[key]))

export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, index) => isSame(each, b[index]))
  if (!isRecord(a) || !isRecord(b)) return false
  return Object.keys({ ...a, ...b }).every((key) => isSame(a[key], b[key]))
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value)
const isKeyed = (value: unknown): value is Keyed[] => Array.isArray(value) && value.every((each) => isRecord(each) && typeof each["id"] === "string")
