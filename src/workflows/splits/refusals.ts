import { MedusaError } from "@medusajs/framework/utils"
import type { Result } from "@max-booster/kernel"

/** The value of a result, or the refusal as an error that undoes the surrounding transaction. @throws {MedusaError} not_found · not_allowed */
export function orRefuse<T>(result: Result<T>): T {
  if (result.ok) return result.value
  const { code, message } = result.error
  throw new MedusaError(code === "not_found" ? MedusaError.Types.NOT_FOUND : MedusaError.Types.NOT_ALLOWED, message, code)
}
