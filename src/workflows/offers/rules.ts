import type { MedusaContainer } from "@medusajs/framework/types"
import { deliverableKinds, LICENSING, MARKETPLACE, type LicensingDoor, type ListingForSale, type MarketplaceDoor } from "@max-booster/extension-api"
import { stepOf } from "@max-booster/kernel"
import type { OfferRules } from "../../modules/deals"

/** What a producer takes for a license that is on sale, with the license; null when it is not. */
export async function rulesFor(container: MedusaContainer, variantId: string, currency: string): Promise<{ listing: ListingForSale; rules: OfferRules } | null> {
  const [listing] = await container.resolve<MarketplaceDoor>(MARKETPLACE).listingsByVariant([variantId])
  if (listing?.state !== "published" || listing.for_contact) return null
  const { recording_id, seller_id, type } = listing
  const offered = await container.resolve<LicensingDoor>(LICENSING).offersOf([{ recording_id, seller_id, available: deliverableKinds }], currency)
  const tier = offered.get(recording_id)?.find((each) => each.type === type)
  if (!tier) return null
  const minor = (amount: { amount: string } | null) => (amount ? BigInt(amount.amount) : null)
  return { listing, rules: { label: tier.label, list: BigInt(tier.price.amount), minimum: minor(tier.details.minimum_offer), acceptFrom: minor(tier.accept_from), currency, step: stepOf(currency) } }
}
