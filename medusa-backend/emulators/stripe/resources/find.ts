import type { Context } from "../context"
import { missing } from "../http/errors"
import type { Kind, Kinds } from "../store/kinds"

/** The record with this id that the caller may see. @throws {StripeError} `resource_missing`, as for what is not theirs */
export function find<K extends Kind>({ store, owner }: Context, kind: K, id: string, param = "id"): Kinds[K] {
  const found = store.get(kind, id, owner)
  if (found === undefined) throw missing(NOUNS[kind] ?? kind, id, param)
  return found
}

const NOUNS: Partial<Record<Kind, string>> = {
  application_fee: "application fee",
  fee_refund: "fee refund",
  balance_transaction: "balance transaction",
  payment_method: "PaymentMethod",
  session: "checkout.session",
  transfer_reversal: "transfer reversal",
}
