/** Below this share of the work a guess would jump about. */
const SURE = 0.04

/**
 * What is left of a work that goes on as it went.
 * @param fraction 0 to 1 @param elapsedMs since its beginning
 * @returns whole seconds, null while it is too early to say
 */
export const secondsLeft = (fraction: number, elapsedMs: number): number | null =>
  fraction < SURE || elapsedMs < 500 ? null : Math.max(0, Math.round((elapsedMs / fraction) * (1 - fraction) / 1_000))
