/** Stripe's limit of one value; a key holds 40 characters, an object 50 keys ("Metadata"). */
const LONGEST = 500
/** Keys that one list may take: with 30 characters an id, 320 of them, which is more than a checkout has lines. */
const MOST_KEYS = 20

/**
 * Ids in as many metadata values as they need: `name`, `name_2`, `name_3`... Those beyond the limit are left out; the charge plan has all.
 */
export function listed(name: string, ids: readonly string[]): Record<string, string> {
  const values: string[] = []
  for (const id of new Set(ids)) {
    const last = values.at(-1)
    if (last !== undefined && last.length + 1 + id.length <= LONGEST) values[values.length - 1] = `${last},${id}`
    else values.push(id)
  }
  return Object.fromEntries(values.slice(0, MOST_KEYS).map((value, i) => [i === 0 ? name : `${name}_${i + 1}`, value]))
}
