import { setTimeout as sleep } from "node:timers/promises"

/** Milliseconds between two questions: few at first, for what is there at once; then more, for who waits long must not keep the shop busy with asking. */
const PAUSE = { first: 100, growth: 1.3, longest: 800 }

/**
 * Asks again until there is an answer; with `everyMs` always so soon, for what is over before long.
 * @throws {Error} when there is none in time; the last reason is told
 */
export async function until<T>(what: string, ask: () => Promise<T | null | undefined | false>, { seconds = 30, everyMs }: { seconds?: number; everyMs?: number } = {}): Promise<T> {
  const end = Date.now() + seconds * 1_000
  let reason = "nothing came"
  for (let pause = PAUSE.first; Date.now() < end; pause = Math.min(pause * PAUSE.growth, PAUSE.longest)) {
    try {
      const answer = await ask()
      if (answer) return answer
    } catch (error) {
      reason = (error as Error).message
    }
    await sleep(everyMs ?? pause)
  }
  throw new Error(`Waited ${seconds} s for ${what}: ${reason}`)
}
