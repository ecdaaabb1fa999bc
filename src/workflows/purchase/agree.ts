import { createHash } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { LICENSING, type GrantFacts, type LicensingDoor } from "@max-booster/extension-api"
import { formatMoney, money } from "@max-booster/kernel"
import { refreshCartItemsWorkflow } from "@medusajs/medusa/core-flows"
import { planCharge, type PlanDraft, type PlannedCharge } from "../../modules/orders"
import { STRIPE_CONNECT, type StripeConnectService } from "../../modules/stripe-connect"
import type { PricedCart } from "./cart"
import type { CheckoutInput } from "./begin-checkout"
import { refusal } from "./refusals"
import { draftTerms, sellable, type SellableLine } from "./terms"

/** The platform's fee in basis points: 10%. */
const PLATFORM_FEE = 1_000
/** Stripe charges no less than about this; minor units of a two-decimal currency. */
const SMALLEST_CHARGE = 50n

/** Everything that buyer and shop agree on, before it is stored. `acceptance_id` follows. */
export type Agreement = { draft: Omit<PlanDraft, "urls" | "acceptance_id">; facts: GrantFacts[]; terms_hash: string }

/**
 * Checks that what the buyer saw is what will be charged, and plans the charge.
 * @throws {MedusaError} price_changed (the cart is refreshed first), unavailable, terms_changed, amount_too_small, free_not_sold
 */
export async function agree(container: MedusaContainer, cart: PricedCart, input: CheckoutInput): Promise<Agreement> {
  const lines = sellable(cart)
  await assertPrices(container, cart, lines, BigInt(input.total.amount))
  const { facts, terms_hash } = await draftTerms(container, lines, cart.currency, input.customer_id, input.licensee)
  if (terms_hash !== input.terms_hash) throw refusal("terms_changed", "The license terms have changed since you read them. Read and accept them again.")
  const readiness = await container.resolve<StripeConnectService>(STRIPE_CONNECT).readiness([...new Set(lines.map(({ listing }) => listing.seller_id))])
  const charge = planCharge(lines.map(({ id, listing, priceNow }) => ({ id, sellerId: listing.seller_id, amount: priceNow })), readiness, PLATFORM_FEE)
  return { draft: toDraft(cart, lines, charge, facts, input), facts, terms_hash }
}

/** Keeps the proof that terms were accepted. @returns its id */
export function recordAcceptance(container: MedusaContainer, input: CheckoutInput, facts: GrantFacts[]): Promise<string> {
  const { typed_name, consents, terms_hash, ip, user_agent, accepted_at } = input
  return container.resolve<LicensingDoor>(LICENSING).recordAcceptance({ cart_id: input.cart_id, facts, acceptance: { typed_name, consents, accepted_at, ip, user_agent, terms_hash } })
}

async function assertPrices(container: MedusaContainer, cart: PricedCart, lines: SellableLine[], seen: bigint): Promise<void> {
  const total = lines.reduce((sum, line) => sum + line.priceNow, 0n)
  const show = (amount: bigint) => formatMoney(money(amount, cart.currency))
  const changed = lines.filter((line) => line.priceThen !== line.priceNow)
  if (changed.length > 0) {
    await refreshCartItemsWorkflow(container).run({ input: { cart_id: cart.id, force_refresh: true } })
    const list = changed.map(({ listing, priceThen, priceNow }) => `"${listing.title}" (${listing.label}) was ${show(priceThen)} and is ${show(priceNow)} now`)
    throw refusal("price_changed", `Prices have changed: ${list.join("; ")}. Nothing was charged. The total is ${show(total)}.`)
  }
  if (total !== seen) throw refusal("price_changed", `The total is ${show(total)}, not ${show(seen)}. Nothing was charged. Look at the cart again.`)
  if (total === 0n) throw refusal("free_not_sold", "Free licenses cannot be checked out yet.")
  if (total < SMALLEST_CHARGE) throw refusal("amount_too_small", `The smallest payment is ${show(SMALLEST_CHARGE)}.`)
  if (total !== cart.medusaTotal) throw refusal("price_changed", `The cart sums to ${show(total)}, but would be charged ${show(cart.medusaTotal)}. Nothing was charged. Start a new cart.`)
}

function toDraft(cart: PricedCart, lines: SellableLine[], charge: PlannedCharge, facts: GrantFacts[], input: CheckoutInput): Agreement["draft"] {
  const parties = charge.parties.map((p) => ({ seller_id: p.sellerId, amount: String(p.amount), platform_fee: String(p.fee), seller_amount: String(p.sellerAmount), destination: p.destination }))
  const feeOf = new Map(charge.lines.map(({ id, fee }) => [id, fee]))
  const grantOf = new Map(facts.map((fact) => [fact.line_id, fact]))
  const planned = lines.flatMap(({ id, variantId, listing, priceNow }) => {
    const grant = grantOf.get(id)
    return grant ? [{
      cart_line_id: id, variant_id: variantId, listing_id: listing.listing_id, recording_id: listing.recording_id, seller_id: listing.seller_id, type: listing.type, label: listing.label,
      exclusive: listing.exclusive, beat_title: listing.title, producer: listing.seller_name, amount: String(priceNow), platform_fee: String(feeOf.get(id) ?? 0n), grant,
    }] : []
  })
  const agreed = { customer: input.customer_id, mode: charge.mode, parties, lines: planned, terms: input.terms_hash, return_url: input.return_url, cancel_url: input.cancel_url }
  return {
    cart_id: cart.id, customer_id: input.customer_id, customer_email: facts[0]?.licensee.email ?? "", mode: charge.mode, amount: String(charge.amount), currency: cart.currency,
    parties, lines: planned, reasons: charge.reasons, fingerprint: createHash("sha256").update(JSON.stringify(agreed)).digest("hex"),
  }
}
