import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { noteRoyaltiesPaid, payRoyalties } from "@max-booster/api-contract"
import { sendTransfer } from "@max-booster/extension-api"
import { enqueue, request, type SqlRunner } from "@max-booster/jobs"
import { formatMoney, money, stepOf } from "@max-booster/kernel"
import type { z } from "zod"
import { ORDERS, type OrdersService } from "../../modules/orders"
import { STRIPE_CONNECT, type StripeConnectService } from "../../modules/stripe-connect"
import { transaction } from "../purchase/complete-purchase"
import { personOfMember } from "./parties"
import { availableOf, hindrancesOf } from "./royalties"
import { noteUnheard } from "./transfer-share"

type Wish = z.output<typeof payRoyalties.body>

/**
 * Pays a collaborator royalties out of what waits for the shop: parts of transfers that were not sent become the collaborator's. Nothing is paid that buyers
 * have not paid and that the shop would not have got.
 * @throws {MedusaError} not_found — nothing is owed · not_allowed — the party cannot be paid, too little waits, or what is owed has changed meanwhile
 */
export async function payFromEarnings(container: MedusaContainer, memberId: string, wish: Wish, now: Date): Promise<void> {
  const { sellerId, parties } = await personOfMember(container, memberId)
  const { currency } = wish.amount
  const amount = BigInt(wish.amount.amount)
  const stripe = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const [payee, hindrances, unsent] = await Promise.all([
    container.resolve<OrdersService>(ORDERS).sellerOfParties([wish.party_id]), hindrancesOf(container, [wish.party_id]), stripe.unsentOf(parties, currency),
  ])
  const receiver = payee.get(wish.party_id)
  const hindrance = hindrances.get(wish.party_id)
  if (hindrance !== undefined || !receiver) refuse(`${hindrance ?? "Nobody is known for this share"}. Pay another way, and note it here.`)
  if (amount % stepOf(currency) !== 0n) refuse("Stripe moves this currency in steps of ten: the last digit has to be 0")
  const plans = [...new Set(unsent.map(({ charge_plan_id }) => charge_plan_id))]
  // As refunds and transfers do, under the locks of the plans and of whose money it is.
  await container.resolve(Modules.LOCKING).execute([...plans.map((plan) => `money:${plan}`), ...parties.map((party) => `party:${party}`)].sort(), async () => {
    for (const plan of plans) await noteUnheard(container, plan)
    await transaction(container, async (sql) => {
      const free = await availableOf(container, parties, currency)
      if (amount > free) refuse(`${formatMoney(money(free, currency))} of your earnings wait and can pay royalties; ${formatMoney(money(amount, currency))} is more`)
      await checkLeft(container, sql, sellerId, wish)
      const parts = takeFrom((await stripe.unsentOf(parties, currency, sql)).filter(({ charge_plan_id }) => plans.includes(charge_plan_id)), amount)
      const transfers: string[] = []
      for (const { id, part } of parts) transfers.push(await stripe.passOn(sql, { transfer_id: id, amount: part, party_id: wish.party_id, seller_id: receiver }))
      const from = parties.map((partyId) => ({ partyId, amount: parts.reduce((sum, { party_id, part }) => (party_id === partyId ? sum + part : sum), 0n) })).filter((each) => each.amount > 0n)
      await container.resolve<OrdersService>(ORDERS).royalties.pay(sql, { seller_id: sellerId, party_id: wish.party_id, currency, amount, words: "Paid from earnings", paid_on: dayOf(now) }, from)
      await enqueue(sql, ...transfers.map((transfer_id) => request(sendTransfer, { transfer_id })))
    })
  }, { timeout: 30 })
}

/** Notes royalties that a shop paid another way. @throws {MedusaError} not_found, not_allowed — as above, or a day to come */
export async function noteOutside(container: MedusaContainer, memberId: string, wish: z.output<typeof noteRoyaltiesPaid.body>, now: Date): Promise<void> {
  const { sellerId } = await personOfMember(container, memberId)
  if (wish.paid_on > dayOf(now)) refuse("The day is still to come")
  await transaction(container, async (sql) => {
    await checkLeft(container, sql, sellerId, wish)
    await container.resolve<OrdersService>(ORDERS).royalties.pay(sql, { seller_id: sellerId, party_id: wish.party_id, currency: wish.amount.currency, amount: BigInt(wish.amount.amount), words: wish.words, paid_on: wish.paid_on }, null)
  })
}

/** Until the transaction ends nobody else pays royalties of the shop. */
async function checkLeft(container: MedusaContainer, sql: SqlRunner, sellerId: string, { party_id, amount: { amount, currency }, left }: Wish): Promise<void> {
  const owed = await container.resolve<OrdersService>(ORDERS).royalties.leftFor(sql, sellerId, party_id, currency)
  if (left.currency !== currency || BigInt(left.amount) !== owed) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `What you owe has changed meanwhile: it is ${formatMoney(money(owed, currency))} now. Look again.`, "changed_meanwhile")
  if (BigInt(amount) <= 0n || BigInt(amount) > owed) refuse(`Pay more than nothing, and at most ${formatMoney(money(owed, currency))}`)
}

/** Parts of transfers, the oldest first, that sum to an amount. */
function takeFrom<T extends { left: bigint }>(unsent: readonly T[], amount: bigint): (T & { part: bigint })[] {
  let open = amount
  const parts = unsent.flatMap((transfer) => {
    const part = transfer.left < open ? transfer.left : open
    open -= part
    return part > 0n ? [{ ...transfer, part }] : []
  })
  if (open > 0n) refuse("Some of it was sent to you just now. Look again.")
  return parts
}

const dayOf = (now: Date) => now.toISOString().slice(0, 10)

function refuse(words: string): never {
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, words, "not_payable")
}
