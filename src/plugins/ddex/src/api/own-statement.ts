import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { MARKETPLACE, ROYALTIES, type MarketplaceDoor, type SellerCard } from "@max-booster/extension-api"
import type { RoyaltiesService, StatementRow } from "../modules/royalties"
import { viewOf } from "../statements/statement-view"

type Caller = Pick<AuthenticatedMedusaRequest<unknown>, "scope" | "auth_context">

/** The royalties service of a request. */
export const royaltiesOf = ({ scope }: Pick<Caller, "scope">): RoyaltiesService => scope.resolve<RoyaltiesService>(ROYALTIES)

/** The shop the caller acts for. @throws {MedusaError} not_found — none · not_allowed — suspended */
export async function statementShop(req: Caller): Promise<SellerCard> {
  const seller = await req.scope.resolve<MarketplaceDoor>(MARKETPLACE).sellerOfMember(req.auth_context.actor_id)
  if (!seller) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no shop for this login")
  if (seller.state === "suspended") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This shop is suspended. Write to the store's operator.", "suspended")
  return seller
}

/** The caller's statement. @throws {MedusaError} not_found, also when it is another's */
export async function ownStatement(req: Caller & Pick<AuthenticatedMedusaRequest, "params">): Promise<StatementRow> {
  const id = req.params["id"] ?? ""
  const row = await royaltiesOf(req).find(id, (await statementShop(req)).id)
  if (!row) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no statement ${id} of yours. It may have been removed.`)
  return row
}

/** The caller's statement, that is not posted. @throws {MedusaError} not_found · not_allowed — posted */
export async function ownDraft(req: Caller & Pick<AuthenticatedMedusaRequest, "params">): Promise<StatementRow> {
  const row = await ownStatement(req)
  if (row.state === "posted") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This statement is posted: it stays as it is. A correction comes as a statement of its own.", "posted")
  return row
}

/** Answers with a statement as it is now. */
export async function answerStatement(req: Caller & Pick<AuthenticatedMedusaRequest, "params">, res: MedusaResponse): Promise<void> {
  res.json({ statement: await viewOf(req.scope, await ownStatement(req)) })
}
