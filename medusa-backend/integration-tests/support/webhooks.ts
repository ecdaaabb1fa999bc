import { describeDisturbances, type Disturbance } from "./disturbed"
import type { Undisturbed } from "./undisturbed"

/** More than there are events of a kind: all of them are disturbed. */
const ALL = 1_000

/** Tests of all journeys while every event of theirs comes so. */
export const describeWebhooks = (undisturbed: Undisturbed, disturbances: readonly Disturbance[]): void =>
  describeDisturbances(undisturbed, "when an event %s:", disturbances, ({ events }) => events, ALL)
