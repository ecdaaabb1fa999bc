import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { createAndLinkProductOptionsToProductWorkflow, createProductsWorkflow, createProductVariantsWorkflow, updateProductsWorkflow, updateProductVariantsWorkflow } from "@medusajs/medusa/core-flows"
import { deliverableKinds, LICENSING, storeCurrency, type LicensingDoor, type StoredStem, type Tier } from "@max-booster/extension-api"
import { fromMoneyJson, toMajor } from "@max-booster/kernel"
import { MARKETPLACE, type ListingProjection, type ListingRow, type MarketplaceService, type TierProjection } from "../../modules/marketplace"
import { collectionHandle } from "../deals/collection"
import { RECORDINGS, type RecordingRow, type RecordingsService } from "../../modules/recordings"
import { soundLinks } from "./sound-links"

type Product = { id: string; variants: { id: string; title: string }[]; options: { id: string; title: string }[] }
const OPTION = "License"

/**
 * Projects a recording's facts and license plan into a listing, a product and its variants. Runs again without harm after a crash:
 * the listing's handle is reserved first, and the product is found by it.
 * @throws {MedusaError} not_allowed — nothing to sell yet; says what is missing
 */
export async function projectListing(container: MedusaContainer, recordingId: string): Promise<ListingRow> {
  return container.resolve(Modules.LOCKING).execute(`listing:${recordingId}`, async () => {
    const shop = container.resolve<MarketplaceService>(MARKETPLACE)
    const recordings = container.resolve<RecordingsService>(RECORDINGS)
    const recording = sellable(await recordings.find(recordingId))
    const [tiers, currency, stems] = await Promise.all([offeredTiers(container, recording), storeCurrency(container), recordings.stemsOf(recordingId)])
    if (tiers.length === 0) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Switch at least one license tier on and give it a price.", "no_tiers")
    const facts = toFacts(recording, stems)
    const listing = await shop.draftListing({ ...facts, currency, from_price: "0" })
    const product = await writeProduct(container, listing.handle, facts, tiers)
    await joinCollection(container, recording.seller_id, product.id)
    await shop.project(listing.id, { ...facts, product_id: product.id, tiers: toTierProjections(tiers, product) })
    return { ...listing, product_id: product.id }
  }, { timeout: 30 })
}

type Sellable = RecordingRow & { analysis: NonNullable<RecordingRow["analysis"]>; genre: string; bpm: number }

function sellable(recording: RecordingRow | null): Sellable {
  if (recording?.state !== "ready" || !recording.analysis) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This recording is not ready yet. Wait for the analysis.", "not_ready")
  if (!recording.facts_confirmed_at || !recording.genre || !recording.bpm) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Confirm title, genre, tempo and key first.", "facts_missing")
  return recording as Sellable
}

/** The tiers of a recording that are switched on and can be delivered. */
export async function offeredTiers(container: MedusaContainer, recording: RecordingRow): Promise<Tier[]> {
  return (await offersOf(container, [recording])).get(recording.id) ?? []
}

/** By recording, the tiers that are switched on and can be delivered. */
export async function offersOf(container: MedusaContainer, recordings: readonly RecordingRow[]): Promise<Map<string, Tier[]>> {
  const beats = recordings.map(({ id, seller_id, assets = [] }) => ({ recording_id: id, seller_id, available: deliverableKinds.filter((kind) => assets.some((a) => a.kind === kind)) }))
  return container.resolve<LicensingDoor>(LICENSING).offersOf(beats, await storeCurrency(container))
}

function toFacts(recording: Sellable, stems: readonly StoredStem[]): Omit<ListingProjection, "product_id" | "tiers"> {
  const { id, seller_id, title, genre, moods, description, bpm, key, analysis, peaks, assets = [] } = recording
  const url = (kind: string) => assets.find((a) => a.kind === kind)?.url ?? null
  const preview_url = assets.find((a) => a.kind === "preview" && a.variant === "")?.url
  if (!preview_url) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "The tagged preview is missing. Run the analysis again.", "not_ready")
  return {
    recording_id: id, seller_id, title, genre, moods, description, bpm, key, duration_ms: analysis.durationMs, loudness_lufs: analysis.loudnessLufs,
    peaks: peaks ?? [], preview_url, sound: soundLinks(recording, stems), artwork_url: url("artwork"),
  }
}

