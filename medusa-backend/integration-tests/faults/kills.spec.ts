import { describeKills, isAtStripe } from "../support/kills"

// Kills at Stripe's answers are in ../http/faults.spec.ts, which runs with these.
describeKills((stop) => !isAtStripe(stop))
