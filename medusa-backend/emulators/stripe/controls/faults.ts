import type { Context } from "../context"
import { PLATFORM, type Fault, type FaultKind } from "../store/kinds"
import type { Store } from "../store/store"

/** Faults of requests; all others wait for an event. */
const REQUEST_FAULTS: FaultKind[] = [
  "slow", "rate_limit", "lock_timeout", "server_error", "refusal", "timeout_after_work", "error_after_work", "stored_error_after_work",
]

/** Takes the oldest fault that waits for an event of this type. */
export function takeEventFault({ store }: Context, type: string): Fault | undefined {
  return take(store, type, ({ kind }) => kind.endsWith("_event"))
}

/** Takes the oldest fault that waits for this request. Runs in a transaction of its own. */
export function takeRequestFault(store: Store, method: string, path: string): Fault | undefined {
  if (store.list("fault").length === 0) return undefined
  return store.transact(() => take(store, `${method} ${path}`, ({ kind }) => REQUEST_FAULTS.includes(kind)))
}

function take(store: Store, subject: string, fits: (fault: Fault) => boolean): Fault | undefined {
  const fault = store
    .list("fault")
    .reverse()
    .find((candidate) => fits(candidate) && new RegExp(candidate.match).test(subject))
  if (fault === undefined) return undefined
  if (fault.times <= 1) store.delete("fault", fault.id)
  else store.put("fault", PLATFORM, { ...fault, times: fault.times - 1 })
  return fault
}
