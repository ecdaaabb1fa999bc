import { InjectManager, InjectTransactionManager, MedusaContext, MedusaError, MedusaService } from "@medusajs/framework/utils"
import type { Context } from "@medusajs/framework/types"
import type { BeatQuery, SoundLinks } from "@max-booster/api-contract"
import type { Holder, LegalParty, LegalRecord, ListingForSale, MarketplaceDoor } from "@max-booster/extension-api"
import { handleFrom } from "@max-booster/kernel"
import { toListingFilters, toOrder } from "./core/query"
import { lowestPrice, toListingForSale, type ListedRow, type ListingRow, type SellerRow, type TierRow } from "./core/rows"
import { Listing } from "./models/listing"
import { ListingTier } from "./models/listing-tier"
import { Member } from "./models/member"
import { Person } from "./models/person"
import { Seller } from "./models/seller"

/** A listing's facts as published, with its tiers. */
export type ListingProjection = {
  recording_id: string; seller_id: string; product_id: string; title: string; genre: string; moods: string[]; description: string
  bpm: number; key: string | null; duration_ms: number; loudness_lufs: number | null; peaks: number[]; preview_url: string; sound: SoundLinks; artwork_url: string | null
  tiers: TierProjection[]
}
export type TierProjection = Omit<TierRow, "id" | "listing_id" | "price"> & { price: string }

/** Who sells what: stores and retrieves shops, people and listings. */
export default class MarketplaceService extends MedusaService({ Seller, Member, Person, Listing, ListingTier }) implements MarketplaceDoor {
  /** Opens a shop for a customer. @throws {MedusaError} duplicate_error — the customer has one */
  @InjectTransactionManager()
  async openShop(input: { customer_id: string; email: string; name: string; bio: string; country: string }, @MedusaContext() context: Context = {}): Promise<{ seller: SellerRow; member_id: string }> {
    const [member] = await this.listMembers({ customer_id: input.customer_id }, {}, context)
    if (member) throw new MedusaError(MedusaError.Types.DUPLICATE_ERROR, "You have a shop already. Sign in again to see it.")
    const { name, bio, country, email } = input
    const seller = await this.createSellers({ name, bio, country, email, handle: await this.freeHandle_("seller", name, context) }, context)
    const created = await this.createMembers({ customer_id: input.customer_id, email, seller_id: seller.id }, context)
    return { seller: seller as unknown as SellerRow, member_id: created.id }
  }

  async sellerOfMember(memberId: string): Promise<SellerRow | null> {
    const [member] = await this.listMembers({ id: memberId }, { relations: ["seller"] })
    return member ? (member.seller as unknown as SellerRow) : null
  }

  /** The shop of a customer with the member through which he acts, or null. */
  async shopOfCustomer(customerId: string): Promise<{ seller: SellerRow; member_id: string } | null> {
    const [member] = await this.listMembers({ customer_id: customerId }, { relations: ["seller"] })
    return member ? { seller: (member.seller as unknown as SellerRow), member_id: member.id } : null
  }

  async holdersOf(sellerId: string): Promise<Holder[]> {
    const members = await this.listMembers({ seller_id: sellerId })
    const people = await this.listPeople({ customer_id: members.map(({ customer_id }) => customer_id) })
    const proven = new Set(people.filter(({ email_verified_at }) => email_verified_at !== null).map(({ customer_id }) => customer_id))
    return members.map(({ customer_id, email }) => ({ customer_id, email: proven.has(customer_id) ? email : null }))
  }

  async sellersByIds(ids: readonly string[]): Promise<SellerRow[]> {
    return (await this.listSellers({ id: [...ids] })) as unknown as SellerRow[]
  }

