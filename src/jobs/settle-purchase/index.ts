import type { MedusaContainer } from "@medusajs/framework/types"
import { settlePurchase } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { postFeeOf } from "../../workflows/money/post-stripe-fee"
import { completePurchase } from "../../workflows/purchase/complete-purchase"

/** A paid checkout becomes an order; Stripe's fee is posted when it is known already. */
export default handleJob(settlePurchase, async ({ data, container }) => {
  const medusa = container as unknown as MedusaContainer
  const settlement = await completePurchase(medusa, data.charge_plan_id)
  return { ...settlement, stripe_fee: await postFeeOf(medusa, data.charge_plan_id) }
})
