import "server-only"
import { BackendError } from "./backend"
import type { Outcome } from "./outcome"

/** What a form hears whose session is over. */
export const ENDED: Outcome = { ok: false, message: "Your session has ended. Sign in again; what you typed stays here until you leave the page." }

/** Runs a call and turns a refusal into an outcome. */
export async function attempt(work: () => Promise<unknown>, done: string | null = null): Promise<Outcome> {
  try {
    await work()
    return { ok: true, message: done }
  } catch (error) {
    if (error instanceof BackendError) return error.status === 401 ? ENDED : { ok: false, message: error.message, code: error.code }
    throw error
  }
}

/** The first message of each field that a schema refused. */
export const refusedFields = (issues: readonly { path: PropertyKey[]; message: string }[]): Outcome =>
  ({ ok: false, message: "Look at the marked fields.", fields: Object.fromEntries([...issues].reverse().map(({ path, message }) => [String(path[0]), message])) })
