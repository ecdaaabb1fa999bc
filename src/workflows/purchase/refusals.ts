import { MedusaError } from "@medusajs/framework/utils"

/** Why a checkout is refused, for programs; the message is for people. */
export type RefusalCode = "price_changed" | "unavailable" | "terms_changed" | "answers_missing" | "cart_empty" | "cart_completed" | "already_paid" | "consent_missing" | "name_mismatch" | "amount_too_small" | "code_refused" | "bad_return_url"

/** A refusal with status 400 (Medusa rewrites the message of a 409). */
export const refusal = (code: RefusalCode, message: string) => new MedusaError(MedusaError.Types.NOT_ALLOWED, message, code)
