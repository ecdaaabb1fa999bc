import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { splitWishSchema, SplitsView } from "@max-booster/api-contract"
import { storeCurrency, tellSplit } from "@max-booster/extension-api"
import { enqueue, request } from "@max-booster/jobs"
import type { z } from "zod"
import { MARKETPLACE, type MarketplaceService } from "../../modules/marketplace"
import { ORDERS, type OrdersService, type SplitSheetRecord } from "../../modules/orders"
import { ownRecording, shopOfMember } from "../listing/caller"
import { transaction } from "../purchase/complete-purchase"
import { orRefuse } from "./refusals"
import { toSplits } from "./views"

type Caller = { member_id: string; recording_id: string; ip: string; user_agent: string }
type Wish = z.output<typeof splitWishSchema>

/** How a recording of the caller's shop is divided. @throws {MedusaError} not_found — not his */
export async function readSplits(container: MedusaContainer, { member_id, recording_id }: Pick<Caller, "member_id" | "recording_id">, now: Date): Promise<SplitsView> {
  const { id } = await shopOfMember(container, member_id)
  await ownRecording(container, id, recording_id)
  return toSplits(recording_id, await container.resolve<OrdersService>(ORDERS).splits.ofRecording(recording_id), await storeCurrency(container), now)
}

/**
 * Proposes a new version of a recording's split; mails to collaborators follow from the same transaction.
 * @throws {MedusaError} not_found — not his · not_allowed — says what is wrong with it
 */
export async function proposeSplit(container: MedusaContainer, caller: Caller, wish: Wish, now: Date): Promise<SplitsView> {
  const { id: seller_id, name: shop } = await shopOfMember(container, caller.member_id)
  const { id: recording_id, title } = await ownRecording(container, seller_id, caller.recording_id)
  const currency = await storeCurrency(container)
  if (wish.recoup && wish.recoup.amount.currency !== currency) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `What is recovered first is in ${currency.toUpperCase()}, the shop's currency.`, "bad_recoupment")
  const sellerOf = await shopsByAddress(container, wish.shares.flatMap(({ email }) => email ?? []))
  const ask = { recording_id, seller_id, created_by: caller.member_id, title, shop, ip: caller.ip, user_agent: caller.user_agent, sellerOf }
  const { splits } = container.resolve<OrdersService>(ORDERS)
  await transaction(container, async (sql) => {
    const { sheet, isNew, replaced } = orRefuse(await splits.propose(sql, ask, { ...wish, recoup: wish.recoup && { ...wish.recoup, ...wish.recoup.amount, amount: BigInt(wish.recoup.amount.amount) } }, now))
    if (!isNew) return
    await enqueue(sql, tell(sheet, sheet.in_force_from ? "agreed" : "proposed"), ...(replaced ? [tell({ id: replaced }, "replaced")] : []))
  })
  return readSplits(container, caller, now)
}

/** Takes a proposal back; whoever was asked is told. @throws {MedusaError} not_found · not_allowed — everybody has agreed, or it has ended */
export async function withdrawSplit(container: MedusaContainer, caller: Pick<Caller, "member_id" | "recording_id">, sheetId: string, now: Date): Promise<SplitsView> {
  const { id } = await shopOfMember(container, caller.member_id)
  const recording = await ownRecording(container, id, caller.recording_id)
  await transaction(container, async (sql) => {
    await enqueue(sql, tell(orRefuse(await container.resolve<OrdersService>(ORDERS).splits.withdraw(sql, recording.id, sheetId)), "withdrawn"))
  })
  return readSplits(container, caller, now)
}

/** Shops by the e-mail address of their owner, in one order, so that two proposals at once take rows alike. */
async function shopsByAddress(container: MedusaContainer, emails: string[]): Promise<Map<string, string>> {
  if (emails.length === 0) return new Map()
  const members = await container.resolve<MarketplaceService>(MARKETPLACE).listMembers({ email: emails }, { relations: ["seller"] })
  return new Map(members.map(({ email, seller }) => [email, seller.id] as const).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const tell = ({ id }: Pick<SplitSheetRecord, "id">, news: "proposed" | "agreed" | "replaced" | "withdrawn") => request(tellSplit, { sheet_id: id, news }, { key: `split:${news}:${id}` })
