import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { Beat, BeatQuery, Producer } from "@max-booster/api-contract"
import { MARKETPLACE, type MarketplaceService } from "../../modules/marketplace"
import { toBeat, toBeatCard } from "./to-beat"

const shop = (container: MedusaContainer) => container.resolve<MarketplaceService>(MARKETPLACE)

/** A page of beats on sale. */
export async function browseBeats(container: MedusaContainer, query: BeatQuery) {
  const { listings, count } = await shop(container).browse(query)
  return { beats: listings.map(toBeatCard), count, offset: Number(query.offset ?? 0), limit: Number(query.limit ?? 24) }
}

/** One beat on sale. @throws {MedusaError} not_found */
export async function readBeat(container: MedusaContainer, handle: string): Promise<Beat> {
  const listing = await shop(container).onSale(handle)
  if (!listing) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no beat "${handle}" on sale. It may have been withdrawn.`)
  return toBeat(listing)
}

/** A producer's public page. @throws {MedusaError} not_found */
export async function readProducer(container: MedusaContainer, handle: string): Promise<Producer> {
  const [seller] = await shop(container).listSellers({ handle, state: "active" })
  if (!seller) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no producer "${handle}"`)
  const { count } = await shop(container).browse({ producer: handle, limit: 1 })
  const { name, bio, avatar_url } = seller
  return { handle, name, bio, avatar_url, beats: count }
}
