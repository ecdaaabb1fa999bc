import type { Context } from "../context"
import { newId } from "../ids"
import { PLATFORM, type Delivery, type Owner, type StoredEvent } from "../store/kinds"
import { takeEventFault } from "../controls/faults"

/** The API version whose shapes the emulator speaks (that of SDK 23.1.0). */
export const API_VERSION = "2026-10-28.endive"

/** How an event differs from the plain case. */
export interface EventOptions {
  /** The connected account it happened to: the event then goes to the Connect endpoint. */
  account?: Owner
  previous?: object
}

/** Records that something happened, and queues its delivery in the same transaction. */
export function emit(context: Context, type: string, object: object, options: EventOptions = {}): StoredEvent {
  const { store, settings, request, now } = context
  const account = options.account === PLATFORM ? undefined : options.account
  const endpoint = account === undefined ? "platform" : "connect"
  const listens = settings.webhooks[endpoint] !== undefined
  const event: StoredEvent = {
    id: newId("evt"),
    object: "event",
    ...(account === undefined ? {} : { account }),
    api_version: API_VERSION,
    created: now,
    data: { object, ...(options.previous === undefined ? {} : { previous_attributes: options.previous }) },
    livemode: false,
    pending_webhooks: listens ? 1 : 0,
    request: { id: request.id, idempotency_key: request.idempotencyKey },
    type,
  }
  store.put("event", account ?? PLATFORM, event)
  if (listens) schedule(context, event, endpoint)
  return event
}

/** Queues one more delivery of an event. */
export function redeliver(context: Context, event: StoredEvent): Delivery {
  const endpoint = event.account === undefined ? "platform" : "connect"
  return queue(context, event, endpoint, {})
}

function schedule(context: Context, event: StoredEvent, endpoint: Delivery["endpoint"]): void {
  const fault = takeEventFault(context, event.type)
  switch (fault?.kind) {
    case "drop_event":
      queue(context, event, endpoint, { state: "dropped", lastProblem: "dropped by a fault" })
      return
    case "duplicate_event":
      queue(context, event, endpoint, {})
      queue(context, event, endpoint, {})
      return
    case "delay_event":
      queue(context, event, endpoint, { nextAttemptAtMs: Date.now() + fault.delayMs })
      return
    default:
      queue(context, event, endpoint, {})
  }
}

function queue(context: Context, event: StoredEvent, endpoint: Delivery["endpoint"], over: Partial<Delivery>): Delivery {
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
