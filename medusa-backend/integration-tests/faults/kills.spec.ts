import type { Beat } from "@max-booster/api-contract"
import { beforeAll, describe, expect, it } from "vitest"
import { dumpOf } from "../support/canonical"
import { whileLocked } from "../support/database"
import { askRefund, atTheTill, refunded, settled } from "../support/order-journey"
import { aPerson, operatorToken, type Person } from "../support/people"
import { kill } from "../support/processes"
import { SEED_MS, theSeedIsOver } from "../support/seeded"
import { beatsOfDifferentProducers, press } from "../support/shopping"

/** Where the worker stands when it is killed: about to write the first row of each. */
const purchase = ["webhook_inbox", "charge_plan", "order", "order_item", "order_cart", "payment", "capture", "order_payment_collection", "order_transaction", "cart", "sale", "posting_set", "transfer", "license", "notification"]
const refund = ["refund_order", "refund", "order_transaction", "posting_set", "transfer_reversal", "sale", "license", "notification"]

let buyer: Person
let operator = ""
let beats: Beat[]
let undisturbed: { purchase: unknown; refund: unknown }

async function bought(): Promise<string> {
  const { checkoutId, url } = await atTheTill(buyer, beats)
  await press(url)
  return settled(buyer, checkoutId, 2)
}

beforeAll(async () => {
  await theSeedIsOver();
  [buyer, operator, beats] = await Promise.all([aPerson("Killed Buyer"), operatorToken(), beatsOfDifferentProducers(2)])
  const orderId = await bought()
  const afterPurchase = await dumpOf(orderId)
  await askRefund(operator, orderId)
  await refunded(orderId)
  undisturbed = { purchase: afterPurchase, refund: await dumpOf(orderId) }
}, SEED_MS)

describe("the worker is killed as it writes", () => {
  it.each(purchase)("%s of a purchase, and all comes to what it is without", async (table) => {
    const { checkoutId, url } = await atTheTill(buyer, beats)
    const { isBack } = await whileLocked(table, async (isReached) => {
      await press(url)
      await isReached()
      return kill("worker")
    })
    await isBack()
    expect(await dumpOf(await settled(buyer, checkoutId, 2))).toEqual(undisturbed.purchase)
  })

  it.each(refund)("%s of a refund, and all comes to what it is without", async (table) => {
    const orderId = await bought()
    const { isBack } = await whileLocked(table, async (isReached) => {
      const asked = askRefund(operator, orderId)
      await isReached()
      const killed = await kill("worker")
      void asked.catch(() => undefined)
      return killed
    })
    await isBack()
    await refunded(orderId)
    expect(await dumpOf(orderId)).toEqual(undisturbed.refund)
  })
})
