import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { Legal, Locale } from "@max-booster/api-contract"
import { LICENSING, MARKETPLACE, type Asked, type ContractDraft, type GrantFacts, type LegalParty, type LicensingDoor, type ListingForSale, type MarketplaceDoor } from "@max-booster/extension-api"
import { money, toMoneyJson, type MoneyJson } from "@max-booster/kernel"
import { ORDERS, type OrdersService, type SplitInForce } from "../../modules/orders"
import { loadCart, withCart, type PricedCart, type PricedLine } from "./cart"
import { refusal } from "./refusals"
import { taxedIn } from "./tax-country"

/** A line that can be bought. */
export type SellableLine = PricedLine & { listing: ListingForSale }

/** The contracts of a cart as they will be. */
export type Terms = { facts: GrantFacts[]; drafts: ContractDraft[]; terms_hash: string; locales: Locale[] }

/** Contracts for a cart in the buyer's legal name, and what it costs where he lives. @throws {MedusaError} unavailable, cart_empty, not_found for another customer's cart */
export async function readTerms(container: MedusaContainer, cartId: string, customerId: string, { locale, ...licensee }: Legal & { locale: Locale }): Promise<{ contracts: ContractDraft[]; terms_hash: string; locales: Locale[]; total: MoneyJson; tax: MoneyJson }> {
  const cart = await withCart(container, cartId, async () => {
    const found = await loadCart(container, cartId)
    assertHis(found, customerId)
    return taxedIn(container, found, licensee.country)
  })
  const lines = sellable(cart)
  const { drafts, terms_hash, locales } = await draftTerms(container, lines, cart.currency, customerId, licensee, locale)
  const show = (amount: bigint) => toMoneyJson(money(amount, cart.currency))
  return { contracts: drafts, terms_hash, locales, total: show(cart.medusaTotal), tax: show(lines.reduce((sum, { tax }) => sum + tax, 0n)) }
}

/** Everything that the contracts say, and the contracts. */
export async function draftTerms(container: MedusaContainer, lines: SellableLine[], currency: string, customerId: string, licensee: Legal, locale: Locale): Promise<Terms> {
  const sellerIds = [...new Set(lines.map(({ listing }) => listing.seller_id))]
  const [licensors, customer, splits, asked] = await Promise.all([
    container.resolve<MarketplaceDoor>(MARKETPLACE).partiesOf(sellerIds),
    container.resolve(Modules.CUSTOMER).retrieveCustomer(customerId),
    container.resolve<OrdersService>(ORDERS).splitsInForce(lines.map(({ listing }) => listing.recording_id), new Date()),
    container.resolve<LicensingDoor>(LICENSING).askedOf(lines.map(({ id, listing }) => ({ line_id: id, type: listing.type }))),
  ])
  const buyer: LegalParty = { ...licensee, alias: null, email: customer.email }
  const replaced = await replacedBy(container, lines)
  const wished = lines.map((line) => ({ locale, ...toFacts(line, currency, customerId, buyer, licensors[line.listing.seller_id]), ...writersOf(splits.get(line.listing.recording_id)), ...answersOf(line, asked.get(line.id)), ...replaced.get(line.id) }))
  return container.resolve<LicensingDoor>(LICENSING).draftContracts(wished)
}

function toFacts({ id, listing, due, tax, taxInPrice, deal, listPrice, codes }: SellableLine, currency: string, customerId: string, licensee: LegalParty, licensor: LegalParty | undefined): GrantFacts {
  if (!licensor) throw refusal("unavailable", `The shop that sells "${listing.title}" has no legal name yet, so its license cannot be written.`)
  return {
    line_id: id, recording_id: listing.recording_id, beat_title: listing.title, bpm: listing.bpm, key: listing.key, type: listing.type,
    price: toMoneyJson(money(due, currency)), ...(tax > 0n && !taxInPrice && { net: toMoneyJson(money(due - tax, currency)) }), ...(listing.terms && { terms: listing.terms }), ...(codes.length > 0 && { codes }), ...(deal && { deal: { ...deal, list_price: toMoneyJson(money(listPrice, currency)) } }), licensor, licensee, seller_id: listing.seller_id, customer_id: customerId,
  }
}

/** By line, the license that an upgrade or a renewal takes over from. */
async function replacedBy(container: MedusaContainer, lines: readonly SellableLine[]): Promise<Map<string, Pick<GrantFacts, "replaces">>> {
  const taking = lines.flatMap(({ id, deal }) => (deal?.kind === "upgrade" || deal?.kind === "renewal" ? [{ id, kind: deal.kind, license_id: deal.id }] : []))
  const credits = await container.resolve<LicensingDoor>(LICENSING).creditsOf(taking.map(({ license_id }) => license_id))
  return new Map(taking.flatMap(({ id, kind, license_id }) => {
    const license = credits.get(license_id)
    return license ? [[id, { replaces: { kind, license_id, number: license.number, starts_on: kind === "renewal" && license.ends_on ? dayAfter(license.ends_on) : null } }] as const] : []
  }))
}

const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/** Who shares the publishing of a beat, as its split sheet of today says; a beat without one says nothing. */
function writersOf(split: SplitInForce | undefined): Pick<GrantFacts, "writers"> {
  const writers = split?.shares.filter(({ publishing_points }) => publishing_points > 0).map(({ name, role, publishing_points }) => ({ name, role, points: publishing_points }))
  return writers ? { writers } : {}
}

/** What was answered for a line. @throws {MedusaError} answers_missing */
function answersOf({ listing }: SellableLine, asked: Asked | undefined): Pick<GrantFacts, "answers"> {
  if (!asked) return {}
  if (!asked.answers) throw refusal("answers_missing", `Answer what the ${listing.label} license of "${listing.title}" asks. Then its contract can be read.`)
  return { answers: asked.answers }
}

/** The lines of a cart, all of which can be bought. @throws {MedusaError} naming what cannot */
export function sellable(cart: PricedCart): SellableLine[] {
  if (cart.completed) throw refusal("cart_completed", "This cart is paid already. Start a new one.")
  if (cart.lines.length === 0) throw refusal("cart_empty", "The cart is empty. Choose a license first.")
  const gone = cart.lines.filter((line) => !line.available)
  if (gone.length > 0) throw refusal("unavailable", `No longer on sale: ${gone.map(({ listing, title }) => `"${listing?.title ?? title}"`).join(", ")}. Take it out of the cart to go on.`)
  return cart.lines.flatMap((line) => (line.listing ? [{ ...line, listing: line.listing }] : []))
}

/** @throws {MedusaError} not_found — the cart belongs to somebody else's account */
export function assertHis(cart: PricedCart, customerId: string): void {
  if (cart.customer?.hasAccount && cart.customer.id !== customerId) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no cart ${cart.id} of yours`)
}
