import { handleJob } from "@max-booster/jobs"
import type { MedusaContainer } from "@medusajs/framework/types"
import { labelPayment } from "@max-booster/extension-api"
import { labelPaymentOf } from "../../workflows/money/label-payment"

/** A payment that learns which order it paid. */
export default handleJob(labelPayment, async ({ data, container }) => ({ labelled: await labelPaymentOf(container as unknown as MedusaContainer, data.charge_plan_id) }))
