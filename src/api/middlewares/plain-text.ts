import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

/** Refuses NUL characters in address, query and body: PostgreSQL cannot store them, and nobody types them. */
export function plainText(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) {
  const isPlain = !/%00/.test(req.originalUrl) && !/\\u0000/.test(JSON.stringify(req.body ?? null))
  next(isPlain ? undefined : new MedusaError(MedusaError.Types.INVALID_DATA, "The request holds a NUL character (U+0000). Take it out and send it again.", "nul"))
}
