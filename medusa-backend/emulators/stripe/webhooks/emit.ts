import type { Context } from "../context"
import { newId } from "../ids"
import { PLATFORM, type Damage, type Delivery, type Fault, type Owner, type StoredEvent } from "../store/kinds"
import { takeEventFault } from "../controls/faults"
import { listenersOf } from "./listeners"

/** The API version whose shapes the emulator speaks (that of SDK 23.1.0). */
export const API_VERSION = "2026-10-28.endive"

/** How an event differs from the plain case. */
export interface EventOptions {
  /** The connected account it happened to: the event then goes to the Connect endpoints. */
  account?: Owner
  previous?: object
}

/** How long a reordered event waits when no other event comes, in milliseconds. */
const LONGEST_WAIT_MS = 10_000

/** Records that something happened, and queues its delivery in the same transaction. */
export function emit(context: Context, type: string, object: object, options: EventOptions = {}): StoredEvent {
  const { store, request, now } = context
  const account = options.account === PLATFORM ? undefined : options.account
  const listeners = listenersOf(context, type, account)
  const event: StoredEvent = {
    id: newId("evt"),
    object: "event",
    ...(account === undefined ? {} : { account }),
    api_version: API_VERSION,
    created: now,
    data: { object, ...(options.previous === undefined ? {} : { previous_attributes: options.previous }) },
    livemode: false,
    pending_webhooks: listeners.length,
    request: { id: request.id, idempotency_key: request.idempotencyKey },
    type,
  }
  store.put("event", account ?? PLATFORM, event)
  if (listeners.length > 0) schedule(context, event, listeners)
  return event
}

/** Queues one more delivery of an event to everybody who listens. */
export function redeliver(context: Context, event: StoredEvent): Delivery[] {
  return listenersOf(context, event.type, event.account).map((endpoint) => queue(context, event, endpoint, {}))
}

function schedule(context: Context, event: StoredEvent, listeners: string[]): void {
  const fault = takeEventFault(context, event.type)
  for (const endpoint of listeners) {
    for (const over of variantsOf(fault)) {
      const { id } = queue(context, event, endpoint, over)
      if (fault?.kind !== "reorder_event") letGo(context, endpoint, id)
    }
  }
}

/** Each delivery that is made of an event. */
function variantsOf(fault: Fault | undefined): Partial<Delivery>[] {
  switch (fault?.kind) {
    case "drop_event":
      return [{ state: "dropped", lastProblem: "dropped by a fault" }]
    case "duplicate_event":
      return [{}, {}]
    case "delay_event":
      return [{ nextAttemptAtMs: Date.now() + fault.delayMs }]
    case "reorder_event":
      return [{ after: "next", nextAttemptAtMs: Date.now() + (fault.delayMs || LONGEST_WAIT_MS) }]
    case "forge_event":
    case "stale_event":
    case "tamper_event":
      return [{ damage: DAMAGES[fault.kind] }]
    default:
      return [{}]
  }
}

const DAMAGES: Record<"forge_event" | "stale_event" | "tamper_event", Damage> = {
  forge_event: "forged",
  stale_event: "stale",
  tamper_event: "tampered",
}

/** A delivery that waited for the next one now waits for `next` to arrive. */
function letGo({ store }: Context, endpoint: string, next: string): void {
  for (const held of store.list("delivery")) {
    if (held.after === "next" && held.endpoint === endpoint) store.put("delivery", PLATFORM, { ...held, after: next })
  }
}

function queue(context: Context, event: StoredEvent, endpoint: string, over: Partial<Delivery>): Delivery {
  const delivery: Delivery = {
    id: newId("whd"),
    event: event.id,
    endpoint,
    attempts: 0,
    nextAttemptAtMs: Date.now(),
    state: "waiting",
    lastProblem: null,
    ...over,
  }
  return context.store.put("delivery", PLATFORM, delivery)
}
