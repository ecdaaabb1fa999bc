import { parsePrice, toTyped } from "../beat/price"

/** What is wrong with a typed amount that is recovered first; undefined when nothing is. */
export function faultOfAmount(typed: string, currency: string): string | undefined {
  const amount = parsePrice(typed, currency)
  if (!amount) return `Write it like ${toTyped({ amount: "20000", currency })}`
  return amount.amount === "0" ? "More than nothing" : undefined
}
