import Stripe from "stripe"
import { ready } from "./ready"
import { until } from "./until"

const { hostname, port } = new URL(ready.stripe)

/** Stripe as the shop sees it: the real SDK at the emulator. */
export const stripe = new Stripe("sk_test_emulator", { host: hostname, port, protocol: "http" })

export type FaultKind =
  | "server_error" | "timeout_after_work" | "error_after_work" | "stored_error_after_work" | "rate_limit" | "lock_timeout" | "refusal"
  | "drop_event" | "duplicate_event" | "delay_event" | "reorder_event" | "forge_event" | "stale_event" | "tamper_event"
export type FaultOptions = { times?: number; delayMs?: number; status?: number; code?: string; message?: string }

/** Tells the emulator to misbehave. */
export async function fault(kind: FaultKind, match: string, { times = 1, ...more }: FaultOptions = {}): Promise<void> {
  const response = await fetch(`${ready.stripe}/_test/faults`, { method: "POST", body: JSON.stringify({ kind, match, times, ...more }) })
  if (!response.ok) throw new Error(await response.text())
}

/** Forgets faults that were not used up. */
export const behave = async (): Promise<void> => { await fetch(`${ready.stripe}/_test/faults`, { method: "DELETE" }) }

/** Delivers an event once more. */
export const resend = async (eventId: string): Promise<void> => { await fetch(`${ready.stripe}/_test/events/${eventId}/resend`, { method: "POST" }) }

/** Opens a dispute at the cardholder's bank, or has it decided. @returns its id */
export async function dispute(path: string, body: object): Promise<string> {
  const response = await fetch(`${ready.stripe}/_test/disputes${path}`, { method: "POST", body: JSON.stringify(body) })
  if (!response.ok) throw new Error(await response.text())
  return ((await response.json()) as { dispute: { id: string } }).dispute.id
}

/** Does something while an answer of Stripe is under way that will never come: `isReached` waits until Stripe has done the work. */
export async function whileUnheard<T>(request: string, work: (isReached: () => Promise<unknown>) => Promise<T>): Promise<T> {
  await fault("timeout_after_work", request, { delayMs: 5_000 })
  return work(() => until(`Stripe to have done ${request}`, async () => !(await faults()).some(({ match }) => match === request), { seconds: 90, everyMs: 20 }))
}

/** Faults that wait for their moment. */
export const faults = async () => ((await (await fetch(`${ready.stripe}/_test/faults`)).json()) as { faults: { match: string; times: number }[] }).faults
