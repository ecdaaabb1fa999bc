/** How many tries each may have in a while. */
export type Limit = { most: number; windowMs: number }

/** Counts tries by whoever makes them, in windows that begin with the first; forgets those whose window is over. */
export class Limiter {
  readonly #windows = new Map<string, { until: number; tries: number }>()

  constructor(readonly limit: Limit) {}

  /** Whether one more try is permitted, and counts it. */
  allows(who: string, now: number): boolean {
    const window = this.#windows.get(who)
    if (window && window.until > now) {
      window.tries += 1
      return window.tries <= this.limit.most
    }
    if (this.#windows.size > 10_000) for (const [key, { until }] of this.#windows) if (until <= now) this.#windows.delete(key)
    this.#windows.set(who, { until: now + this.limit.windowMs, tries: 1 })
    return true
  }
}
