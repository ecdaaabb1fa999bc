import type { MedusaContainer } from "@medusajs/framework/types"
import { reconcileBooks as job } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { findFailedRefunds, reconcileBooks, reconcileDay } from "../../workflows/money/reconcile-books"

/** Compares the ledger with what Stripe booked: a named day, or by the clock all that are due. */
export default handleJob(job, async ({ container, data: { day } }) => {
  const scope = container as unknown as MedusaContainer
  const now = new Date()
  await findFailedRefunds(scope, now)
  await (day === undefined ? reconcileBooks(scope, now) : reconcileDay(scope, day, now))
})
