import { setTimeout as sleep } from "node:timers/promises"

/**
 * Asks again until there is an answer.
 * @throws {Error} when there is none in time; the last reason is told
 */
export async function until<T>(what: string, ask: () => Promise<T | null | undefined | false>, { seconds = 30, everyMs = 250 } = {}): Promise<T> {
  let reason = "nothing came"
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; await sleep(everyMs)) {
    try {
      const answer = await ask()
      if (answer) return answer
    } catch (error) {
      reason = (error as Error).message
    }
  }
  throw new Error(`Waited ${seconds} s for ${what}: ${reason}`)
}
