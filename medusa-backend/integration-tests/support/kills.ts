import { beforeAll, describe, expect, it } from "vitest"
import { whileLocked } from "./database"
import { journeys } from "./journeys"
import { kill } from "./processes"
import { SEED_MS } from "./seeded"
import { whileUnheard } from "./stripe"
import type { Undisturbed } from "./undisturbed"

/** Whether at a stop Stripe has done its work and the shop has not heard of it. */
export const isAtStripe = (stop: string): boolean => stop.includes("/v1/")

/** The kills that `npm test` has time for: as the money is taken, given back, and paid out. */
export const isInTest = (stop: string): boolean => ["worker: POST /v1/payment_intents/.*/capture", "worker: POST /v1/refunds", "backend: POST /v1/payouts"].includes(stop)

/** Tests of each journey with a kill at each of the chosen stops: it comes to what it is without one. */
export function describeKills({ world, outcomeOf }: Undisturbed, chosen: (stop: string) => boolean): void {
  const cases = journeys.map((journey) => ({ ...journey, stops: journey.stops.filter(chosen) })).filter(({ stops }) => stops.length > 0)
  describe("comes to the same with and without a kill:", () => {
    describe.each(cases.map((journey) => [journey.name, journey] as const))("%s, killed at", (_, journey) => {
      let undisturbed: unknown
      beforeAll(async () => { undisturbed = await outcomeOf(journey) }, SEED_MS + 240_000)

      it.each(journey.stops)("%s", async (stop) => {
        const { act, rest } = await journey.begin(await world())
        await killedAt(stop, act)
        expect(await rest()).toEqual(undisturbed)
      }, 400_000)
    })
  })
}

/** Does something and kills a process at a stop on its way; whoever got no answer asks again. */
async function killedAt(stop: string, act: () => Promise<unknown>): Promise<void> {
  const [part, where] = stop.split(": ") as ["backend" | "worker", string]
  const whileStopped = isAtStripe(stop) ? whileUnheard : whileLocked
  const { answer, isBack } = await whileStopped(where, async (isReached) => {
    const answer = act().then(() => "heard", () => "lost")
    await isReached()
    return { answer, ...(await kill(part)) }
  })
  await isBack()
  if ((await answer) === "lost") await act()
}
