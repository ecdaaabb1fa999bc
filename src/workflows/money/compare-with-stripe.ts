import type { MedusaContainer } from "@medusajs/framework/types"
import { bookingsOf, differences, ORDERS, totalsOf, type AuditedSet, type Booking, type Figure, type OrdersService, type Report } from "../../modules/orders"
import { STRIPE_CONNECT, type Movement, type StripeConnectService } from "../../modules/stripe-connect"

/** Names together what was sent of a payment that went back. */
const GIVEN_BACK = "given back: "

/** What Stripe's types of balance transactions are to us (docs.stripe.com/reports/balance-transaction-types); the others are no order's. */
const figures: Record<string, Figure> = {
  charge: "payment", payment: "payment", refund: "payment", payment_refund: "payment", refund_failure: "payment", payment_failure_refund: "payment", adjustment: "payment",
  transfer: "share", transfer_refund: "share", application_fee: "share", application_fee_refund: "share",
}

type Found = Pick<Report, "compared" | "totals" | "others" | "differences">

/**
 * Everything that either side booked in the span, object by object. Where the sums differ, all that Stripe ever booked about the object
 * is read, so that what fell on two days is no difference.
 */
export async function compareWithStripe(container: MedusaContainer, span: { from: Date; to: Date }): Promise<Found> {
  const orders = container.resolve<OrdersService>(ORDERS)
  const { audit } = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const [movements, today] = await Promise.all([audit.movements(span), orders.audit.setsBetween(span)])
  const names = await nameAll(container, movements, today)
  const ours = (await orders.audit.setsOf(names.references)).flatMap((set) => bookingsOf(set, names.objectOfSet))
  const theirs = movements.flatMap((movement) => toBookings(movement, names.objectOf(movement)))
  const touched = new Set([...theirs, ...today.flatMap((set) => bookingsOf(set, names.objectOfSet))].map(({ object }) => object))
  const oursToday = ours.filter(({ object }) => touched.has(object))
  const doubtful = [...new Set(differences(oursToday, theirs).map(({ object }) => object))].filter((object) => !object.startsWith(GIVEN_BACK))
  const reread: Booking[] = []
  for (const object of doubtful) {
    for (const movement of await audit.movementsOf(object, names.destinationOf(object))) reread.push(...toBookings(movement, object))
  }
  const theirsWhole = [...theirs.filter(({ object }) => !doubtful.includes(object)), ...reread]
  const text = (amount: bigint | null) => (amount === null ? null : amount.toString())
  return {
    compared: touched.size, totals: sideBySide(totalsOf(oursToday), totalsOf(theirsWhole)), others: othersOf(movements),
    differences: differences(oursToday, theirsWhole).map((each) => ({ ...each, ours: text(each.ours), theirs: text(each.theirs), order_id: names.orderOf(each.object) })),
  }
}

/** What a movement says, by figure; what is no order's says nothing. */
function toBookings({ type, amount, fee, currency }: Movement, object: string): Booking[] {
  const figure = figures[type]
  if (!figure) return []
  return [{ object, figure, amount, currency }, ...(fee === 0n ? [] : [{ object, figure: "fee" as const, amount: -fee, currency }])]
}

