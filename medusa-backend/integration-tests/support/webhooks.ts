import { describeDisturbances, type Disturbance } from "./disturbed"

/** More than there are events of a kind: all of them are disturbed. */
const ALL = 1_000

/** Tests of all journeys while every event of theirs comes so. */
export const describeWebhooks = (disturbances: readonly Disturbance[]): void => describeDisturbances("when an event %s:", disturbances, ({ events }) => events, ALL)
