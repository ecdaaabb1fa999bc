/** What is known of a queue when somebody joins it; null where there is no such turn. */
export type Queue = {
  /** The last turn of his own that waits or is at work. */
  ownLast: number | null
  /** The last turn at work. */
  working: number | null
  /** The first turn that waits. */
  firstWaiting: number | null
}

/**
 * The turn of one who joins a queue, so that it is fair between users: whoever asks for many takes many turns one after another,
 * whoever asks for one goes right behind those at work (start-time fair queuing, Goyal, Vin and Cheng 1996, with equal costs).
 * An empty queue counts from 1 again.
 */
export function turnFor({ ownLast, working, firstWaiting }: Queue): number {
  const now = working ?? (firstWaiting === null ? 0 : firstWaiting - 1)
  return ownLast === null ? Math.max(now, 1) : Math.max(now, ownLast) + 1
}
