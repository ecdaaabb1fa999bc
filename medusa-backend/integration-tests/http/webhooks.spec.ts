import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { aWorld, journeys, type Stage, type World } from "../support/journeys"
import { SEED_MS } from "../support/seeded"
import { behave, fault, faults, type FaultKind } from "../support/stripe"

const told = journeys.filter(({ events }) => events.length > 0)
const cases = told.flatMap(({ name, events }) => events.map((type) => [type, name] as const))
const types = new Set(cases.map(([type]) => type))
/** More than there are events of a kind: all of them are damaged. */
const MANY = 1_000

/** What can happen to an event on its way, in words for "an event that ...". */
const damages: [string, FaultKind, delayMs?: number][] = [
  ["never arrives", "drop_event"], ["arrives twice at once", "duplicate_event"], ["arrives late", "delay_event", 3_000], ["arrives after the next", "reorder_event"],
  ["is signed by somebody else at first", "forge_event"], ["was signed an hour ago at first", "stale_event"], ["has a changed byte at first", "tamper_event"],
]

describe("money comes to the same", () => {
  let world: World
  let undisturbed: Map<string, unknown>
  beforeAll(async () => {
    world = await aWorld()
    undisturbed = await outcomes(await stages())
  }, SEED_MS + 240_000)
  afterAll(async () => {
    await behave()
    await world.files.remove()
  })
  const stages = async () => Promise.all(told.map(async ({ name, begin }) => [name, await begin(world)] as const))

  describe.each(damages)("when an event %s:", (_, kind, delayMs = 0) => {
    let disturbed: Map<string, unknown>
    let unused: string[]
    beforeAll(async () => {
      const ready = await stages()
      for (const type of types) await fault(kind, `^${type}$`, { delayMs, times: MANY })
      disturbed = await outcomes(ready)
      unused = (await faults()).filter(({ times }) => times === MANY).map(({ match }) => match)
      await behave()
    }, 400_000)

    it.each(cases)("%s of %s", (type, name) => {
      expect(unused, "the event came, and was damaged").not.toContain(`^${type}$`)
      expect(disturbed.get(name)).toEqual(undisturbed.get(name))
    })
  })
})

/** Sets all journeys off at once. @returns what each came to, by name; or why it did not come to anything */
async function outcomes(stages: (readonly [string, Stage])[]): Promise<Map<string, unknown>> {
  const ends = stages.map(async ([name, { act, rest }]) => [name, await act().then(rest).catch((error: unknown) => error)] as const)
  return new Map(await Promise.all(ends))
}
