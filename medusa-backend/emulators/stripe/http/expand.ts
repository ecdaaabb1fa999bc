import type { Kind } from "../store/kinds"
import type { Store } from "../store/store"
import { invalid } from "./errors"

/** A JSON tree, as it goes on the wire. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

const KIND_BY_PREFIX: Record<string, Kind> = {
  acct: "account",
  dp: "dispute",
  file: "file",
  ch: "charge",
  cs: "session",
  cus: "customer",
  fee: "application_fee",
  fr: "fee_refund",
  pi: "payment_intent",
  pm: "payment_method",
  po: "payout",
  py: "charge",
  pyr: "refund",
  re: "refund",
  tr: "transfer",
  trr: "transfer_reversal",
  txn: "balance_transaction",
}

const DEEPEST = 4

/** Copies an object for the wire with the asked-for ids replaced by objects. @throws {StripeError} a path leads nowhere */
export function expand(store: Store, object: object, paths: string[] = []): Json {
  const tree = JSON.parse(JSON.stringify(object)) as Json
  for (const path of paths) {
    const steps = path.split(".").filter((step, index) => !(index === 0 && step === "data" && isList(tree)))
    if (steps.length > DEEPEST) {
      throw invalid(`You cannot expand more than ${DEEPEST} levels of a property (${path}).`, { param: "expand" })
    }
    for (const root of isList(tree) ? tree.data : [tree]) walk(store, root, steps, path)
  }
  return tree
}

function walk(store: Store, node: Json, [step, ...rest]: string[], path: string): void {
  if (step === undefined || node === null || typeof node !== "object") return
  if (Array.isArray(node)) {
    for (const child of node) walk(store, child, [step, ...rest], path)
    return
  }
  node[step] ??= includable(store, node, step)
  const value = node[step]
  if (value === undefined) throw invalid(`This property cannot be expanded (${path}).`, { param: "expand" })
  if (typeof value === "string") node[step] = lookUp(store, value, path)
  walk(store, isList(node[step]) ? node[step].data : node[step], rest, path)
}

function lookUp(store: Store, id: string, path: string): Json {
  const kind = KIND_BY_PREFIX[id.slice(0, id.indexOf("_"))]
  const found = kind && store.get(kind, id)
  if (found === undefined) throw invalid(`This property cannot be expanded (${path}).`, { param: "expand" })
  return JSON.parse(JSON.stringify("shown" in found ? found.shown : found)) as Json
}

/** Lists that an object holds only when asked: the lines of a session, the refunds of a charge. */
function includable(store: Store, node: { [key: string]: Json }, key: string): Json {
  const wrap = (data: object[], url: string): Json =>
    JSON.parse(JSON.stringify({ object: "list", data, has_more: false, url })) as Json
  if (node.object === "checkout.session" && key === "line_items") {
    return wrap(store.get("session_plan", String(node.id))?.lines ?? [], `/v1/checkout/sessions/${node.id}/line_items`)
  }
  if (node.object === "charge" && key === "refunds") {
    const refunds = store.list("refund").filter(({ charge }) => charge === node.id)
    return wrap(refunds, `/v1/charges/${node.id}/refunds`)
  }
  return node[key] ?? (key in node ? null : (undefined as unknown as Json))
}

function isList(tree: Json | undefined): tree is { object: "list"; data: Json[]; [key: string]: Json } {
  return typeof tree === "object" && tree !== null && !Array.isArray(tree) && tree.object === "list" && Array.isArray(tree.data)
}
