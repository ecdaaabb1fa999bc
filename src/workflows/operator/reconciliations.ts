import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { ReconciliationView } from "@max-booster/api-contract"
import { reconcileBooks } from "@max-booster/extension-api"
import { enqueue, request } from "@max-booster/jobs"
import { ORDERS, type OrdersService, type Report } from "../../modules/orders"
import { transaction } from "../purchase/complete-purchase"

const SHOWN = 90

/** Reports of the comparison with Stripe, newest day first. */
export async function listReconciliations(container: MedusaContainer): Promise<ReconciliationView[]> {
  return (await container.resolve<OrdersService>(ORDERS).audit.reports(SHOWN)).map(toView)
}

/** Asks for the comparison of a day. @throws {MedusaError} invalid_data — the day has not begun */
export async function askForReconciliation(container: MedusaContainer, day: string, now: Date = new Date()): Promise<void> {
  if (day > now.toISOString().slice(0, 10)) throw new MedusaError(MedusaError.Types.INVALID_DATA, `${day} has not begun (UTC). Choose a day up to today.`)
  await transaction(container, (sql) => enqueue(sql, request(reconcileBooks, { day })))
}

function toView({ day, state, checked_at, error, compared, totals, others, differences, faults }: Report): ReconciliationView {
  type Figure = ReconciliationView["totals"][number]["figure"]
  const of = (amount: string, currency: string) => ({ amount, currency })
  const known = (amount: string | null, currency: string) => (amount === null ? null : of(amount, currency))
  return {
    day, state, checked_at: new Date(checked_at).toISOString(), error, compared,
    totals: totals.map(({ figure, currency, ours, theirs }) => ({ figure: figure as Figure, ledger: of(ours, currency), stripe: of(theirs, currency) })),
    others: others.map(({ type, count, amount, currency }) => ({ type, count, amount: of(amount, currency) })),
    differences: differences.map(({ object, figure, currency, ours, theirs, order_id }) => ({
      object, figure: figure as Figure, ledger: known(ours, currency), stripe: known(theirs, currency), off: of(String(BigInt(ours ?? 0) - BigInt(theirs ?? 0)), currency), order_id,
    })),
    faults: faults.map(({ what, reference, currency, ledger, expected }) => ({ what, reference, ledger: of(ledger, currency), expected: of(expected, currency) })),
  }
}
