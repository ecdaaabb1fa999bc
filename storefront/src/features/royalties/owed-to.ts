import type { DividedRoyaltyView } from "@max-booster/api-contract"

/** What a statement owes each collaborator, by name and currency. */
export function owedTo(divided: readonly DividedRoyaltyView[]): { name: string; amount: { amount: string; currency: string } }[] {
  const sums = new Map<string, { name: string; amount: { amount: string; currency: string } }>()
  for (const { party_id, name, own, amount: { amount, currency } } of divided.flatMap(({ shares }) => shares)) {
    if (own) continue
    const key = `${party_id} ${currency}`
    sums.set(key, { name, amount: { currency, amount: (BigInt(sums.get(key)?.amount.amount ?? 0) + BigInt(amount)).toString() } })
  }
  return [...sums.values()]
}
