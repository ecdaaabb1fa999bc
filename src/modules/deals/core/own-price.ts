/** A license that counts towards an upgrade, minor units: what it cost, how much of that without tax that came on top, and how much was not refunded. */
export type PaidLine = { net: bigint; gross: bigint; left: bigint }

/** What was paid for licenses, without tax on top and refunds: what an upgrade takes off. Rounded down to a multiple of `step`. */
export function creditOf(lines: readonly PaidLine[], step: bigint): bigint {
  const credit = lines.reduce((sum, { net, gross, left }) => sum + (gross > 0n ? (net * left) / gross : 0n), 0n)
  return (credit / step) * step
}

/** What an upgrade or a renewal costs at today's price; never below zero. */
export const ownPriceOf = (kind: "upgrade" | "renewal", listPrice: bigint, credit: bigint): bigint => (kind === "renewal" ? listPrice : listPrice > credit ? listPrice - credit : 0n)
