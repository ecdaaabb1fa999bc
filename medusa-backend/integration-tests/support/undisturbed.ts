import { afterAll } from "vitest"
import { aWorld, type Journey, type World } from "./journeys"

/** The world in which a file's journeys are made, and what each comes to when nothing disturbs it. */
export type Undisturbed = { world: () => Promise<World>; outcomeOf: (journey: Journey) => Promise<unknown> }

/** Call it at the top of a file, and hand it to all that disturb journeys there: world and outcomes are made once, when they are first asked for. */
export function useUndisturbed(): Undisturbed {
  let made: Promise<World> | undefined
  const world = () => (made ??= aWorld())
  const outcomes = new Map<string, Promise<unknown>>()
  afterAll(async () => { await (await made)?.files.remove() })

  async function outcome({ name, begin }: Journey): Promise<unknown> {
    const there = await world()
    try {
      const { act, rest } = await begin(there)
      await act()
      return await rest()
    } catch (error) {
      throw new Error(`${name}, undisturbed: ${(error as Error).message}`, { cause: error })
    }
  }
  return {
    world,
    outcomeOf(journey) {
      const known = outcomes.get(journey.name) ?? outcome(journey)
      outcomes.set(journey.name, known)
      return known
    },
  }
}
