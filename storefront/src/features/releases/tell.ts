import type { Outcome } from "@/lib/outcome"
import { AskError } from "./ask"

/** Does something and says how it went. */
export async function tell(work: () => Promise<string | null>): Promise<Outcome> {
  try {
    return { ok: true, message: await work() }
  } catch (error) {
    if (error instanceof AskError) return { ok: false, message: error.message, code: error.code }
    throw error
  }
}
