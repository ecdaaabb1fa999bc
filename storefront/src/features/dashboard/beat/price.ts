import { decimalsOf, fromMajor, money, toMajor, type MoneyJson } from "@max-booster/kernel"

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

/** What is the producer's of a price after the platform's 10%, rounded as the ledger does it. */
export function shareOf({ amount, currency }: MoneyJson): MoneyJson {
  const whole = BigInt(amount)
  return { amount: (whole - (whole * 1_000n + 5_000n) / 10_000n).toString(), currency }
}
