/** An amount in minor units (cents, yen, fils) with its ISO 4217 currency in lower case. */
export type Money = { readonly amount: bigint; readonly currency: string }

/** Money as JSON carries it: `{ amount: "1999", currency: "usd" }`. */
export type MoneyJson = { amount: string; currency: string }

const ZERO_DECIMAL = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf".split(" "))
const THREE_DECIMAL = new Set("bhd jod kwd omr tnd".split(" "))

/** Decimals of a currency: 0, 2 or 3 (Stripe, "Zero-decimal currencies", "Three-decimal currencies"). */
export function decimalsOf(currency: string): 0 | 2 | 3 {
  const code = currency.toLowerCase()
  if (ZERO_DECIMAL.has(code)) return 0
  return THREE_DECIMAL.has(code) ? 3 : 2
}

/** The smallest step in which Stripe moves money, minor units: 10 in three-decimal currencies, whose last digit must be 0 (Stripe, "Three-decimal currencies"). */
export const stepOf = (currency: string): bigint => (decimalsOf(currency) === 3 ? 10n : 1n)

/** Makes money of minor units. @throws {TypeError} when the currency is not a three-letter code */
export function money(amount: bigint | number | string, currency: string): Money {
  if (!/^[a-z]{3}$/i.test(currency)) throw new TypeError(`"${currency}" is not a three-letter currency code`)
  return { amount: BigInt(amount), currency: currency.toLowerCase() }
}

/** Adds amounts of one currency; an empty list needs the currency. @throws {TypeError} on mixed currencies */
export function sum(parts: readonly Money[], currency = parts[0]?.currency): Money {
  if (currency === undefined) throw new TypeError("The sum of no money needs a currency")
  return parts.reduce((total, part) => {
    if (part.currency !== currency) throw new TypeError(`Cannot add ${part.currency} to ${currency}`)
    return { amount: total.amount + part.amount, currency }
  }, money(0n, currency))
}

/**
 * Divides an amount by integer weights; the parts always sum to the whole (largest remainder, ties by position) and are multiples of `step`.
 * @throws {RangeError} when a weight is negative, all are zero, or the amount is no multiple of the step
 */
export function allocate(amount: bigint, weights: readonly bigint[], step = 1n): bigint[] {
  if (amount % step !== 0n) throw new RangeError(`${amount} is not a multiple of ${step}`)
  if (step !== 1n) return allocate(amount / step, weights).map((part) => part * step)
  const total = weights.reduce((a, b) => a + b, 0n)
  if (total <= 0n || weights.some((w) => w < 0n)) throw new RangeError("Weights must be non-negative and not all zero")
  const sign = amount < 0n ? -1n : 1n
  const whole = amount * sign
  const parts = weights.map((w) => (whole * w) / total)
  let left = whole - parts.reduce((a, b) => a + b, 0n)
  const order = weights
    .map((w, index) => ({ index, remainder: (whole * w) % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
  for (const { index } of order) {
    if (left === 0n) break
    parts[index] = (parts[index] ?? 0n) + 1n
    left -= 1n
  }
  return parts.map((part) => part * sign)
}

/** A share of an amount in basis points (1/10 000), rounded half up to a multiple of `step`. */
export function basisPoints(amount: bigint, points: number, step = 1n): bigint {
  return ((amount * BigInt(points) + 5_000n * step) / (10_000n * step)) * step
}

/** Writes money for JSON. */
export const toMoneyJson = ({ amount, currency }: Money): MoneyJson => ({ amount: amount.toString(), currency })

/** Reads money from JSON. @throws {SyntaxError} when the amount is not a whole number */
export const fromMoneyJson = ({ amount, currency }: MoneyJson): Money => money(amount, currency)

/** Minor units of a decimal amount in major units, as Medusa has it (19.99 usd -> 1999n), rounded half away from zero. */
export function fromMajor(major: number | string, currency: string): Money {
  const decimals = decimalsOf(currency)
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(typeof major === "number" ? toPlain(major) : major.trim())
  if (!match) throw new TypeError(`"${major}" is not a decimal amount`)
  const [, sign, whole = "0", fraction = ""] = match
  const padded = fraction.padEnd(decimals + 1, "0")
  const kept = BigInt(whole + padded.slice(0, decimals)) + (padded.charAt(decimals) >= "5" ? 1n : 0n)
  return money(sign ? -kept : kept, currency)
}

/** The same as `fromMajor`, rounded to what can be charged: a multiple of the currency's step. */
export function chargeableFromMajor(major: number | string, currency: string): Money {
  const { amount } = fromMajor(major, currency)
  const step = stepOf(currency)
  const half = (amount < 0n ? -step : step) / 2n
  return money(((amount + half) / step) * step, currency)
}

/** Decimal major units for Medusa's border (1999n usd -> 19.99). */
export function toMajor({ amount, currency }: Money): number {
  return Number(amount) / 10 ** decimalsOf(currency)
}

/** Money as a person reads it, e.g. "$19.99". */
export function formatMoney(value: Money | MoneyJson, locale = "en-US"): string {
  const { amount, currency } = typeof value.amount === "string" ? fromMoneyJson(value as MoneyJson) : (value as Money)
  return new Intl.NumberFormat(locale, { style: "currency", currency: currency.toUpperCase() }).format(
    toMajor({ amount, currency }),
  )
}

const toPlain = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(6))

/** Money as an exact decimal in major units for files, without a sign for its currency: 1999n usd -> "19.99", -5n kwd -> "-0.005". */
export function toDecimal({ amount, currency }: Money): string {
  const decimals = decimalsOf(currency)
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, "0")
  const whole = digits.slice(0, digits.length - decimals)
  return `${amount < 0n ? "-" : ""}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ""}`
}
