const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

/**
 * A key between two others, by code unit: a fraction in base 62 without trailing zeros, "" at either end meaning nothing there. Equal or reversed
 * neighbours (two people put something to one place) are stepped past by the caller; given such, the key lies right after the first.
 */
export function between(before: string, after: string): string {
  const upper = after > before ? after : ""
  let key = ""
  for (let index = 0; ; index += 1) {
    const low = digit(before, index)
    // Once the key is below the upper neighbour by a digit, there is room up to the end.
    const high = upper !== "" && upper.startsWith(key) ? digit(upper, index, DIGITS.length) : DIGITS.length
    if (high - low > 1) return key + DIGITS.charAt(upper === "" && before !== "" ? low + 1 : Math.floor((low + high) / 2)) // what is only appended to grows slowly
    key += DIGITS.charAt(low)
  }
}

const digit = (key: string, index: number, none = 0) => (index < key.length ? Math.max(0, DIGITS.indexOf(key.charAt(index))) : none)

/** Orders records by their place, those at one place by id. */
export const byPosition = (a: { pos: string; id: string }, b: { pos: string; id: string }): number => (a.pos === b.pos ? (a.id < b.id ? -1 : 1) : a.pos < b.pos ? -1 : 1)

/**
 * The place for something new among siblings in order: before the one with this id, or at the end.
 * Of several at one place the first place after them all is taken.
 */
export function placeBefore(siblings: readonly { id: string; pos: string }[], beforeId?: string): string {
  const index = beforeId === undefined ? siblings.length : siblings.findIndex(({ id }) => id === beforeId)
  const at = index < 0 ? siblings.length : index
  const before = siblings[at - 1]?.pos ?? ""
  const after = siblings.slice(at).find(({ pos }) => pos > before)?.pos ?? ""
  return between(before, after)
}
