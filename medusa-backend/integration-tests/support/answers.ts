import { describeDisturbances, type Disturbance } from "./disturbed"
import { isAtStripe } from "./kills"
import type { Undisturbed } from "./undisturbed"

/** As often as the SDK asks by itself, and once more: a job tries again under the same idempotency key. */
const TIMES = 4

/** Tests of all journeys while Stripe answers so to each request of theirs. */
export const describeAnswers = (undisturbed: Undisturbed, disturbances: readonly Disturbance[]): void =>
  describeDisturbances(undisturbed, "when Stripe answers %s to", disturbances, ({ stops }) => stops.filter(isAtStripe).map((stop) => stop.split(": ")[1] ?? ""), TIMES)
