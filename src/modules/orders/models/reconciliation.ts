import { model } from "@medusajs/framework/utils"

/** What the comparison of a day with Stripe found; looking again replaces it. Amounts inside are strings of minor units. */
export const Reconciliation = model.define("reconciliation", {
  id: model.id({ prefix: "rcn" }).primaryKey(),
  /** `2026-11-26`, UTC. */
  day: model.text().unique(),
  state: model.enum(["clean", "differences", "failed"]),
  /** What each side booked, by figure and currency. */
  totals: model.json(),
  /** Bookings of Stripe's that are no order's: payouts of the platform, Stripe's other fees, by type and currency. */
  others: model.json(),
  /** Where the sides disagree. */
  differences: model.json(),
  /** Where balances are not what they were made from. */
  faults: model.json(),
  /** How many objects at Stripe were compared. */
  compared: model.number(),
  /** Why it could not be done. */
  error: model.text().nullable(),
  checked_at: model.dateTime(),
})
