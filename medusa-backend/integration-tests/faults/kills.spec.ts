import { describeKills, isInTest } from "../support/kills"
import { useUndisturbed } from "../support/undisturbed"

// The others are in ../http/faults.spec.ts, which runs with these.
describeKills(useUndisturbed(), (stop) => !isInTest(stop))
