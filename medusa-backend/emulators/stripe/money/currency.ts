/** Currencies whose minor unit Stripe counts otherwise than in hundredths. https://docs.stripe.com/currencies */
const ZERO_DECIMAL = "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" ")
const THREE_DECIMAL = "bhd jod kwd omr tnd".split(" ")

const MINIMUM: Record<string, number> = {
  aed: 200, bgn: 100, czk: 1500, dkk: 250, gbp: 30, hkd: 400, huf: 17500,
  mxn: 1000, myr: 200, nok: 300, pln: 200, ron: 200, sek: 300, thb: 1000,
}

/** Digits after the point. */
export function decimalsOf(currency: string): number {
  if (ZERO_DECIMAL.includes(currency)) return 0
  return THREE_DECIMAL.includes(currency) ? 3 : 2
}

/** The smallest charge, in minor units: $0.50 or the like. */
export function minimumCharge(currency: string): number {
  return MINIMUM[currency] ?? 50
}

/** Stripe's standard price of a card charge, 2.9% + 30 minor units, rounded half up. */
export function processingFee(amount: number, currency: string): number {
  const fixed = decimalsOf(currency) === 3 ? 300 : 30
  return Math.floor((amount * 29 + 500) / 1000) + fixed
}

/** What Stripe takes for a dispute: $15, or the like elsewhere. https://stripe.com/pricing */
export function disputeFee(currency: string): number {
  return DISPUTE_FEES[currency] ?? 15 * 10 ** decimalsOf(currency)
}

const DISPUTE_FEES: Record<string, number> = { eur: 2000, gbp: 2000, jpy: 1300 }

/** `part` of `total` taken from `whole`, rounded down. */
export function proportion(whole: number, part: number, total: number): number {
  return total === 0 ? 0 : Number((BigInt(whole) * BigInt(part)) / BigInt(total))
}

/** For a page: `$19.99`. */
export function display(amount: number, currency: string): string {
  const digits = decimalsOf(currency)
  const format = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return format.format(amount / 10 ** digits)
}

/** For a message: `$19.99 usd`. */
export function inWords(amount: number, currency: string): string {
  return `${display(amount, currency)} ${currency}`
}
