import { describeDisturbances } from "../support/disturbed"
import { isAtStripe } from "../support/kills"

/** As often as the SDK asks by itself, and once more: a job tries again under the same idempotency key. */
const TIMES = 4

describeDisturbances("when Stripe answers %s to", [
  ["with 429", "rate_limit"], ["that another request locks the object", "lock_timeout"], ["with 500", "server_error"], ["nothing after it did the work", "timeout_after_work", { delayMs: 100 }],
  ["with 500 after it did the work", "error_after_work"], ["with a 500 that it keeps for the key, after it did the work", "stored_error_after_work"],
], ({ stops }) => stops.filter(isAtStripe).map((stop) => stop.split(": ")[1] ?? ""), TIMES)
