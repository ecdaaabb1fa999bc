import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, transform, when, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { createPaymentCollectionForCartWorkflow, createPaymentSessionsWorkflow, refreshPaymentCollectionForCartWorkflow, transferCartCustomerWorkflow } from "@medusajs/medusa/core-flows"
import type { Legal, Locale } from "@max-booster/api-contract"
import { isSameName, type MoneyJson } from "@max-booster/kernel"
import { ORDERS, type OrdersService } from "../../modules/orders"
import { STRIPE_PROVIDER } from "../../modules/stripe-connect"
import { loadCart, withCart } from "./cart"
import { planChargeWorkflow } from "./plan-charge"
import { refusal } from "./refusals"
import { taxedIn } from "./tax-country"
import { assertHis } from "./terms"

/** What a buyer agrees to, with the proof of who did. */
export type CheckoutInput = {
  cart_id: string; customer_id: string; licensee: Legal; locale: Locale; typed_name: string; consents: string[]; terms_hash: string; total: MoneyJson
  return_url: string; cancel_url: string; ip: string; user_agent: string; accepted_at: string
}

/** Keeps the payment page's address with the plan. */
const keepUrlStep = createStep("keep-checkout-url", async (input: { plan_id: string; data: Record<string, unknown> }, { container }) => {
  const { checkout_session_id, url } = input.data as { checkout_session_id: string; url: string }
  await container.resolve<OrdersService>(ORDERS).amendPlan(input.plan_id, { session_id: checkout_session_id, url })
  return new StepResponse(url)
})

const beginCheckoutWorkflow = createWorkflow("begin-checkout", function (input: WorkflowData<CheckoutInput>) {
  const opened = planChargeWorkflow.runAsStep({ input })
  transferCartCustomerWorkflow.runAsStep({ input: transform(input, ({ cart_id, customer_id }) => ({ id: cart_id, customer_id })) })
  const existing = when("has-payment-collection", { opened }, ({ opened }) => opened.url === null && opened.payment_collection_id !== null).then(() => {
    refreshPaymentCollectionForCartWorkflow.runAsStep({ input: { cart_id: input.cart_id } })
    return transform(opened, ({ payment_collection_id }) => payment_collection_id ?? "")
  })
  const created = when("needs-payment-collection", { opened }, ({ opened }) => opened.url === null && opened.payment_collection_id === null).then(() => {
    const collection = createPaymentCollectionForCartWorkflow.runAsStep({ input: { cart_id: input.cart_id } })
    return transform(collection, ({ id }) => id)
  })
  const url = when("needs-payment-page", { opened }, ({ opened }) => opened.url === null).then(() => {
    const session = createPaymentSessionsWorkflow.runAsStep({
      input: transform({ existing, created, opened }, ({ existing, created, opened }) => ({
        payment_collection_id: existing ?? created ?? "", provider_id: STRIPE_PROVIDER, data: { charge_plan_id: opened.plan_id },
      })),
    })
    return keepUrlStep(transform({ session, opened }, ({ session, opened }) => ({ plan_id: opened.plan_id, data: session.data ?? {} })))
  })
  return new WorkflowResponse(transform({ opened, url }, ({ opened, url }) => ({ checkout_id: opened.plan_id, url: opened.url ?? url ?? "" })))
})

/**
 * Accepts the terms and opens the payment page. Asked again for the same, it answers the same page; a changed cart gets another and
 * the older one is ended.
 */
export async function beginCheckout(container: MedusaContainer, input: CheckoutInput): Promise<{ checkout_id: string; url: string }> {
  for (const url of [input.return_url, input.cancel_url]) assertOurs(container, url)
  const missing = ["terms", "immediate_delivery"].filter((consent) => !input.consents.includes(consent))
  if (missing.length > 0) throw refusal("consent_missing", "Accept the license terms and the immediate delivery to go on.")
  if (!isSameName(input.typed_name, input.licensee.name)) throw refusal("name_mismatch", `Sign with the name that stands in the contracts: ${input.licensee.name}.`)
  return withCart(container, input.cart_id, async () => {
    const cart = await loadCart(container, input.cart_id)
    assertHis(cart, input.customer_id)
    await taxedIn(container, cart, input.licensee.country)
    const { result } = await beginCheckoutWorkflow(container).run({ input })
    return result
  })
}

function assertOurs(container: MedusaContainer, address: string): void {
  const { storeCors } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig.http
  const origins = storeCors.split(",").map((origin) => origin.trim().replace(/\/$/, ""))
  if (!origins.includes(new URL(address).origin)) throw refusal("bad_return_url", `${new URL(address).origin} is not this shop's address (STOREFRONT_URL is ${origins.join(", ")})`)
}
