import type { MedusaContainer } from "@medusajs/framework/types"
import { reconcilePayments } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { reconcile } from "../../workflows/money/reconcile-payments"

/** Looks for what no event told us of; runs by the clock. */
export default handleJob(reconcilePayments, ({ container }) => reconcile(container as unknown as MedusaContainer))