/** Ways from our ids to Stripe's and back, for all that either side booked. */
async function nameAll(container: MedusaContainer, movements: readonly Movement[], sets: readonly AuditedSet[]) {
  const orders = container.resolve<OrdersService>(ORDERS)
  const { audit } = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const ids = [
    ...movements.flatMap(({ object, charge, refund, reversalId }) => [object, charge, refund, reversalId]).filter((id) => id !== null),
    ...sets.map(({ reference }) => reference), ...sets.filter(({ kind }) => kind === "charge_returned").map(planOfReturned),
  ]
  const [refunds, reversals, sentAlone] = await Promise.all([orders.audit.refunds(ids), audit.reversals(ids), audit.transfers(ids)])
  const plans = await orders.audit.plans([...ids, ...[...reversals, ...sentAlone].map(({ charge_plan_id }) => charge_plan_id)])
  const transfers = await audit.transfers([...sentAlone.map(({ id }) => id), ...plans.filter(({ mode }) => mode === "destination").map(({ id }) => id)])
  const known = [...plans, ...refunds, ...transfers, ...reversals]
  const stripeIdOf = new Map(known.map(({ id, stripe_id }) => [id, stripe_id]))
  const planOfCharge = new Map(plans.map((plan) => [plan.stripe_id, plan]))
  const chargeOfReturned = new Map((await orders.audit.setsOf(ids)).filter(({ kind }) => kind === "charge_returned").map((set) => [set.reference, stripeIdOf.get(planOfReturned(set)) ?? null]))
  const sent = new Map([...transfers, ...reversals].map((row) => [row.stripe_id, row]))
  const orderOf = new Map([
    ...movements.map(({ object, charge }) => [object, planOfCharge.get(charge)?.order_id ?? null] as const),
    ...known.flatMap(({ id, stripe_id, order_id }) => [[id, order_id], [stripe_id, order_id]] as const),
  ])
  const transferOfPlan = new Map(transfers.filter(({ destination }) => destination).map((row) => [row.charge_plan_id, row.stripe_id]))
  const givenBack = new Set(chargeOfReturned.values())
  return {
    references: [...new Set([...ids, ...known.map(({ id }) => id)])],
    objectOfSet: (set: { kind: string; reference: string }, amount: bigint) =>
      set.kind === "charge_returned" && amount > 0n ? chargeOfReturned.get(set.reference) ?? null : stripeIdOf.get(set.reference) ?? null,
    /** An application fee is a part of the transfer that came with its charge; shares of a payment that was given back sum to nothing. */
    objectOf: ({ type, object, charge, refund, reversalId }: Movement): string => {
      if (figures[type] !== "share" || sent.has(object)) return object
      if (reversalId) return stripeIdOf.get(reversalId) ?? reversalId
      const origin = charge ?? chargeOfReturned.get(refund ?? "") ?? null
      if (origin !== null && givenBack.has(origin)) return `${GIVEN_BACK}${origin}`
      return (type === "application_fee" ? transferOfPlan.get(planOfCharge.get(charge)?.id ?? "") : null) ?? object
    },
    destinationOf: (object: string) => {
      const row = sent.get(object)
      const charge = row?.destination ? stripeIdOf.get(row.charge_plan_id) : null
      return charge ? { charge, reversalId: reversals.find(({ stripe_id }) => stripe_id === object)?.id ?? null } : null
    },
    orderOf: (object: string): string | null => orderOf.get(object) ?? null,
  }
}

const planOfReturned = ({ key }: { key: string }): string => key.slice("charge_returned:".length)

function sideBySide(ours: ReturnType<typeof totalsOf>, theirs: ReturnType<typeof totalsOf>): Found["totals"] {
  const keys = [...new Set([...ours, ...theirs].map(({ figure, currency }) => `${figure} ${currency}`))].sort()
  const amountIn = (side: typeof ours, key: string) => String(side.find(({ figure, currency }) => `${figure} ${currency}` === key)?.amount ?? 0n)
  return keys.map((key) => {
    const [figure = "", currency = ""] = key.split(" ")
    return { figure, currency, ours: amountIn(ours, key), theirs: amountIn(theirs, key) }
  })
}

/** Movements that are no order's, by type and currency, with what Stripe took for them. */
function othersOf(movements: readonly Movement[]): Found["others"] {
  const sums = new Map<string, { type: string; currency: string; amount: bigint; count: number }>()
  for (const { type, currency, amount, fee } of movements.filter((each) => !figures[each.type])) {
    const before = sums.get(`${type} ${currency}`) ?? { type, currency, amount: 0n, count: 0 }
    sums.set(`${type} ${currency}`, { ...before, amount: before.amount + amount - fee, count: before.count + 1 })
  }
  return [...sums.values()].map((sum) => ({ ...sum, amount: sum.amount.toString() }))
}
