import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { MARKETPLACE, RELEASES, type MarketplaceDoor, type SellerCard } from "@max-booster/extension-api"
import type { ReleaseView } from "@max-booster/api-contract"
import type { ReleaseRow } from "../core/release-row"
import { toView } from "../core/view"
import type { ReleasesService } from "../modules/releases"

/** A request of somebody who is signed in. */
export type Caller = Pick<AuthenticatedMedusaRequest<unknown>, "scope" | "auth_context">

/** The releases service of a request. */
export const releases = ({ scope }: Pick<Caller, "scope">): ReleasesService => scope.resolve<ReleasesService>(RELEASES)

/** The shop the caller acts for. @throws {MedusaError} not_found: none · not_allowed: suspended */
export async function ownShop(req: Caller): Promise<SellerCard> {
  const seller = await req.scope.resolve<MarketplaceDoor>(MARKETPLACE).sellerOfMember(req.auth_context.actor_id)
  if (!seller) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no shop for this login")
  if (seller.state === "suspended") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This shop is suspended. Write to the store's operator.", "suspended")
  return seller
}

/** The caller's release. @throws {MedusaError} not_found, also when it is another's */
export async function ownRelease(req: Caller & Pick<AuthenticatedMedusaRequest, "params">): Promise<{ seller: SellerCard; release: ReleaseRow }> {
  const [seller, id] = [await ownShop(req), req.params["id"] ?? ""]
  const release = await releases(req).book.find(id, seller.id)
  if (!release) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no release ${id} of yours. It may have been removed.`)
  return { seller, release }
}

/** A release as its producer sees it. */
export const viewOf = async (req: Pick<Caller, "scope">, release: ReleaseRow): Promise<ReleaseView> => toView(release, await releases(req).book.statusesOf([release.id]))
