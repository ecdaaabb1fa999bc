import type Stripe from "stripe"
import { z } from "zod"
import { invalid, missing } from "../http/errors"
import { currency, expansion, flag, mergeMetadata, metadata, paging, positive, text } from "../http/params"
import { pageOf } from "../http/lists"
import { route, type Call } from "../http/routes"
import { availableOf } from "../money/books"
import { inWords } from "../money/currency"
import { checkDestination } from "../payments/intent"
import { reverseTransfer } from "../payments/reversal"
import { checkStep } from "../payments/step"
import { makeTransfer } from "../payments/transfer"
import { PLATFORM } from "../store/kinds"
import { emit } from "../webhooks/emit"
import { find } from "./find"

const create = z.strictObject({
  ...expansion,
  amount: positive,
  currency,
  description: text.optional(),
  destination: text,
  metadata: metadata.optional(),
  source_transaction: text.optional(),
  source_type: z.enum(["card"]).optional(),
  transfer_group: text.optional(),
})
const update = z.strictObject({ ...expansion, description: text.optional(), metadata: metadata.optional() })
const list = z.strictObject({ ...paging, destination: text.optional(), transfer_group: text.optional() })
const reverse = z.strictObject({
  ...expansion,
  amount: positive.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  refund_application_fee: flag.optional(),
})

/** Transfers and their reversals: create, update, get, list. */
export const transferRoutes = [
  route("POST", "/v1/transfers", create, (call) => {
    const { amount, description, destination, metadata: data, source_transaction: source } = call.params
    checkStep(amount, call.params.currency, "amount")
    checkDestination(call, destination, "destination")
    const group = source === undefined ? checkBalance(call) : checkSource(call, source)
    const order = { amount, currency: call.params.currency, description, destination, metadata: mergeMetadata({}, data), source, group }
    return makeTransfer(call, order).transfer
  }),
  route("POST", "/v1/transfers/:id", update, (call) => {
    const transfer = find(call, "transfer", call.path.id ?? "")
    const changed = call.store.put("transfer", call.owner, {
      ...transfer,
      description: call.params.description ?? transfer.description,
      metadata: mergeMetadata(transfer.metadata, call.params.metadata),
    })
    emit(call, "transfer.updated", changed)
    return changed
  }),
  route("GET", "/v1/transfers/:id", z.strictObject(expansion), (call) => find(call, "transfer", call.path.id ?? "")),
  route("GET", "/v1/transfers", list, (call) => {
    const { destination, transfer_group: group } = call.params
    const transfers = call.store
      .list("transfer", call.owner)
      .filter((one) => group === undefined || one.transfer_group === group)
      .filter((one) => destination === undefined || one.destination === destination)
    return pageOf(transfers, "/v1/transfers", call.params)
  }),
  route("POST", "/v1/transfers/:id/reversals", reverse, (call) => {
    const { amount, metadata: data, refund_application_fee: fee } = call.params
    const transfer = find(call, "transfer", call.path.id ?? "")
    checkStep(amount, transfer.currency, "amount")
    return reverseTransfer(call, transfer, { amount, metadata: mergeMetadata({}, data), refundApplicationFee: fee ?? false })
  }),
  route("GET", "/v1/transfers/:id/reversals/:reversal", z.strictObject(expansion), (call) => {
    const reversal = find(call, "transfer_reversal", call.path.reversal ?? "")
    if (reversal.transfer !== call.path.id) throw missing("transfer reversal", reversal.id)
    return reversal
  }),
  route("GET", "/v1/transfers/:id/reversals", z.strictObject(paging), (call) => {
    const { id } = find(call, "transfer", call.path.id ?? "")
    const reversals = call.store.list("transfer_reversal", call.owner).filter(({ transfer }) => transfer === id)
    return pageOf(reversals, `/v1/transfers/${id}/reversals`, call.params)
  }),
]

type Create = Call<z.output<typeof create>>

/** Without a source the platform must have the money. */
function checkBalance(call: Create): string | null {
  const { amount, currency: unit, transfer_group: group } = call.params
  if (availableOf(call, PLATFORM, unit) >= amount) return group ?? null
  throw invalid(
    "You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the 4000000000000077 test card.",
    { code: "balance_insufficient" },
  )
}

/** With a source the transfers of one charge stay within it, and share its group. */
function checkSource(call: Create, id: string): string {
  const { amount, currency: unit, transfer_group: group } = call.params
  const charge = find(call, "charge", id, "source_transaction")
  if (!charge.captured) throw invalid(`The charge ${id} has not been captured.`, { param: "source_transaction" })
  if (charge.currency !== unit) {
    throw invalid(`The currency of source_transaction's balance transaction (${charge.currency}) must be the same as the transfer currency (${unit})`, { param: "currency" })
  }
  const left = charge.amount_captured - transferredFrom(call, id)
  if (amount > left) {
    const [whole, rest] = [inWords(charge.amount_captured, unit), inWords(left, unit)]
    throw invalid(`Transfers using this transaction as a source must not exceed the source amount of ${whole}. (There is ${rest} remaining.)`, { param: "amount" })
  }
  return groupOf(call, charge, group)
}

function transferredFrom(call: Create, charge: string): number {
  return call.store
    .list("transfer", PLATFORM)
    .filter(({ source_transaction: source }) => source === charge)
    .reduce((sum, transfer) => sum + transfer.amount - transfer.amount_reversed, 0)
}

function groupOf(call: Create, charge: Stripe.Charge, asked: string | undefined): string {
  if (charge.transfer_group !== null) {
    if (asked === undefined || asked === charge.transfer_group) return charge.transfer_group
    throw invalid(`The transfer_group must be that of the source_transaction (${charge.transfer_group}).`, { param: "transfer_group" })
  }
  const group = asked ?? `group_${charge.id}`
  call.store.put("charge", PLATFORM, { ...charge, transfer_group: group })
  return group
}
