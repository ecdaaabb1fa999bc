/** A seeded source of randomness: the same seed gives the same numbers on every machine. */
export type Random = {
  /** 0 (included) to 1 (excluded). */
  next(): number
  /** -1 to 1. */
  bipolar(): number
  between(min: number, max: number): number
  /** An independent source that depends only on this one's seed and the label. */
  fork(label: string): Random
}

/** Makes a source of randomness (mulberry32) from a seed. */
export function seededRandom(seed: string | number): Random {
  let state = typeof seed === "number" ? seed >>> 0 : hash(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    bipolar: () => next() * 2 - 1,
    between: (min, max) => min + (max - min) * next(),
    fork: (label) => seededRandom(`${seed}/${label}`),
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}
