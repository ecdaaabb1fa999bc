import { PLATFORM } from "../store/kinds"
import type { Store } from "../store/store"

const ID = "clock"

/** What time it is for the emulator, in Unix seconds: the machine's time, and what tests advanced it by. */
export function nowOf(store: Store): number {
  return Math.floor(Date.now() / 1000) + aheadOf(store)
}

/** How many seconds the emulator's clock is ahead. */
export function aheadOf(store: Store): number {
  return store.get("clock", ID)?.aheadSeconds ?? 0
}

/** Puts the clock ahead. Runs in a transaction. */
export function putAhead(store: Store, aheadSeconds: number): void {
  store.put("clock", PLATFORM, { id: ID, aheadSeconds })
}
