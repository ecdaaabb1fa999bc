import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { LICENSING, type GrantFacts, type LicensingDoor } from "@max-booster/extension-api"
import { MARKETPLACE, type MarketplaceService } from "../../modules/marketplace"

type Wish = { handle: string; name: string; email: string; may_write: boolean; ip: string; user_agent: string }

/** Gives a beat's free license for a name and an e-mail address. @returns why he must wait, or null @throws {MedusaError} not_found — no such beat, or it is not given away */
export async function giveLicense(container: MedusaContainer, { handle, name, email, may_write, ip, user_agent }: Wish, at: Date): Promise<string | null> {
  const shop = container.resolve<MarketplaceService>(MARKETPLACE)
  const listing = await shop.onSale(handle)
  const tier = listing?.tiers.find(({ enabled, details }) => enabled && details?.for_contact)
  if (!listing || !tier?.details) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no beat "${handle}" that is given away.`)
  const licensor = (await shop.partiesOf([listing.seller_id]))[listing.seller_id]
  if (!licensor) throw new MedusaError(MedusaError.Types.NOT_FOUND, "The shop that gives this beat away has no name yet.")
  const facts: GrantFacts = {
    line_id: "", recording_id: listing.recording_id, beat_title: listing.title, bpm: listing.bpm, key: listing.key, type: tier.type, price: { amount: "0", currency: listing.currency }, terms: tier.details.terms,
    licensor, licensee: { name, alias: null, email, address: "", country: "" }, seller_id: listing.seller_id, customer_id: "",
  }
  return container.resolve<LicensingDoor>(LICENSING).give({ facts, email, may_write, ip, user_agent, at })
}