  async listingsByVariant(variantIds: readonly string[]): Promise<ListingForSale[]> {
    const tiers = (await this.listListingTiers({ variant_id: [...variantIds] }, { relations: ["listing", "listing.seller"] })) as unknown as (TierRow & { listing: ListingRow & { seller: SellerRow } })[]
    // Asked for by itself: a relation of a filtered row loads the rows that fit the filter only.
    const once = await this.listListingTiers({ listing_id: tiers.map(({ listing }) => listing.id), exclusive: true, enabled: true } as never, { select: ["id", "listing_id"] as never })
    const contested = new Set((once as unknown as TierRow[]).map(({ listing_id }) => listing_id))
    return tiers.map((tier) => toListingForSale(tier, contested.has(tier.listing.id)))
  }

  async partiesOf(sellerIds: readonly string[]): Promise<Record<string, LegalParty>> {
    const members = await this.listMembers({ seller_id: [...sellerIds] }, { relations: ["seller"] })
    const people = await this.listPeople({ customer_id: members.map((m) => m.customer_id) })
    return Object.fromEntries(members.map(({ customer_id, seller }) => {
      const person = people.find((p) => p.customer_id === customer_id)
      return [seller.id, {
        name: person?.legal_name ?? seller.name, alias: seller.name, email: seller.email,
        address: person?.legal_address ?? "", country: person?.legal_country ?? seller.country,
      }]
    }))
  }

  async legalOf(customerId: string): Promise<LegalRecord | null> {
    const [person] = await this.listPeople({ customer_id: customerId })
    if (!person?.legal_name || !person.legal_address || !person.legal_country) return null
    return { name: person.legal_name, address: person.legal_address, country: person.legal_country }
  }

  async saveLegal(customerId: string, { name, address, country }: LegalRecord): Promise<void> {
    await this.savePerson_(customerId, { legal_name: name, legal_address: address, legal_country: country })
  }

  async isEmailVerified(customerId: string): Promise<boolean> {
    const [person] = await this.listPeople({ customer_id: customerId })
    return person?.email_verified_at != null
  }

  /** Marks an e-mail address as proven; doing it twice keeps the first time. */
  async verifyEmail(customerId: string, at: Date): Promise<void> {
    if (!(await this.isEmailVerified(customerId))) await this.savePerson_(customerId, { email_verified_at: at })
  }

  /** Beats on sale that fit a query, a page of them, with how many there are. */
  async browse(query: BeatQuery): Promise<{ listings: ListingRow[]; count: number }> {
    const [listings, count] = await this.listAndCountListings(toListingFilters(query), {
      relations: ["seller"], order: toOrder(query.sort), skip: Number(query.offset ?? 0), take: Number(query.limit ?? 24),
    })
    return { listings: listings as unknown as ListingRow[], count }
  }

  /** One listing on sale with its seller and tiers, or null. */
  async onSale(handle: string): Promise<(ListingRow & { tiers: TierRow[] }) | null> {
    const [listing] = await this.listListings({ handle, state: "published", seller: { state: "active" } }, { relations: ["seller", "tiers"] })
    return (listing as unknown as (ListingRow & { tiers: TierRow[] }) | undefined) ?? null
  }

  /** The listing of a recording with its seller and all tiers, on sale or not, or null. */
  async listingOf(recordingId: string): Promise<ListedRow | null> {
    const [listing] = await this.listListings({ recording_id: recordingId }, { relations: ["seller", "tiers"] })
    return (listing as unknown as ListedRow | undefined) ?? null
  }

  /** Reserves the handle and row of a listing before its product exists; the same recording gives the same row. */
  @InjectTransactionManager()
  async draftListing(facts: Omit<ListingProjection, "product_id" | "tiers"> & { currency: string; from_price: string }, @MedusaContext() context: Context = {}): Promise<ListingRow> {
    const [found] = await this.listListings({ recording_id: facts.recording_id }, { relations: ["tiers"] }, context)
    if (found) return found as unknown as ListingRow
    const handle = await this.freeHandle_("listing", facts.title, context)
    return (await this.createListings({ ...facts, peaks: facts.peaks as unknown as Record<string, unknown>, handle, state: "draft" } as never, context)) as unknown as ListingRow
  }

