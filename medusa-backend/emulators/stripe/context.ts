import type { Settings } from "./settings"
import type { Owner } from "./store/kinds"
import type { Store } from "./store/store"

/** What code that changes the emulated world is given: one request, page action or timer tick. */
export interface Context {
  store: Store
  settings: Settings
  /** Unix seconds. */
  now: number
  /** On whose behalf: the platform, or the account named by `Stripe-Account`. */
  owner: Owner
  /** The request that caused it; a page or a timer has none. */
  request: { id: string | null; idempotencyKey: string | null }
}

/** Address of the emulator, as a browser reaches it. */
export function baseUrl({ host, port }: Settings): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`
}
