/** Numbers that are the same each time for the same seed (mulberry32). @param {string} seed */
export function dice(seed) {
  let state = [...seed].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5)
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    /** 0 to 1. */
    next,
    between: (/** @type {number} */ low, /** @type {number} */ high) => low + next() * (high - low),
    chance: (/** @type {number} */ probability) => next() < probability,
    /** @template T @param {readonly T[]} among @returns {T} */
    pick: (among) => /** @type {T} */ (among[Math.floor(next() * among.length)]),
  }
}
