import { createHash } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { LICENSING, type GrantFacts, type LicensingDoor } from "@max-booster/extension-api"
import { decimalsOf, formatMoney, money, stepOf } from "@max-booster/kernel"
import { ORDERS, planCharge, type LineSplit, type OrdersService, type PlanDraft, type PlannedCharge, type SellerFacts } from "../../modules/orders"
import { STRIPE_CONNECT, type StripeConnectService } from "../../modules/stripe-connect"
import { loadCart, type PricedCart } from "./cart"
import type { CheckoutInput } from "./begin-checkout"
import { refusal } from "./refusals"
import { repriceCart } from "./reprice-cart"
import { draftTerms, sellable, type SellableLine } from "./terms"

/** Stripe charges no less than about this; minor units: 0.50 dollars, 50 yen, 0.500 dinars. */
const smallestCharge = (currency: string) => (decimalsOf(currency) === 3 ? 500n : 50n)

/** Everything that buyer and shop agree on, before it is stored. `acceptance_id` follows. */
export type Agreement = { draft: Omit<PlanDraft, "urls" | "acceptance_id">; facts: GrantFacts[]; terms_hash: string }

/**
 * Checks that what the buyer saw is what will be charged, and plans the charge.
 * @throws {MedusaError} price_changed (the cart is refreshed first), unavailable, terms_changed, amount_too_small
 */
export async function agree(container: MedusaContainer, cart: PricedCart, input: CheckoutInput): Promise<Agreement> {
  const lines = sellable(cart)
  if (lines.some(({ own }) => own && own.customer_id !== input.customer_id)) throw refusal("unavailable", "A price in this cart was agreed with another account. Sign in with that account, or take the license out.")
  await assertPrices(container, cart, lines, BigInt(input.total.amount))
  const { facts, terms_hash } = await draftTerms(container, lines, cart.currency, input.customer_id, input.licensee)
  if (terms_hash !== input.terms_hash) throw refusal("terms_changed", "The license terms have changed since you read them. Read and accept them again.")
  const orders = container.resolve<OrdersService>(ORDERS)
  const [{ onBehalfOf }, splits] = await Promise.all([orders.storePolicy(), splitsOf(container, lines)])
  const charge = planCharge(
    lines.map(({ id, listing, due, tax }) => ({ id, sellerId: listing.seller_id, amount: due, tax, isSplit: splits.has(listing.recording_id), isContested: listing.contested })),
    await sellersOf(container, [...new Set(lines.map(({ listing }) => listing.seller_id))], cart.currency), { onBehalfOf, step: stepOf(cart.currency) },
  )
  return { draft: toDraft(cart, lines, charge, facts, splits, input), facts, terms_hash }
}

/** What decides how these sellers are paid. @throws {MedusaError} unavailable — one of them cannot be paid yet, and the store does not let him sell before */
async function sellersOf(container: MedusaContainer, ids: string[], currency: string): Promise<SellerFacts[]> {
  const orders = container.resolve<OrdersService>(ORDERS)
  const [readiness, fees, store, balances] = await Promise.all([
    container.resolve<StripeConnectService>(STRIPE_CONNECT).accounts.readiness(ids), orders.feesOf(ids, currency), orders.storePolicy(), Promise.all(ids.map((id) => orders.balanceOf(id, currency))),
  ])
  return ids.map((sellerId, i) => {
    const { stripeAccountId = null, transfersActive = false, chargesEnabled = false } = readiness.find((ready) => ready.sellerId === sellerId) ?? {}
    if (!transfersActive && !store.sellBeforeOnboarding) throw refusal("unavailable", "A producer in your cart cannot be paid yet, so his beats are not on sale. Take them out of the cart to go on.")
    return { sellerId, stripeAccountId, transfersActive, chargesEnabled, feePoints: fees.get(sellerId) ?? 0, owes: balances[i]?.owed ?? 0n }
  })
}

/** The split sheets in force of recordings whose earnings are divided. */
async function splitsOf(container: MedusaContainer, lines: SellableLine[]): Promise<Map<string, LineSplit>> {
  const sheets = await container.resolve<OrdersService>(ORDERS).splitsInForce(lines.map(({ listing }) => listing.recording_id), new Date())
  return new Map(lines.flatMap(({ listing: { recording_id, seller_id } }) => {
    const sheet = sheets.get(recording_id)
    const isDivided = sheet && (sheet.recoup !== null || sheet.shares.some((share) => share.party_id !== seller_id && share.revenue_points > 0))
    if (!isDivided) return []
    const shares = sheet.shares.filter((share) => share.revenue_points > 0).map(({ party_id, revenue_points }) => ({ party_id, points: revenue_points }))
    return [[recording_id, { sheet_id: sheet.sheet_id, shares, recoup: sheet.recoup && { party_id: sheet.recoup.party_id, amount: sheet.recoup.amount.toString() } }] as const]
  }))
}

