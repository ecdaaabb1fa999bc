import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, transform, when, WorkflowResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { addToCartWorkflow, deleteLineItemsWorkflow } from "@medusajs/medusa/core-flows"
import type { CartView } from "@max-booster/api-contract"
import { MARKETPLACE, type MarketplaceDoor } from "@max-booster/extension-api"
import { DEALS, type CartDealRow, type DealsService } from "../../modules/deals"
import { loadCart, pricesOf, withCart, type PricedCart, type PricedLine } from "./cart"
import { readCart } from "./read-cart"
import { refusal } from "./refusals"
import { releaseCheckout } from "./release-checkout"
import { repriceCart } from "./reprice-cart"

type Change = { cart_id: string; add: string | null; remove: string[]; removed_variants: string[] }

/** What a wish changes: nothing when the license is in already; another tier of the same beat leaves. */
const planChangeStep = createStep("plan-license-change", async (input: { cart_id: string; variant_id: string }, { container }) => {
  const cart = await loadCart(container, input.cart_id)
  assertOpen(cart)
  const [[listing], prices] = await Promise.all([
    container.resolve<MarketplaceDoor>(MARKETPLACE).listingsByVariant([input.variant_id]),
    pricesOf(container, [input.variant_id], { region_id: cart.regionId, currency_code: cart.currency }),
  ])
  if (!listing) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no license ${input.variant_id} on sale`)
  if (listing.for_contact) throw refusal("unavailable", `The ${listing.label} of "${listing.title}" is given for a name and an e-mail address. Ask for it on the beat's page.`)
  if (listing.state !== "published" || !prices.has(input.variant_id)) throw refusal("unavailable", `"${listing.title}" is not on sale anymore in this tier.`)
  const sameBeat = cart.lines.filter((line) => line.listing?.recording_id === listing.recording_id)
  const isIn = sameBeat.some((line) => line.variantId === input.variant_id)
  const leaving = sameBeat.filter((line) => line.variantId !== input.variant_id)
  const change: Change = { cart_id: cart.id, add: isIn ? null : input.variant_id, ...toRemoval(leaving) }
  return new StepResponse(change)
})

/** Ends the open checkout at Stripe; an ended checkout is not reopened when a later step fails: the buyer begins again. */
const releaseCheckoutStep = createStep("release-checkout", async (change: Change, { container }) => {
  if (change.add !== null || change.remove.length > 0) await releaseCheckout(container, change.cart_id)
  return new StepResponse(undefined)
})

const addLicenseWorkflow = createWorkflow("add-license-to-cart", function (input: WorkflowData<{ cart_id: string; variant_id: string }>) {
  const change = planChangeStep(input)
  releaseCheckoutStep(change)
  when("replaces-a-tier", { change }, ({ change }) => change.remove.length > 0).then(() => {
    deleteLineItemsWorkflow.runAsStep({ input: transform(change, ({ cart_id, remove }) => ({ cart_id, ids: remove })) })
  })
  when("is-not-in-yet", { change }, ({ change }) => change.add !== null).then(() => {
    addToCartWorkflow.runAsStep({ input: transform(change, ({ cart_id, add }) => ({ cart_id, items: [{ variant_id: add ?? "", quantity: 1, requires_shipping: false }] })) })
  })
  return new WorkflowResponse(change)
})

const planRemovalStep = createStep("plan-license-removal", async (input: { cart_id: string; line_id: string }, { container }) => {
  const cart = await loadCart(container, input.cart_id)
  assertOpen(cart)
  const change: Change = { cart_id: cart.id, add: null, ...toRemoval(cart.lines.filter(({ id }) => id === input.line_id)) }
  return new StepResponse(change)
})

const removeLicenseWorkflow = createWorkflow("remove-license-from-cart", function (input: WorkflowData<{ cart_id: string; line_id: string }>) {
  const change = planRemovalStep(input)
  releaseCheckoutStep(change)
  when("line-is-in", { change }, ({ change }) => change.remove.length > 0).then(() => {
    deleteLineItemsWorkflow.runAsStep({ input: transform(change, ({ cart_id, remove }) => ({ cart_id, ids: remove })) })
  })
  return new WorkflowResponse(change)
})

/** A price that stands for one buyer alone, and whose it is. */
export type Claim = Pick<CartDealRow, "kind" | "reference_id" | "customer_id">

/**
 * Puts a license tier in a cart, once; another tier of the same beat takes its place. An open checkout of the cart ends.
 * @param claim the offer, upgrade or renewal that gives the license its price
 */
export function addLicense(container: MedusaContainer, cartId: string, variantId: string, claim?: Claim): Promise<CartView> {
  return withCart(container, cartId, async () => {
    await changed(container, cartId, await addLicenseWorkflow(container).run({ input: { cart_id: cartId, variant_id: variantId } }))
    if (claim) {
      await releaseCheckout(container, cartId)
      await container.resolve<DealsService>(DEALS).claim({ cart_id: cartId, variant_id: variantId, ...claim })
    }
    await repriceCart(container, cartId)
    return readCart(container, cartId)
  })
}

/** Puts several license tiers in a cart, as `addLicense` does each. */
export function addLicenses(container: MedusaContainer, cartId: string, variantIds: readonly string[]): Promise<CartView> {
  return withCart(container, cartId, async () => {
    for (const variantId of variantIds) await changed(container, cartId, await addLicenseWorkflow(container).run({ input: { cart_id: cartId, variant_id: variantId } }))
    await repriceCart(container, cartId)
    return readCart(container, cartId)
  })
}

async function changed(container: MedusaContainer, cartId: string, { result }: { result: Change }): Promise<void> {
  if (result.removed_variants.length > 0) await container.resolve<DealsService>(DEALS).release(cartId, result.removed_variants)
}

/** Takes a license out of a cart; one that is not in is no error. An open checkout of the cart ends. */
export function removeLicense(container: MedusaContainer, cartId: string, lineId: string): Promise<CartView> {
  return withCart(container, cartId, async () => {
    await changed(container, cartId, await removeLicenseWorkflow(container).run({ input: { cart_id: cartId, line_id: lineId } }))
    await repriceCart(container, cartId)
    return readCart(container, cartId)
  })
}

const toRemoval = (lines: readonly PricedLine[]) => ({ remove: lines.map(({ id }) => id), removed_variants: lines.map(({ variantId }) => variantId) })

function assertOpen(cart: PricedCart): void {
  if (cart.completed) throw refusal("cart_completed", "This cart is paid already. Start a new one.")
}
