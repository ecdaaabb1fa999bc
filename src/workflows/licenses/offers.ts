import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { CartView, LicenseOffer, LicenseOffers } from "@max-booster/api-contract"
import { money, toMoneyJson } from "@max-booster/kernel"
import { ownPriceOf } from "../../modules/deals"
import { MARKETPLACE, type ListedRow, type MarketplaceService, type TierRow } from "../../modules/marketplace"
import { pricesOf, toMinor } from "../purchase/cart"
import { addLicense } from "../purchase/change-cart"
import { refusal } from "../purchase/refusals"
import { creditsFor, type Credited } from "./credits"

/** What a customer's license can become today, each with its price; or why nothing. @throws {MedusaError} not_found, also when it is another's */
export async function licenseOffers(container: MedusaContainer, customerId: string, licenseId: string): Promise<LicenseOffers> {
  const license = (await creditsFor(container, [licenseId])).get(licenseId)
  if (license?.customer_id !== customerId) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no license ${licenseId} of yours`)
  const listing = await container.resolve<MarketplaceService>(MARKETPLACE).listingOf(license.recording_id)
  const closed = whyClosed(listing)
  const tiers = listing && !closed ? listing.tiers.filter(({ enabled, details }) => enabled && !details?.for_contact) : []
  const prices = await pricesOf(container, tiers.map(({ variant_id }) => variant_id), { region_id: null, currency_code: license.currency })
  const offersOf = (kind: LicenseOffer["kind"], types: readonly string[]) => tiers.filter(({ type }) => types.includes(type)).sort((a, b) => a.rank - b.rank).flatMap((tier) => {
    const price = prices.get(tier.variant_id)
    return price === undefined ? [] : [toOffer(kind, tier, toMinor(price, license.currency), license)]
  })
  const upgrades = license.blocked.upgrade ? [] : offersOf("upgrade", license.upgrades_to)
  const renewals = license.blocked.renewal ? [] : offersOf("renewal", [license.type])
  return {
    upgrades, renewal: renewals[0] ?? null,
    no_upgrade: upgrades.length > 0 ? null : (license.blocked.upgrade ?? closed ?? "The beat is not offered with a higher license today."),
    no_renewal: renewals.length > 0 ? null : (license.blocked.renewal ?? closed ?? "The beat is not offered with this license any more."),
  }
}

/** Puts an upgrade or a renewal in a cart at its price. @throws {MedusaError} not_found · not_allowed: it cannot be had today, in words */
export async function takeOffer(container: MedusaContainer, customerId: string, licenseId: string, { cart_id, kind, type }: { cart_id: string; kind: LicenseOffer["kind"]; type: string }): Promise<CartView> {
  const { upgrades, renewal, no_upgrade, no_renewal } = await licenseOffers(container, customerId, licenseId)
  const offer = [...upgrades, ...(renewal ? [renewal] : [])].find((each) => each.kind === kind && each.type === type)
  if (!offer) throw refusal("unavailable", (kind === "upgrade" ? no_upgrade : no_renewal) ?? "The beat is not offered with this license today.")
  return addLicense(container, cart_id, offer.variant_id, { kind, reference_id: licenseId, customer_id: customerId })
}

function whyClosed(listing: ListedRow | null): string | null {
  if (listing?.state !== "published") return "The beat is not on sale any more, so its licenses can be neither upgraded nor renewed."
  return listing.seller.state === "active" ? null : "The shop that sells the beat is closed at the moment, so its licenses can be neither upgraded nor renewed."
}

function toOffer(kind: LicenseOffer["kind"], { variant_id, type, label, summary, delivers, caps, exclusive }: TierRow, listPrice: bigint, { credit, currency }: Credited): LicenseOffer {
  const show = (amount: bigint) => toMoneyJson(money(amount, currency))
  return { kind, variant_id, type, label, summary, exclusive, delivers: delivers as LicenseOffer["delivers"], caps: caps as LicenseOffer["caps"], list_price: show(listPrice), credit: show(kind === "upgrade" ? credit : 0n), price: show(ownPriceOf(kind, listPrice, credit)) }
}
