import { basisPoints, decimalsOf, formatMoney, fromMajor, money, stepOf, toMajor, type MoneyJson } from "@max-booster/kernel"

/** What a card payment must be at least; 0 is free. In minor units. The backend has the last word. */
const LOWEST = 50n

/** A price as it is typed: "29.95". */
export function toTyped({ amount, currency }: MoneyJson): string {
  return toMajor(money(amount, currency)).toFixed(decimalsOf(currency))
}

/** A typed price in minor units, or null when it is none: "29,95" and "$ 29.95" are taken, "free" and "-1" are not. */
export function parsePrice(typed: string, currency: string): MoneyJson | null {
  const plain = typed.trim().replace(/^[^\d.,-]+/, "").replace(",", ".")
  const decimals = decimalsOf(currency)
  if (!/^\d{1,7}(\.\d*)?$/.test(plain) || (plain.split(".")[1]?.length ?? 0) > decimals) return null
  return { amount: fromMajor(plain.replace(/\.$/, ""), currency).amount.toString(), currency }
}

/** What is wrong with a typed price, in a sentence; null when it can be asked. */
export function faultOfPrice(typed: string, currency: string): string | null {
  const price = parsePrice(typed, currency)
  if (!price) return `Write it like ${toTyped({ amount: "2995", currency })}`
  if (BigInt(price.amount) % stepOf(currency) !== 0n) return `Let it end with 0: cards in ${currency.toUpperCase()} are charged in steps of ${formatMoney({ amount: stepOf(currency).toString(), currency })}`
  return price.amount !== "0" && BigInt(price.amount) < LOWEST ? `Ask nothing, or at least ${formatMoney({ amount: LOWEST.toString(), currency })}` : null
}

/** The platform's fee (basis points) on a price and what is left for the producer, rounded as the ledger does it. */
export function divide({ amount, currency }: MoneyJson, feePoints: number): { fee: MoneyJson; share: MoneyJson } {
  const whole = BigInt(amount)
  const fee = basisPoints(whole, feePoints, stepOf(currency))
  return { fee: { amount: fee.toString(), currency }, share: { amount: (whole - fee).toString(), currency } }
}
