import type { LicenseType } from "@max-booster/extension-api"
import { decimalsOf, formatMoney, stepOf, type MoneyJson } from "@max-booster/kernel"

/** Stripe takes no less and no more, in minor units of a two-decimal currency. */
const LOWEST = 50n
const HIGHEST = 99_999_999n

/** The same figure in another currency: 29.99 USD becomes 29.99 EUR, 30 JPY. A start that the producer changes; no exchange rate is known here. */
export function inCurrency({ amount, currency }: MoneyJson, target: string): MoneyJson {
  if (currency === target) return { amount, currency }
  const shift = decimalsOf(target) - decimalsOf(currency)
  const scaled = shift >= 0 ? BigInt(amount) * 10n ** BigInt(shift) : (BigInt(amount) + 5n * 10n ** BigInt(-shift - 1)) / 10n ** BigInt(-shift)
  return { amount: scaled.toString(), currency: target }
}

/** A type's price rules in a currency, minor units; `highest` is never more than a card can be charged. */
export function priceRulesOf({ defaultPrice, priceRules }: LicenseType, currency: string): { lowest: bigint; highest: bigint; step: bigint } {
  const here = (amount: string) => BigInt(inCurrency({ amount, currency: defaultPrice.currency }, currency).amount)
  const highest = priceRules.highest === null ? HIGHEST : here(priceRules.highest)
  const step = here(priceRules.step)
  return { lowest: here(priceRules.lowest), highest: highest < HIGHEST ? highest : HIGHEST, step: step > stepOf(currency) ? step : stepOf(currency) }
}

/** What is wrong with a price that somebody wants to ask; null when the type permits it. A tier that is off may have any price that could be. */
export function faultOfPrice(type: LicenseType, price: MoneyJson, currency: string, enabled: boolean): string | null {
  if (price.currency !== currency) return `${type.label} is priced in ${price.currency.toUpperCase()}, but this shop sells in ${currency.toUpperCase()}.`
  const amount = BigInt(price.amount)
  const { lowest, highest, step } = priceRulesOf(type, currency)
  if (highest === 0n) return amount === 0n ? null : `${type.label} is always free: its price must be 0; it is ${amount}.`
  if (amount < 0n || (enabled && amount !== 0n && amount < LOWEST) || amount > HIGHEST) return `The price of ${type.label} must be 0 (free), or from ${LOWEST} to ${HIGHEST} in the smallest unit of ${currency.toUpperCase()}; it is ${amount}.`
  const show = (part: bigint) => formatMoney({ amount: part.toString(), currency })
  if (amount < lowest || amount > highest) return `The price of ${type.label} must be from ${show(lowest)} to ${show(highest)}; it is ${show(amount)}.`
  if (amount % stepOf(currency) !== 0n) return `The price of ${type.label} must end with 0: in ${currency.toUpperCase()} cards are charged in steps of ${stepOf(currency)} of its smallest unit; it is ${amount}.`
  return amount % step === 0n ? null : `The price of ${type.label} must be a multiple of ${show(step)}; it is ${show(amount)}.`
}

/** What is wrong with the lowest offer that a producer would look at, beside the price; null when nothing is. */
export function faultOfOffer({ label }: LicenseType, offer: MoneyJson, price: MoneyJson): string | null {
  if (offer.currency !== price.currency) return `The minimum offer for ${label} is in ${offer.currency.toUpperCase()}, its price in ${price.currency.toUpperCase()}.`
  const amount = BigInt(offer.amount)
  const show = (part: bigint) => formatMoney({ amount: part.toString(), currency: price.currency })
  if (amount < LOWEST) return `The minimum offer for ${label} must be at least ${show(LOWEST)}; it is ${show(amount)}.`
  return amount > BigInt(price.amount) ? `The minimum offer for ${label} must not be above its price of ${formatMoney(price)}; it is ${show(amount)}.` : null
}

/** What is wrong with the offer from which on a producer agrees at once, beside the lowest that he looks at; null when nothing is. */
export function faultOfThreshold({ label }: LicenseType, threshold: MoneyJson, minimum: MoneyJson | null): string | null {
  if (!minimum) return `Offers for ${label} can be accepted at once only where a minimum offer is set.`
  if (threshold.currency !== minimum.currency) return `The offer for ${label} that is accepted at once is in ${threshold.currency.toUpperCase()}, the minimum in ${minimum.currency.toUpperCase()}.`
  return BigInt(threshold.amount) < BigInt(minimum.amount) ? `The offer for ${label} that is accepted at once must not be below the minimum of ${formatMoney(minimum)}; it is ${formatMoney(threshold)}.` : null
}
