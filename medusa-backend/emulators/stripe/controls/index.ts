import { z } from "zod"
import { addBank } from "../accounts/banks"
import { putState } from "../accounts/state"
import type { Context } from "../context"
import { StripeError } from "../http/errors"
import { newId } from "../ids"
import { endRefund } from "../payments/refund-end"
import { PLATFORM } from "../store/kinds"
import { redeliver } from "../webhooks/emit"
import { advanceClock, showClock } from "./clock"
import { decideByControl, openByControl } from "./disputes"
import { ok, parsed, unknown, type ControlReply } from "./reply"

const fault = z.strictObject({
  kind: z.enum([
    "rate_limit", "lock_timeout", "server_error", "refusal", "slow", "timeout_after_work", "error_after_work", "stored_error_after_work",
    "drop_event", "duplicate_event", "delay_event", "reorder_event", "forge_event", "stale_event", "tamper_event",
  ]),
  match: z.string().default(".*").refine(isPattern, "not a regular expression"),
  times: z.number().int().min(1).default(1),
  delayMs: z.number().int().min(0).max(600_000).default(0),
  status: z.number().int().min(400).max(499).optional(),
  code: z.string().optional(),
  message: z.string().optional(),
})
const state = z.strictObject({ state: z.enum(["restricted", "pending", "active"]), due: z.array(z.string()).default(["individual.verification.document"]) })
const bank = z.strictObject({ account_number: z.string().regex(/^[A-Z0-9]{4,34}$/i) })
const refundEnd = z.strictObject({ reason: z.string().default("expired_or_canceled_card") })

/** The tests' own door, `/_test/…`: JSON in, JSON out. Product code never calls it. */
export function control(context: Context, method: string, path: string, body: string): ControlReply {
  for (const [pattern, handle] of CONTROLS) {
    const match = new RegExp(`^${pattern.replace(":id", "([^/]+)")}$`).exec(`${method} ${path}`)
    if (match === null) continue
    try {
      return handle(context, body, decodeURIComponent(match[1] ?? ""))
    } catch (error) {
      if (error instanceof StripeError) return { status: 400, body: { error: error.message } }
      throw error
    }
  }
  return { status: 404, body: { error: `There is no control ${method} ${path}.` } }
}

const CONTROLS: [string, (context: Context, body: string, id: string) => ControlReply][] = [
  ["POST /_test/reset", ({ store }) => (store.clear(), ok({ reset: true }))],
  ["GET /_test/clock", showClock],
  ["POST /_test/clock/advance", advanceClock],
  ["POST /_test/disputes", openByControl],
  ["POST /_test/disputes/:id/decide", decideByControl],
  ["POST /_test/refunds/:id/fail", failRefund],
  ["POST /_test/accounts/:id/state", changeState],
  ["POST /_test/accounts/:id/bank", changeBankAccount],
  ["POST /_test/events/:id/resend", resendEvent],
  ["GET /_test/faults", ({ store }) => ok({ faults: store.list("fault").reverse() })],
  ["POST /_test/faults", addFault],
  ["DELETE /_test/faults", clearFaults],
  ["GET /_test/deliveries", ({ store }) => ok({ deliveries: store.list("delivery") })],
  ["GET /_test/ledger", ({ store }) => ok({ balances: store.list("book"), movements: store.list("movement") })],
]

function resendEvent(context: Context, _body: string, id: string): ControlReply {
  const event = context.store.get("event", id)
  if (event === undefined) return unknown(`event ${id}`)
  const deliveries = context.store.transact(() => redeliver(context, event))
  return ok({ delivery: deliveries[0], deliveries })
}

function addFault({ store }: Context, body: string): ControlReply {
  return parsed(fault, body, (wanted) => ok({ fault: store.transact(() => store.put("fault", PLATFORM, { id: newId("fault"), ...wanted })) }))
}

function clearFaults({ store }: Context): ControlReply {
  store.transact(() => store.list("fault").forEach(({ id }) => store.delete("fault", id)))
  return ok({ faults: [] })
}

function changeState(context: Context, body: string, id: string): ControlReply {
  const account = context.store.get("account", id)
  if (account === undefined) return unknown(`account ${id}`)
  return parsed(state, body, (asked) => ok({ account: context.store.transact(() => putState(context, account, asked.state, asked.due)) }))
}

function changeBankAccount(context: Context, body: string, id: string): ControlReply {
  const account = context.store.get("account", id)
  if (account === undefined) return unknown(`account ${id}`)
  return parsed(bank, body, ({ account_number: accountNumber }) => {
    const order = { accountNumber, country: account.country ?? "US", currency: account.default_currency ?? "usd", holder: account.business_profile?.name ?? undefined, isDefault: true, metadata: {} }
    return ok({ bank: context.store.transact(() => addBank(context, account, order)) })
  })
}

function failRefund(context: Context, body: string, id: string): ControlReply {
  const refund = context.store.get("refund", id)
  if (refund === undefined) return unknown(`refund ${id}`)
  return parsed(refundEnd, body, ({ reason }) => ok({ refund: context.store.transact(() => endRefund(context, refund, "failed", reason)) }))
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}
