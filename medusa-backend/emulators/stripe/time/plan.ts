import type { Context } from "../context"
import { newId } from "../ids"
import { PLATFORM, type Happening } from "../store/kinds"

/** How long the world takes to answer (a bank, a cardholder), in seconds. At Stripe it is days. */
export const A_MOMENT = 2

/** Lets something happen by itself, later. */
export function plan(context: Context, happening: Happening, seconds = A_MOMENT): void {
  context.store.put("plan", PLATFORM, { id: newId("plan"), dueAt: context.now + seconds, happening })
}
