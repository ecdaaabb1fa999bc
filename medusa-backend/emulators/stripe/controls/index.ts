import { z } from "zod"
import type { Context } from "../context"
import { newId } from "../ids"
import { PLATFORM } from "../store/kinds"
import { redeliver } from "../webhooks/emit"

/** What a control answers. */
export interface ControlReply {
  status: number
  body: object
}

const fault = z.strictObject({
  kind: z.enum(["rate_limit", "server_error", "slow", "timeout_after_work", "drop_event", "duplicate_event", "delay_event"]),
  match: z.string().default(".*").refine(isPattern, "not a regular expression"),
  times: z.number().int().min(1).default(1),
  delayMs: z.number().int().min(0).max(600_000).default(0),
})

/** The tests' own door, `/_test/…`: JSON in, JSON out. Product code never calls it. */
export function control(context: Context, method: string, path: string, body: string): ControlReply {
  const { store } = context
  const resend = /^\/_test\/events\/([^/]+)\/resend$/.exec(path)
  if (resend !== null && method === "POST") return resendEvent(context, resend[1] ?? "")
  switch (`${method} ${path}`) {
    case "POST /_test/reset":
      store.clear()
      return ok({ reset: true })
    case "GET /_test/faults":
      return ok({ faults: store.list("fault").reverse() })
    case "POST /_test/faults":
      return addFault(context, body)
    case "DELETE /_test/faults":
      store.transact(() => store.list("fault").forEach(({ id }) => store.delete("fault", id)))
      return ok({ faults: [] })
    case "GET /_test/deliveries":
      return ok({ deliveries: store.list("delivery") })
    case "GET /_test/ledger":
      return ok({ balances: store.list("book"), movements: store.list("movement") })
    default:
      return { status: 404, body: { error: `There is no control ${method} ${path}.` } }
  }
}

function resendEvent(context: Context, id: string): ControlReply {
  const event = context.store.get("event", id)
  if (event === undefined) return { status: 404, body: { error: `There is no event ${id}.` } }
  return ok({ delivery: context.store.transact(() => redeliver(context, event)) })
}

function addFault({ store }: Context, body: string): ControlReply {
  let sent: unknown
  try {
    sent = JSON.parse(body)
  } catch {
    return { status: 400, body: { error: "The body is not JSON." } }
  }
  const parsed = fault.safeParse(sent)
  if (!parsed.success) return { status: 400, body: { error: z.prettifyError(parsed.error) } }
  return ok({ fault: store.transact(() => store.put("fault", PLATFORM, { id: newId("fault"), ...parsed.data })) })
}

function ok(body: object): ControlReply {
  return { status: 200, body }
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}
