import { answerReceivedOffer, claimShares, makeOffer, offerToCart, payOutNow, readBeat, savePlan, type Beat } from "@max-booster/api-contract"
import { makeHostileFiles, type HostileFiles } from "../fixtures/hostile-files"
import { dumpOf, dumpOfPayouts } from "./canonical"
import { query } from "./database"
import { askRefund, atTheTill, refunded, settled, transferred } from "./order-journey"
import { call } from "./http"
import { atTheOffer, licenseOf } from "./licenses"
import { aPerson, aProducer, fillIn, fund, operatorToken, withShop, type Person, type Producer } from "./people"
import { theSeedIsOver } from "./seeded"
import { aCart, agreement, beatsOfDifferentProducers, begin, licensesOf, press } from "./shopping"
import { agree, anAddress, part, propose, tokenFor } from "./splits"
import { dispute } from "./stripe"
import { until } from "./until"
import { aBeatOnSale } from "./upload"

/** Who and what the journeys share. */
export type World = { buyer: Person; operator: string; beats: Beat[]; shared: Beat; offered: { producer: Producer; variantId: string }; files: HostileFiles }

/** A journey about to begin: `act` sets it off, and may be asked again by who got no answer; `rest` is what it comes to. */
export type Stage = { act: () => Promise<unknown>; rest: () => Promise<unknown> }

/**
 * A way that money goes, and where a process stands when it is killed: about to write the first row of a table, or waiting for the answer
 * to what Stripe has done. `events` tell of it.
 */
export type Journey = { name: string; stops: readonly string[]; events: readonly string[]; begin: (world: World) => Promise<Stage> }

export async function aWorld(): Promise<World> {
  await theSeedIsOver()
  const [buyer, operator, beats, files] = await Promise.all([aPerson("Killed Buyer"), operatorToken(), beatsOfDifferentProducers(2), makeHostileFiles()])
  return { buyer, operator, beats, files, shared: await aSharedBeat(files, await aProducer({ name: "A Writer" }), anAddress()), offered: await anOpenBeat(files) }
}

export const journeys: readonly Journey[] = [
  {
    name: "a purchase from two producers",
    stops: [
      "backend: webhook_inbox", "worker: charge_plan", "worker: order", "worker: order_item", "worker: order_cart", "worker: payment", "worker: POST /v1/payment_intents/.*/capture", "worker: capture", "worker: order_payment_collection", "worker: order_transaction",
      "worker: cart", "worker: sale", "worker: posting_set", "worker: transfer", "worker: POST /v1/transfers", "worker: license", "worker: notification",
    ],
    events: ["checkout.session.completed", "payment_intent.succeeded", "charge.succeeded", "charge.updated"],
    begin: ({ buyer, beats }) => purchase(buyer, beats),
  },
  {
    name: "a purchase of a beat with three parties, of whom one waits",
    stops: ["worker: sale_line", "worker: sale_share", "worker: ledger_entry", "worker: transfer", "worker: POST /v1/transfers"],
    events: [],
    begin: ({ buyer, shared }) => purchase(buyer, [shared]),
  },
  {
    name: "a refund",
    stops: [
      "backend: refund_order", "worker: POST /v1/refunds", "worker: refund", "worker: order_transaction", "worker: posting_set", "worker: transfer_reversal", "worker: POST /v1/transfers/.*/reversals", "worker: sale", "worker: license",
      "worker: notification",
    ],
    events: ["charge.refunded", "refund.updated", "transfer.reversed"],
    async begin({ buyer, beats, operator }) {
      const orderId = await bought(buyer, beats)
      return { act: () => askRefund(operator, orderId), rest: async () => (await refunded(orderId), dumpOf(orderId)) }
    },
  },
  {
    name: "an upgrade for the difference",
    stops: ["worker: license_succession", "worker: license_event", "worker: POST /v1/transfers"],
    events: [],
    async begin({ buyer, beats }) {
      const [license] = await licensesOf(buyer, await bought(buyer, beats.slice(0, 1)), 1)
      const id = license?.id ?? ""
      const { checkoutId, url } = await atTheOffer(buyer, id, "upgrade", "wav")
      return { act: () => press(url), rest: async () => [await dumpOf(await settled(buyer, checkoutId, 1)), (await licenseOf(buyer, id)).state] }
    },
  },
  {
    name: "a purchase at an agreed price",
    stops: ["worker: offer", "worker: offer_step"],
    events: [],
    async begin({ buyer, offered: { producer, variantId } }) {
      const { offer } = await call(makeOffer, { token: buyer.token, body: { variant_id: variantId, price: { amount: "2500", currency: "usd" }, message: "" } })
      await call(answerReceivedOffer, { token: producer.sellerToken, params: { id: offer.id }, body: { act: "accept", message: "" } })
      const cart = await aCart()
      await call(offerToCart, { token: buyer.token, params: { id: cart }, body: { offer_id: offer.id } })
      const { checkout_id, url } = await begin(buyer, cart, await agreement(buyer, cart))
      return { act: () => press(url), rest: async () => [await dumpOf(await settled(buyer, checkout_id, 1)), await query("select state from offer where id = $1", [offer.id])] }
    },
  },
  {
    name: "a claim of a share that waits",
    stops: ["backend: payee", "backend: transfer", "worker: POST /v1/transfers", "worker: posting_set"],
    events: ["transfer.created"],
    async begin({ buyer, files }) {
      const claimant = await aPerson("Claiming Writer")
      const orderId = await bought(buyer, [await aSharedBeat(files, claimant, anAddress())])
      await withShop(claimant)
      return { act: () => call(claimShares, { token: claimant.token }), rest: async () => (await transferred(orderId, 2), dumpOf(orderId)) }
    },
  },
  {
    name: "a payout by hand",
    stops: ["backend: payout_order", "backend: POST /v1/payouts", "backend: payout"],
    events: ["payout.created", "payout.paid"],
    async begin() {
      const seller = await aProducer({ name: "Paid Out Seller" })
      await fund(seller, 5_000)
      return { act: () => call(payOutNow, { token: seller.sellerToken, body: { currency: "usd" } }), rest: () => dumpOfPayouts(seller.sellerId) }
    },
  },
  {
    name: "an onboarding for which a share waits",
    stops: ["backend: webhook_inbox", "worker: payout_account", "worker: transfer", "worker: POST /v1/transfers"],
    events: ["account.updated", "capability.updated"],
    async begin({ buyer, files }) {
      const seller = await aProducer({ name: "Late Seller", onboarded: false })
      const { handle } = await aBeatOnSale(seller, files.good, { mp3: 3_333 })
      const orderId = await bought(buyer, [(await call(readBeat, { params: { handle } })).beat])
      return { act: () => fillIn(seller), rest: async () => (await transferred(orderId, 1), dumpOf(orderId)) }
    },
  },
  {
    name: "a dispute that is lost",
    stops: ["backend: webhook_inbox", "worker: dispute", "worker: posting_set", "worker: refund_order", "worker: refund_part", "worker: transfer_reversal", "worker: POST /v1/transfers/.*/reversals", "worker: sale", "worker: license"],
    events: ["charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.closed", "transfer.reversed"],
    async begin({ buyer, beats }) {
      const orderId = await bought(buyer, beats)
      return { act: () => lose(orderId), rest: async () => (await refunded(orderId), dumpOf(orderId)) }
    },
  },
]

