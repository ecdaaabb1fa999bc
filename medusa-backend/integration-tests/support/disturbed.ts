import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { journeys, type Journey, type Stage } from "./journeys"
import { SEED_MS } from "./seeded"
import { behave, fault, faults, type FaultKind, type FaultOptions } from "./stripe"
import type { Undisturbed } from "./undisturbed"
import { until } from "./until"

/** What goes wrong, in words, and how the emulator is told to do it. */
export type Disturbance = [words: string, kind: FaultKind, options?: FaultOptions]

/**
 * Tests of all journeys at once, with a disturbance of everything that they name: each comes to what it is without one.
 * @param named what of a journey is disturbed, as the emulator's faults match it
 */
export function describeDisturbances({ world, outcomeOf }: Undisturbed, title: string, disturbances: readonly Disturbance[], named: (journey: Journey) => readonly string[], times: number): void {
  const disturbed = journeys.filter((journey) => named(journey).length > 0)
  const cases = disturbed.flatMap((journey) => named(journey).map((what) => [what, journey.name] as const))
  describe("comes to the same", () => {
    let undisturbed: Map<string, unknown>
    beforeAll(async () => {
      undisturbed = new Map(await Promise.all(disturbed.map(async (journey) => [journey.name, await outcomeOf(journey)] as const)))
    }, SEED_MS + 240_000)
    afterAll(behave)

    describe.each(disturbances)(title, (_, kind, options) => {
      let come: Map<string, unknown>
      let unused: string[]
      beforeAll(async () => {
        const ready = await Promise.all(disturbed.map(async ({ name, begin }) => [name, await begin(await world())] as const))
        for (const what of new Set(cases.map(([what]) => what))) await fault(kind, `${what}$`, { ...options, times })
        come = await outcomes(ready)
        unused = (await faults()).filter((each) => each.times === times).map(({ match }) => match)
        await behave()
      }, 400_000)

      it.each(cases)("%s of %s", (what, name) => {
        expect(unused, "what was to be disturbed happened").not.toContain(`${what}$`)
        expect(come.get(name)).toEqual(undisturbed.get(name))
      })
    })
  })
}

/** Sets all journeys off at once; whoever got no answer asks again. @returns what each came to, by name; or why it came to nothing */
async function outcomes(stages: (readonly [string, Stage])[]): Promise<Map<string, unknown>> {
  const ends = stages.map(async ([name, { act, rest }]) => [name, await until("an answer", async () => (await act(), true), { seconds: 60 }).then(rest).catch((error: unknown) => error)] as const)
  return new Map(await Promise.all(ends))
}
