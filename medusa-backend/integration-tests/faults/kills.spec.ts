import { describeKills, isInTest } from "../support/kills"

// The others are in ../http/faults.spec.ts, which runs with these.
describeKills((stop) => !isInTest(stop))