async function purchase(buyer: Person, beats: readonly Beat[]): Promise<Stage> {
  const { checkoutId, url } = await atTheTill(buyer, beats)
  return { act: () => press(url), rest: async () => dumpOf(await settled(buyer, checkoutId, beats.length)) }
}

async function bought(buyer: Person, beats: readonly Beat[]): Promise<string> {
  const { checkoutId, url } = await atTheTill(buyer, beats)
  await press(url)
  return settled(buyer, checkoutId, beats.length)
}

/** An order's buyer has his bank take the money back; as soon as the shop holds it, the bank decides against the shop. */
async function lose(orderId: string): Promise<void> {
  const [plan] = await query<{ charge_id: string }>("select charge_id from charge_plan where order_id = $1", [orderId])
  const id = await dispute("", { charge: plan?.charge_id, reason: "fraudulent" })
  await until("the money to be held", async () => (await query("select 1 from posting_set where key = $1", [`dispute_opened:${id}`])).length > 0, { seconds: 180 })
  await dispute(`/${id}/decide`, { outcome: "lost" })
}

/** A beat whose producer takes offers. */
async function anOpenBeat(files: HostileFiles): Promise<World["offered"]> {
  const producer = await aProducer({ name: "Open Producer" })
  const { recordingId, handle } = await aBeatOnSale(producer, files.good, { mp3: 4_000 })
  await call(savePlan, { token: producer.sellerToken, params: { id: recordingId }, body: { tiers: [{ type: "mp3", price: { amount: "4000", currency: "usd" }, enabled: true, minimum_offer: { amount: "2000", currency: "usd" } }] } })
  return { producer, variantId: (await call(readBeat, { params: { handle } })).beat.tiers[0]?.variant_id ?? "" }
}

/** A beat whose earnings go half to its producer, to a writer, and to a singer who has no shop. */
async function aSharedBeat(files: HostileFiles, writer: { email: string }, singer: string): Promise<Beat> {
  const producer = await aProducer({ name: "Sharing Producer" })
  const { recordingId, handle } = await aBeatOnSale(producer, files.good, { mp3: 3_333 })
  await propose(producer, recordingId, [part("Sharing Producer", null, 50), part("A Writer", writer.email, 30), part("A Singer", singer, 20)])
  for (const email of [writer.email, singer]) await agree(await tokenFor(email))
  return (await call(readBeat, { params: { handle } })).beat
}
