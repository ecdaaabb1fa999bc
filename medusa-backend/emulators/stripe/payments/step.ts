import { invalid } from "../http/errors"
import { decimalsOf } from "../money/currency"

/** In three-decimal currencies Stripe moves money in steps of ten: the last digit is 0. @throws {StripeError} it is not */
export function checkStep(amount: number | undefined, currency: string, param: string): void {
  if (amount === undefined || decimalsOf(currency) !== 3 || amount % 10 === 0) return
  throw invalid(`Amounts in ${currency} must be evenly divisible by 10: ${amount} is not.`, { param })
}
