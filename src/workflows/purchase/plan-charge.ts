import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, transform, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { settlePurchase } from "@max-booster/extension-api"
import { enqueue, onKnex, request } from "@max-booster/jobs"
import { ORDERS, type ChargePlanRecord, type OrdersService } from "../../modules/orders"
import { outcomeOf, STRIPE_CONNECT, type StripeConnectService } from "../../modules/stripe-connect"
import { agree, recordAcceptance, type Agreement } from "./agree"
import type { CheckoutInput } from "./begin-checkout"
import { loadCart } from "./cart"
import { transaction } from "./complete-purchase"
import { releaseCheckout } from "./release-checkout"

/** What was decided: the plan to store, or the one that stands for the same agreement with its page. */
type Decision = Agreement & { payment_collection_id: string | null; standing: { plan_id: string; url: string } | null }
/** A stored plan; `url` is where the buyer goes on when no payment page has to be made. */
export type Planned = { plan_id: string; url: string | null; payment_collection_id: string | null }

/** Checks the agreement and decides parties, amounts, mode and reasons (`core/plan-charge.ts`). It writes nothing of ours. */
const decideChargeStep = createStep("decide-charge", async (input: CheckoutInput, { container }) => {
  const [cart, standing] = await Promise.all([loadCart(container, input.cart_id), container.resolve<OrdersService>(ORDERS).livePlanOf(input.cart_id)])
  const agreement = await agree(container, cart, input)
  const url = standing?.fingerprint === agreement.draft.fingerprint ? await openUrlOf(container, standing) : null
  return new StepResponse<Decision>({ ...agreement, payment_collection_id: cart.paymentCollectionId, standing: standing && url ? { plan_id: standing.id, url } : null })
})

/**
 * Ends an older checkout of the cart and stores the plan. Undone, the plan is ended, not removed: a payment page that Stripe opened
 * all the same still finds what it would pay.
 */
const storeChargePlanStep = createStep(
  "store-charge-plan",
  async ({ input, decision }: { input: CheckoutInput; decision: Decision }, { container }) => {
    const { draft, facts, payment_collection_id, standing } = decision
    if (standing) return new StepResponse<Planned, string | null>({ ...standing, payment_collection_id }, null)
    await releaseCheckout(container, input.cart_id)
    const acceptance_id = await recordAcceptance(container, input, facts)
    const plan = await container.resolve<OrdersService>(ORDERS).openPlan({ ...draft, acceptance_id, urls: (id) => ({ success_url: withId(input.return_url, id), cancel_url: withId(input.cancel_url, id) }) })
    const url = draft.mode === "free" ? await settleFree(container, plan) : null
    return new StepResponse<Planned, string | null>({ plan_id: plan.id, url, payment_collection_id }, url === null ? plan.id : null)
  },
  async (planId, { container }) => {
    if (!planId) return
    const sql = onKnex(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
    await container.resolve<OrdersService>(ORDERS).closePlan(sql, planId, "failed", "The payment page could not be opened. Nothing was charged. Try again.")
  },
)

/** Decides how a cart is charged and stores the plan that the payment provider reads by its id; a retry that agrees to the same finds its plan. */
export const planChargeWorkflow = createWorkflow("plan-charge", function (input: WorkflowData<CheckoutInput>) {
  const decision = decideChargeStep(input)
  return new WorkflowResponse(storeChargePlanStep(transform({ input, decision }, (both) => both)))
})

/** What costs nothing is paid by the agreement; the order follows at once. @returns the page that shows it */
async function settleFree(container: MedusaContainer, plan: ChargePlanRecord): Promise<string> {
  await transaction(container, async (sql) => {
    if (await container.resolve<OrdersService>(ORDERS).markFree(sql, plan.id, new Date())) await enqueue(sql, request(settlePurchase, { charge_plan_id: plan.id }, { key: `settle:${plan.id}` }))
  })
  return plan.success_url
}

/** The page of an open plan, or of the return page when it was paid a moment ago; null when another page is needed. */
async function openUrlOf(container: MedusaContainer, plan: ChargePlanRecord): Promise<string | null> {
  if (plan.state !== "open") return plan.success_url
  if (!plan.session_id) return null
  const view = await container.resolve<StripeConnectService>(STRIPE_CONNECT).checkout(plan.session_id)
  const { kind } = outcomeOf(view)
  if (kind === "paid" || kind === "waiting") return plan.success_url
  return kind === "open" ? (view.url ?? plan.url) : null
}

function withId(address: string, planId: string): string {
  const url = new URL(address)
  url.searchParams.set("checkout_id", planId)
  return url.toString()
}
