import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { StatementView } from "@max-booster/api-contract"
import { storeCurrency } from "@max-booster/extension-api"
import { fromMoneyJson, money, toCsv, toMoneyJson } from "@max-booster/kernel"
import { monthRange, ORDERS, statementOf as setOut, type OrdersService } from "../../modules/orders"
import { personOfMember, type Person } from "./parties"
import { renderStatement } from "./statement-pdf"

/** Which statement: a month like `2026-11`, and a currency (the store's unless named). */
export type StatementChoice = { month: string; currency?: string | undefined }

/** Months and currencies in which something moved for a seller, newest first. */
export async function listStatements(container: MedusaContainer, memberId: string): Promise<{ month: string; currency: string }[]> {
  const { parties } = await personOfMember(container, memberId)
  return container.resolve<OrdersService>(ORDERS).books.monthsOf(parties)
}

/** A seller's month from the ledger, with the shares in others' beats that he has claimed. @throws {MedusaError} invalid_data — no month */
export async function readStatement(container: MedusaContainer, memberId: string, choice: StatementChoice, now: Date = new Date()): Promise<StatementView> {
  return statementOf(container, await personOfMember(container, memberId), choice, now)
}

/** Anybody's month from the ledger, for whoever may read it. @throws {MedusaError} invalid_data — no month */
export async function statementOf(container: MedusaContainer, { parties, name }: Person, choice: StatementChoice, now: Date): Promise<StatementView> {
  const { books } = container.resolve<OrdersService>(ORDERS)
  const span = spanOf(choice.month)
  const currency = choice.currency ?? await storeCurrency(container)
  const [opening, sets] = await Promise.all([books.owedBefore(parties, currency, span.from), books.setsOf(parties, currency, span)])
  const { movements, totals, closing } = setOut(currency, opening, sets)
  const show = (amount: bigint) => toMoneyJson(money(amount, currency))
  return {
    month: choice.month, party: name, currency, opening: show(opening), closing: show(closing), final: span.to <= now,
    totals: totals.map((total) => ({ ...total, amount: show(total.amount) })),
    movements: movements.map(({ at, label, reference, amount }) => ({ at: at.toISOString(), label, reference, amount: show(amount) })),
  }
}

/** A statement as CSV: opening, each movement, closing; the amounts sum up. */
export function statementToCsv({ month, currency, opening, closing, movements }: StatementView): string {
  const row = (at: string, what: string, reference: string, amount: StatementView["opening"]) => [at, what, reference, fromMoneyJson(amount), currency.toUpperCase()]
  return toCsv(["Time (UTC)", "What", "Reference", "Amount", "Currency"], [
    row(month, "Opening balance", "", opening), ...movements.map(({ at, label, reference, amount }) => row(at, label, reference, amount)), row(month, "Closing balance", "", closing),
  ])
}

export const statementToPdf = (statement: StatementView): Promise<Uint8Array> => renderStatement(statement)

function spanOf(month: string): { from: Date; to: Date } {
  try {
    return monthRange(month)
  } catch (error) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, (error as Error).message)
  }
}
