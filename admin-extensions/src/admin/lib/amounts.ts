import { decimalsOf, fromMajor, toMajor, type MoneyJson } from "@max-booster/kernel"

/** "12.50" of a currency in minor units as a string, or null when it is no amount above zero. */
export function minorOf(text: string, currency: string): string | null {
  const decimals = decimalsOf(currency)
  if (!new RegExp(decimals === 0 ? "^\\d+$" : `^\\d+([.,]\\d{1,${decimals}})?$`).test(text.trim())) return null
  const { amount } = fromMajor(text.trim().replace(",", "."), currency)
  return amount > 0n ? amount.toString() : null
}

/** Money as it is typed: "12.50". */
export const majorOf = ({ amount, currency }: MoneyJson): string => toMajor({ amount: BigInt(amount), currency }).toFixed(decimalsOf(currency))

/** "12.5" percent in basis points, or null when it is no percentage from 0 to 100 with two decimals at most. */
export function pointsOf(text: string): number | null {
  if (!/^\d{1,3}([.,]\d{1,2})?$/.test(text.trim())) return null
  const points = Math.round(Number(text.trim().replace(",", ".")) * 100)
  return points <= 10_000 ? points : null
}

/** Basis points as percent: 1 250 is "12.5". */
export const percentOf = (points: number): string => String(points / 100)
