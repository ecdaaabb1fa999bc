import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { CartView, OfferView } from "@max-booster/api-contract"
import { MARKETPLACE, storeCurrency, type MarketplaceDoor } from "@max-booster/extension-api"
import type { MoneyJson } from "@max-booster/kernel"
import { DEALS, type Answer, type DealsService } from "../../modules/deals"
import { shopOfMember } from "../listing/caller"
import { addLicense } from "../purchase/change-cart"
import { transaction } from "../purchase/complete-purchase"
import { orRefuse } from "../splits/refusals"
import { rulesFor } from "./rules"
import { readOffer } from "./views"

type Said = { act: Answer["act"]; price?: MoneyJson | undefined; message: string }
const book = (container: MedusaContainer) => container.resolve<DealsService>(DEALS).offers

/** Offers a price for a license. @throws {MedusaError} not_found — no such license on sale · not_allowed — says why the producer does not look at it */
export async function makeOffer(container: MedusaContainer, customerId: string, { variant_id, price, message }: { variant_id: string; price: MoneyJson; message: string }, now: Date): Promise<OfferView> {
  const currency = await storeCurrency(container)
  const [found, customer, legal] = await Promise.all([
    rulesFor(container, variant_id, currency), container.resolve(Modules.CUSTOMER).retrieveCustomer(customerId), container.resolve<MarketplaceDoor>(MARKETPLACE).legalOf(customerId),
  ])
  if (!found) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This license is not on sale.")
  const { listing: { seller_id, listing_id, recording_id, type }, rules } = found
  const name = [customer.first_name, customer.last_name].filter(Boolean).join(" ") || (legal?.name ?? "A buyer")
  const offer = { seller_id, customer_id: customerId, listing_id, recording_id, variant_id, type, buyer_name: name, buyer_email: customer.email, currency }
  const { id } = await transaction(container, async (sql) => orRefuse(await book(container).make(sql, offer, amountIn(currency, price), message, rules, now)))
  return readOffer(container, id)
}

/** The buyer’s answer. @throws {MedusaError} not_found — not his · not_allowed — says why it cannot be so answered */
export async function answerAsBuyer(container: MedusaContainer, customerId: string, id: string, said: Said, now: Date): Promise<OfferView> {
  return answer(container, id, { customer_id: customerId }, said, now)
}

/** The producer’s answer. @throws {MedusaError} not_found — not to his shop · not_allowed */
export async function answerAsSeller(container: MedusaContainer, memberId: string, id: string, said: Said, now: Date): Promise<OfferView> {
  return answer(container, id, { seller_id: (await shopOfMember(container, memberId)).id }, said, now)
}

/** Puts the license of an accepted offer in a cart. @throws {MedusaError} not_found — no accepted offer of his that may still be paid */
export async function offerToCart(container: MedusaContainer, cartId: string, customerId: string, offerId: string, now: Date): Promise<CartView> {
  const offer = (await book(container).agreed([offerId], now)).get(offerId)
  if (offer?.customer_id !== customerId) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no accepted offer of yours that may still be paid.")
  return addLicense(container, cartId, offer.variant_id, { kind: "offer", reference_id: offer.id, customer_id: customerId })
}

async function answer(container: MedusaContainer, id: string, whose: { customer_id?: string; seller_id?: string }, { act, price, message }: Said, now: Date): Promise<OfferView> {
  const currency = await storeCurrency(container)
  const given: Answer = act === "counter" ? { act, price: amountIn(currency, price) } : { act }
  await transaction(container, async (sql) => orRefuse(await book(container).answer(sql, id, whose, given, message, async ({ variant_id }) => (await rulesFor(container, variant_id, currency))?.rules ?? null, now)))
  return readOffer(container, id)
}

function amountIn(currency: string, price: MoneyJson | undefined): bigint {
  if (price?.currency !== currency) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Name a price in ${currency.toUpperCase()}, the shop’s currency.`, "offer_refused")
  return BigInt(price.amount)
}
