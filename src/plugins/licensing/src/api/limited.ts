import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { Limiter, type Limit } from "../core/limiter"

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Refuses whoever asks too often, by address. Each backend counts for itself. */
function limited(limit: Limit) {
  const limiter = new Limiter(limit)
  return (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => {
    if (limiter.allows(req.ip ?? "", Date.now())) { next(); return }
    res.status(429).set("retry-after", String(Math.ceil(limit.windowMs / 1_000))).json({ type: "not_allowed", code: "too_many", message: "That was too often. Wait a moment, then try again." })
  }
}

/** Of checks by number or by file: enough for a label's whole catalog, too few to guess 40 bits. */
export const limitedChecks = limited({ most: 60, windowMs: MINUTE })
/** Of asking for mail. */
export const limitedMails = limited({ most: 10, windowMs: 10 * MINUTE })

const mails = new Limiter({ most: 3, windowMs: HOUR })
/** Whether an address may be mailed once more: nobody's box is filled by strangers. */
export const mayBeMailed = (email: string, now: number): boolean => mails.allows(email, now)