  /** Writes a listing's facts and tiers as published, in one transaction; tiers that left the plan are disabled, never deleted. */
  @InjectTransactionManager()
  async project(listingId: string, { tiers, seller_id: _seller, peaks, sound, ...facts }: ListingProjection, @MedusaContext() context: Context = {}): Promise<void> {
    const existing = (await this.listListingTiers({ listing_id: listingId }, {}, context)) as unknown as TierRow[]
    await this.updateListings({ id: listingId, ...facts, peaks: peaks as unknown as Record<string, unknown>, sound, from_price: lowestPrice(tiers) } as never, context)
    for (const tier of tiers) {
      const known = existing.find((e) => e.type === tier.type)
      if (known) await this.updateListingTiers({ id: known.id, ...tier } as never, context)
      else await this.createListingTiers({ listing_id: listingId, ...tier } as never, context)
    }
    const gone = existing.filter((e) => !tiers.some((t) => t.type === e.type))
    for (const tier of gone) await this.updateListingTiers({ id: tier.id, enabled: false }, context)
  }

  /** Listings in the order of their ids with all their tiers, after one of them; of a seller, or of all. */
  async listingsAfter(after: string, sellerId: string | null, take: number): Promise<ListedRow[]> {
    return (await this.listListings({ id: { $gt: after }, ...(sellerId && { seller_id: sellerId }) } as never, { relations: ["tiers"], order: { id: "ASC" }, take })) as unknown as ListedRow[]
  }

  /** Writes tiers that listings have already, and disables their others, in one transaction. */
  @InjectTransactionManager()
  async showTiers(shown: readonly { listing: ListedRow; tiers: TierProjection[] }[], @MedusaContext() context: Context = {}): Promise<void> {
    if (shown.length === 0) return
    await this.updateListings(shown.map(({ listing: { id }, tiers }) => ({ id, from_price: lowestPrice(tiers) })) as never, context)
    await this.updateListingTiers(shown.flatMap(({ listing, tiers }) => listing.tiers.map(({ id, type }) => ({ id, ...(tiers.find((tier) => tier.type === type) ?? { enabled: false }) }))) as never, context)
  }

  /** License types in which a shop's beats are on sale, ids. */
  async typesSold(sellerId: string): Promise<string[]> {
    const tiers = await this.listListingTiers({ enabled: true, listing: { seller_id: sellerId, state: "published" } } as never, { select: ["type"], take: 100_000 })
    return [...new Set(tiers.map(({ type }) => type))]
  }

  /** How many tiers are on sale below a price (minor units), free ones aside; null counts all. */
  async tiersBelow(price: bigint | null, currency: string): Promise<number> {
    const [, count] = await this.listAndCountListingTiers({ enabled: true, currency, listing: { state: "published" }, price: { $gt: 0, ...(price !== null && { $lt: price.toString() }) } } as never, { select: ["id"], take: 1 })
    return count
  }

  async withdrawSold(listingIds: readonly string[]): Promise<void> {
    await this.updateListings(listingIds.map((id) => ({ id, state: "withdrawn" as const })))
  }

  protected async savePerson_(customerId: string, change: Record<string, unknown>): Promise<void> {
    const [person] = await this.listPeople({ customer_id: customerId })
    if (person) await this.updatePeople({ id: person.id, ...change })
    else await this.createPeople({ customer_id: customerId, ...change })
  }

  @InjectManager()
  protected async freeHandle_(of: "seller" | "listing", name: string, @MedusaContext() context: Context = {}): Promise<string> {
    const fallback = of === "seller" ? "shop" : "beat"
    const like = { handle: { $like: `${handleFrom(name, new Set(), fallback)}%` } }
    const rows = of === "seller" ? await this.listSellers(like, { select: ["handle"], take: 10_000 }, context) : await this.listListings(like, { select: ["handle"], take: 10_000 }, context)
    return handleFrom(name, new Set(rows.map((r) => r.handle)), fallback)
  }
}
