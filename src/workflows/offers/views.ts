import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { OfferView } from "@max-booster/api-contract"
import { MARKETPLACE, type ListingForSale, type MarketplaceDoor } from "@max-booster/extension-api"
import { DEALS, type DealsService, type OfferWithSteps, type Side } from "../../modules/deals"
import { shopOfMember } from "../listing/caller"
import { pricesOf, toMinor } from "../purchase/cart"

/** What a buyer has offered. */
export async function offersOfBuyer(container: MedusaContainer, customerId: string): Promise<OfferView[]> {
  return offersOf(container, "buyer", customerId)
}

/** What a member's shop was offered. */
export async function offersToShop(container: MedusaContainer, memberId: string): Promise<OfferView[]> {
  return offersOf(container, "seller", (await shopOfMember(container, memberId)).id)
}

/** One offer, for whoever has just written it. */
export async function readOffer(container: MedusaContainer, id: string): Promise<OfferView> {
  const offer = await container.resolve<DealsService>(DEALS).offers.byId(id)
  const [view] = offer ? await toViews(container, [offer]) : []
  if (!view) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no offer ${id} of yours`)
  return view
}

async function offersOf(container: MedusaContainer, side: Side, whose: string): Promise<OfferView[]> {
  return toViews(container, await container.resolve<DealsService>(DEALS).offers.of(side, whose))
}

async function toViews(container: MedusaContainer, offers: OfferWithSteps[]): Promise<OfferView[]> {
  const variants = [...new Set(offers.map(({ variant_id }) => variant_id))]
  const [listings, prices] = await Promise.all([
    container.resolve<MarketplaceDoor>(MARKETPLACE).listingsByVariant(variants), pricesOf(container, variants, { region_id: null, currency_code: offers[0]?.currency ?? "usd" }),
  ])
  const listingOf = new Map(listings.map((listing) => [listing.variant_id, listing]))
  return offers.flatMap((offer) => {
    const listing = listingOf.get(offer.variant_id)
    const price = prices.get(offer.variant_id)
    return listing ? [toView(offer, listing, listing.state === "published" && price !== undefined ? toMinor(price, offer.currency) : null)] : []
  })
}

function toView({ id, state, turn, price, currency, expires_at, created_at, variant_id, buyer_name, steps }: OfferWithSteps, listing: ListingForSale, list: bigint | null): OfferView {
  const show = (amount: string) => ({ amount, currency })
  return {
    id, state, turn, price: show(price), list_price: list === null ? null : show(list.toString()), expires_at: new Date(expires_at).toISOString(), created_at: new Date(created_at).toISOString(),
    beat: { handle: listing.handle, title: listing.title, artwork_url: listing.artwork_url, producer: { handle: listing.seller_handle, name: listing.seller_name } },
    type: listing.type, label: listing.label, variant_id, buyer: buyer_name,
    steps: steps.map((step) => ({ by: step.by, act: step.act, price: step.price === null ? null : show(step.price), message: step.message, at: new Date(step.at).toISOString() })),
  }
}
