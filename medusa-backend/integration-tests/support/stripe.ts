import Stripe from "stripe"
import { ready } from "./ready"

const { hostname, port } = new URL(ready.stripe)

/** Stripe as the shop sees it: the real SDK at the emulator. */
export const stripe = new Stripe("sk_test_emulator", { host: hostname, port, protocol: "http" })

/** Tells the emulator to misbehave. */
export async function fault(
  kind: "server_error" | "timeout_after_work" | "error_after_work" | "rate_limit" | "lock_timeout" | "refusal" | "drop_event" | "duplicate_event" | "delay_event" | "reorder_event", match: string,
  { times = 1, ...more }: { times?: number; delayMs?: number; status?: number; code?: string; message?: string } = {},
): Promise<void> {
  const response = await fetch(`${ready.stripe}/_test/faults`, { method: "POST", body: JSON.stringify({ kind, match, times, ...more }) })
  if (!response.ok) throw new Error(await response.text())
}

/** Forgets faults that were not used up. */
export const behave = async (): Promise<void> => { await fetch(`${ready.stripe}/_test/faults`, { method: "DELETE" }) }

/** Delivers an event once more. */
export const resend = async (eventId: string): Promise<void> => { await fetch(`${ready.stripe}/_test/events/${eventId}/resend`, { method: "POST" }) }
