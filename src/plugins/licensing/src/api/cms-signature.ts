import { createHmac, timingSafeEqual } from "node:crypto"
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

/** Lets only the CMS in: HMAC-SHA256 of the raw body (empty for GET) with CMS_SECRET, hex, in `x-cms-signature`. */
export function signedByCms(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  const body = Buffer.isBuffer(req.rawBody) ? req.rawBody : Buffer.alloc(0)
  const expected = Buffer.from(createHmac("sha256", process.env["CMS_SECRET"] ?? "").update(body).digest("hex"))
  const given = Buffer.from(req.get("x-cms-signature") ?? "")
  const genuine = Boolean(process.env["CMS_SECRET"]) && given.length === expected.length && timingSafeEqual(given, expected)
  next(genuine ? undefined : new MedusaError(MedusaError.Types.UNAUTHORIZED, "The signature does not fit. Do CMS and backend have the same CMS_SECRET?"))
}
