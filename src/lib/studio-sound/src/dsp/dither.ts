import { seeded } from "./random"

/**
 * Dither of triangular density, two steps wide: what rounding adds becomes a noise that does not depend on the sound.
 * @param seed the same seed gives the same bytes
 * @returns offsets in steps, from -1 to 1
 */
export function triangularDither(seed: number): () => number {
  const random = seeded(seed)
  return () => random() - random()
}
