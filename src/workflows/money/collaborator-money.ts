import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { AccountShares, StatementView } from "@max-booster/api-contract"
import { storeCurrency } from "@max-booster/extension-api"
import { money, toMoneyJson } from "@max-booster/kernel"
import { ORDERS, type OrdersService } from "../../modules/orders"
import { isHeld, toHeldShare } from "../splits/views"
import { collaboratorOf } from "./parties"
import { royaltiesOwedTo } from "./royalties"
import { balanceOfParties } from "./seller-money"
import { statementOf, type StatementChoice } from "./statements"

/** What a person without a shop has in others' beats, and what it earned. @throws {MedusaError} not_allowed — address not proven */
export async function readAccountShares(container: MedusaContainer, customerId: string, now: Date): Promise<AccountShares> {
  const { parties } = (await collaboratorOf(container, customerId)) ?? { parties: [] }
  const { splits, books } = container.resolve<OrdersService>(ORDERS)
  const currency = await storeCurrency(container)
  const show = (amount: bigint) => toMoneyJson(money(amount, currency))
  if (parties.length === 0) return { shares: [], balance: { earned: show(0n), pending: show(0n), transferred: show(0n) }, statements: [], royalties: { balances: [], parts: [], payments: [] } }
  const [held, { earned, pending, transferred }, statements, royalties] = await Promise.all([splits.heldBy(parties, ""), balanceOfParties(container, parties, currency), books.monthsOf(parties), royaltiesOwedTo(container, parties)])
  return { shares: held.map((each) => toHeldShare(each, now)).filter(isHeld), balance: { earned: show(earned), pending: show(pending), transferred: show(transferred) }, statements, royalties }
}

/** A month of these shares. @throws {MedusaError} not_found — he has none · not_allowed — address not proven · invalid_data — no month */
export async function readShareStatement(container: MedusaContainer, customerId: string, choice: StatementChoice, now: Date = new Date()): Promise<StatementView> {
  const person = await collaboratorOf(container, customerId)
  if (!person) throw new MedusaError(MedusaError.Types.NOT_FOUND, "Nobody shares a beat with you, so there is no statement of yours")
  return statementOf(container, person, choice, now)
}