/** One product a beat, one variant a license type; variants are never removed, because orders point at them. */
async function writeProduct(container: MedusaContainer, handle: string, { title, artwork_url }: { title: string; artwork_url: string | null }, tiers: Tier[]): Promise<Product> {
  const facts = { title, status: "published" as const, ...(artwork_url && { thumbnail: artwork_url }) }
  const existing = await productByHandle(container, handle)
  if (existing) await updateProduct(container, existing, facts, tiers)
  else {
    const [channel] = await container.resolve(Modules.SALES_CHANNEL).listSalesChannels({}, { order: { created_at: "DESC" }, take: 1 })
    const options = [{ title: OPTION, values: tiers.map(({ type }) => type) }]
    await createProductsWorkflow(container).run({ input: { products: [{ ...facts, handle, options, variants: tiers.map(toVariant), sales_channels: channel ? [{ id: channel.id }] : [] }] } })
  }
  const product = await productByHandle(container, handle)
  if (!product) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `The product ${handle} was written but is not there`)
  return product
}

/** New types become values of the option first; then variants that are there get their price, and new ones are made. */
async function updateProduct(container: MedusaContainer, { id, variants, options }: Product, facts: object, tiers: Tier[]): Promise<void> {
  const known = new Map(variants.map((variant) => [variant.title, variant.id]))
  const fresh = tiers.filter(({ type }) => !known.has(type))
  const option = options.find(({ title }) => title === OPTION)
  if (option && fresh.length > 0) {
    // A value of the option is not yet one of the product: both are made here, and found again when this runs twice.
    await createAndLinkProductOptionsToProductWorkflow(container).run({ input: { product_id: id, update: [{ product_option_id: option.id, add: fresh.map(({ type }) => ({ value: type })) }] } })
  }
  await updateProductsWorkflow(container).run({ input: { products: [{ id, ...facts }] } })
  const priced = tiers.flatMap((tier) => {
    const variantId = known.get(tier.type)
    return variantId ? [{ id: variantId, prices: pricesOf(tier) }] : []
  })
  if (priced.length > 0) await updateProductVariantsWorkflow(container).run({ input: { product_variants: priced } })
  if (fresh.length > 0) await createProductVariantsWorkflow(container).run({ input: { product_variants: fresh.map((tier) => ({ product_id: id, ...toVariant(tier) })) } })
}

/** A shop with discount codes has a collection that they are for. */
async function joinCollection(container: MedusaContainer, sellerId: string, productId: string): Promise<void> {
  const products = container.resolve(Modules.PRODUCT)
  const [collection] = await products.listProductCollections({ handle: collectionHandle(sellerId) }, { select: ["id"] })
  if (collection) await products.updateProducts(productId, { collection_id: collection.id })
}

const toVariant = (tier: Tier) => ({ title: tier.type, options: { [OPTION]: tier.type }, manage_inventory: false, prices: pricesOf(tier) })
export const pricesOf = ({ price }: Tier) => [{ amount: toMajor(fromMoneyJson(price)), currency_code: price.currency }]

async function productByHandle(container: MedusaContainer, handle: string): Promise<Product | undefined> {
  const [product] = await container.resolve(Modules.PRODUCT).listProducts({ handle }, { relations: ["variants", "options"] })
  return product as unknown as Product | undefined
}

function toTierProjections(tiers: Tier[], product: Product): TierProjection[] {
  return tiers.map((tier) => toTierProjection(tier, product.variants.find((v) => v.title === tier.type)?.id ?? ""))
}

/** A tier as its listing shows it. */
export const toTierProjection = ({ price, accept_from: _, ...tier }: Tier, variantId: string): TierProjection => ({ ...tier, variant_id: variantId, price: price.amount, currency: price.currency })
