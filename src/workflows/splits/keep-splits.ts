import type { MedusaContainer } from "@medusajs/framework/types"
import { remindOfMoney, remindOfProposal, storeCurrency } from "@max-booster/extension-api"
import { enqueue, request } from "@max-booster/jobs"
import { formatMoney, money } from "@max-booster/kernel"
import { ORDERS, type OrdersService } from "../../modules/orders"
import { sendMail } from "../notify/send-mail"
import { transaction } from "../purchase/complete-purchase"
import { linkOf } from "./links"
import { moneyWaitsMail, proposalMail } from "./mails"

/** What the clock does for splits: versions whose day has come, and reminders that are due. @returns how many of each */
export async function keepSplits(container: MedusaContainer, now: Date): Promise<{ turned: number; proposals: number; payees: number }> {
  const { splits } = container.resolve<OrdersService>(ORDERS)
  return transaction(container, async (sql) => {
    const turned = await splits.turnPages(sql, now)
    const [shares, payees] = [await splits.sharesToRemind(sql, now), await splits.payeesToRemind(sql, now)]
    const day = now.toISOString().slice(0, 10)
    await enqueue(
      sql,
      ...shares.map(({ id, reminders }) => request(remindOfProposal, { share_id: id, nth: reminders }, { key: `split:remind:${id}:${reminders}` })),
      ...payees.map((payee_id) => request(remindOfMoney, { payee_id, day }, { key: `split:payee:${payee_id}:${day}` })),
    )
    return { turned: turned.length, proposals: shares.length, payees: payees.length }
  })
}

/** Mails a reminder of a proposal, if it still waits. */
export async function remindOfShare(container: MedusaContainer, shareId: string, nth: number, now: Date): Promise<void> {
  const found = await container.resolve<OrdersService>(ORDERS).splits.byShare(shareId)
  if (!found) return
  const { sheet, share } = found
  if (sheet.state !== "proposed" || share.state !== "pending" || !share.email) return
  await sendMail(container, share.email, proposalMail({ sheet, share, link: linkOf(share.id, now), nth }), `split-remind:${share.id}:${nth}`)
}

/** Mails somebody how much waits for him, if it still does. */
export async function remindOfWaitingMoney(container: MedusaContainer, payeeId: string, day: string, now: Date): Promise<void> {
  const orders = container.resolve<OrdersService>(ORDERS)
  const currency = await storeCurrency(container)
  const [payee, share, { pending }] = await Promise.all([orders.splits.payee({ id: payeeId }), orders.splits.agreedShareOf(payeeId), orders.balanceOf(payeeId, currency)])
  if (!payee || payee.seller_id !== null || !share || pending <= 0n) return
  await sendMail(container, payee.email, moneyWaitsMail({ name: payee.name, amount: formatMoney(money(pending, currency)), link: linkOf(share, now) }), `share-waits:${payeeId}:${day}`)
}
