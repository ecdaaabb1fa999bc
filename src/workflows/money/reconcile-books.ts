import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { dueDays, ORDERS, type BookFault, type OrdersService, type Report } from "../../modules/orders"
import { STRIPE_CONNECT, type StripeConnectService } from "../../modules/stripe-connect"
import { compareWithStripe } from "./compare-with-stripe"
import { noteFailedRefund } from "./send-refund"

const DAY_MS = 24 * 3_600_000
/** Days that were missed are made up for, and days with differences looked at again, so far back. */
const BACK_DAYS = 30

/** Finds refunds that banks sent back and that no event told us of. */
export async function findFailedRefunds(container: MedusaContainer, now: Date): Promise<void> {
  const since = new Date(now.getTime() - BACK_DAYS * DAY_MS)
  for (const id of await container.resolve<StripeConnectService>(STRIPE_CONNECT).failedRefundsSince(since)) await noteFailedRefund(container, id)
}

/** Compares each day that is over and was not compared since, and looks once a day again at those with differences. @returns the days that were compared */
export async function reconcileBooks(container: MedusaContainer, now: Date): Promise<string[]> {
  const { audit } = container.resolve<OrdersService>(ORDERS)
  const [first, reports] = await Promise.all([audit.firstDay(), audit.reports(BACK_DAYS + 1)])
  const days = first === null ? [] : dueDays(reports, { first, now, back: BACK_DAYS })
  for (const day of days) await reconcileDay(container, day, now)
  return days
}

/** Compares one day (UTC) with Stripe and keeps the report; what Stripe refuses to tell is a report, too. */
export async function reconcileDay(container: MedusaContainer, day: string, now: Date): Promise<Report> {
  const from = new Date(day)
  const span = { from, to: new Date(from.getTime() + DAY_MS) }
  const empty = { day, checked_at: now, error: null, compared: 0, totals: [], others: [], differences: [] }
  const faults = await faultsOf(container)
  const report = await compareWithStripe(container, span).then(
    (found): Report => ({ ...empty, ...found, faults, state: found.differences.length + faults.length > 0 ? "differences" : "clean" }),
    (error: Error): Report => ({ ...empty, faults, state: "failed", error: error.message }),
  )
  await container.resolve<OrdersService>(ORDERS).audit.keep(report)
  if (report.state !== "clean") {
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`Reconciliation of ${day}: ${report.error ?? `${report.differences.length} differences to Stripe, ${faults.length} balances that are not what they were made from`}`)
  }
  return report
}

/** Balances that are not what they were made from: the ledger by itself, and what parties wait for against their transfers. */
async function faultsOf(container: MedusaContainer): Promise<BookFault[]> {
  const { audit } = container.resolve<OrdersService>(ORDERS)
  const [own, ledger, transfers] = await Promise.all([audit.faults(), audit.parties(), container.resolve<StripeConnectService>(STRIPE_CONNECT).audit.parties()])
  const keyOf = ({ party, currency }: { party: string; currency: string }) => `${party} ${currency}`
  const expected = new Map(transfers.map((row) => [keyOf(row), row]))
  const booked = new Map(ledger.map((row) => [keyOf(row), row]))
  const off = [...new Set([...expected.keys(), ...booked.keys()])].flatMap((key) => {
    const [party = "", currency = ""] = key.split(" ")
    const [ours, theirs] = [booked.get(key), expected.get(key)]
    return ([["owed", "What a party waits for is what its transfers say"], ["sent", "What a party was sent is what its transfers say"]] as const)
      .filter(([which]) => (ours?.[which] ?? 0n) !== (theirs?.[which] ?? 0n))
      .map(([which, what]) => ({ what, reference: party, currency, ledger: String(ours?.[which] ?? 0n), expected: String(theirs?.[which] ?? 0n) }))
  })
  return [...own, ...off]
}
