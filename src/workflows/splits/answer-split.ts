import type { MedusaContainer } from "@medusajs/framework/types"
import type { ProposalView } from "@max-booster/api-contract"
import { tellSplit } from "@max-booster/extension-api"
import { enqueue, request } from "@max-booster/jobs"
import { MedusaError } from "@medusajs/framework/utils"
import { ORDERS, type AgreementProof, type OrdersService } from "../../modules/orders"
import { transaction } from "../purchase/complete-purchase"
import { shareOf } from "./links"
import { orRefuse } from "./refusals"
import { toProposal } from "./views"

/** The proposal behind a mailed link. @throws {MedusaError} not_found — forged · not_allowed — expired */
export async function readProposal(container: MedusaContainer, token: string, now: Date): Promise<ProposalView> {
  const found = await splitsOf(container).byShare(shareOf(token, now))
  if (!found) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no split behind this link any more.")
  return toProposal(found, now)
}

/** Agrees for the party of a link. Again is no news. @throws {MedusaError} not_found · not_allowed — it has ended, or other words were read */
export async function agreeSplit(container: MedusaContainer, token: string, proof: AgreementProof, now: Date): Promise<ProposalView> {
  const shareId = shareOf(token, now)
  await transaction(container, async (sql) => {
    const { id, in_force_from } = orRefuse(await splitsOf(container).agree(sql, shareId, proof, now))
    await enqueue(sql, in_force_from ? request(tellSplit, { sheet_id: id, news: "agreed" }, { key: `split:agreed:${id}` }) : request(tellSplit, { sheet_id: id, news: "answered" }, { key: `split:answered:${shareId}` }))
  })
  return readProposal(container, token, now)
}

/** Declines for the party of a link; the shop is told why. @throws {MedusaError} not_found · not_allowed — it has ended */
export async function declineSplit(container: MedusaContainer, token: string, reason: string, now: Date): Promise<ProposalView> {
  const shareId = shareOf(token, now)
  await transaction(container, async (sql) => {
    const { id } = orRefuse(await splitsOf(container).decline(sql, shareId, reason, now))
    await enqueue(sql, request(tellSplit, { sheet_id: id, news: "declined" }, { key: `split:declined:${id}` }))
  })
  return readProposal(container, token, now)
}

const splitsOf = (container: MedusaContainer) => container.resolve<OrdersService>(ORDERS).splits