/** Keeps the proof that terms were accepted. @returns its id */
export function recordAcceptance(container: MedusaContainer, input: CheckoutInput, facts: GrantFacts[]): Promise<string> {
  const { typed_name, consents, terms_hash, ip, user_agent, accepted_at } = input
  return container.resolve<LicensingDoor>(LICENSING).recordAcceptance({ cart_id: input.cart_id, facts, acceptance: { typed_name, consents, accepted_at, ip, user_agent, terms_hash } })
}

async function assertPrices(container: MedusaContainer, cart: PricedCart, lines: SellableLine[], seen: bigint): Promise<void> {
  const show = (amount: bigint) => formatMoney(money(amount, cart.currency))
  const total = cart.medusaTotal
  const changed = lines.filter((line) => line.priceThen !== line.priceNow)
  if (changed.length > 0) {
    await repriceCart(container, cart.id)
    const list = changed.map(({ listing, priceThen, priceNow }) => `"${listing.title}" (${listing.label}) was ${show(priceThen)} and is ${show(priceNow)} now`)
    const { medusaTotal } = await loadCart(container, cart.id)
    throw refusal("price_changed", `Prices have changed: ${list.join("; ")}. Nothing was charged. The total is ${show(medusaTotal)}.`)
  }
  if (total !== seen) throw refusal("price_changed", `The total is ${show(total)}, not ${show(seen)}. Nothing was charged. Look at the cart again.`)
  if (total > 0n && total < smallestCharge(cart.currency)) throw refusal("amount_too_small", `The smallest payment is ${show(smallestCharge(cart.currency))}.`)
  if (lines.some((line) => line.quantity !== 1)) throw refusal("price_changed", "A license is bought once, but this cart holds one several times. Nothing was charged. Start a new cart.")
  const sum = lines.reduce((whole, line) => whole + line.due, 0n)
  if (sum !== total) throw refusal("price_changed", `The licenses sum to ${show(sum)}, but ${show(total)} would be charged. Nothing was charged. Start a new cart.`)
}

function toDraft(cart: PricedCart, lines: SellableLine[], charge: PlannedCharge, facts: GrantFacts[], splits: Map<string, LineSplit>, input: CheckoutInput): Agreement["draft"] {
  const parties = charge.parties.map((p) => ({ seller_id: p.sellerId, amount: String(p.amount), platform_fee: String(p.fee), seller_amount: String(p.sellerAmount), destination: p.destination }))
  const feeOf = new Map(charge.lines.map(({ id, fee }) => [id, fee]))
  const grantOf = new Map(facts.map((fact) => [fact.line_id, fact]))
  const planned = lines.flatMap(({ id, variantId, listing, due, tax, taxes, deal }) => {
    const grant = grantOf.get(id)
    return grant ? [{
      cart_line_id: id, variant_id: variantId, listing_id: listing.listing_id, recording_id: listing.recording_id, seller_id: listing.seller_id, type: listing.type, label: listing.label,
      exclusive: listing.exclusive, beat_title: listing.title, producer: listing.seller_name, amount: String(due), platform_fee: String(feeOf.get(id) ?? 0n), tax: String(tax), taxes: taxes.map((each) => ({ ...each, amount: String(each.amount) })), split: splits.get(listing.recording_id) ?? null, deal: deal && { kind: deal.kind, id: deal.id }, grant,
    }] : []
  })
  const agreed = { customer: input.customer_id, mode: charge.mode, capture: charge.capture, on_behalf_of: charge.onBehalfOf, parties, lines: planned, terms: input.terms_hash, return_url: input.return_url, cancel_url: input.cancel_url }
  return {
    cart_id: cart.id, customer_id: input.customer_id, customer_email: facts[0]?.licensee.email ?? "", mode: charge.mode, capture: charge.capture, on_behalf_of: charge.onBehalfOf, amount: String(charge.amount), currency: cart.currency,
    parties, lines: planned, reasons: charge.reasons, fingerprint: createHash("sha256").update(JSON.stringify(agreed)).digest("hex"),
  }
}
