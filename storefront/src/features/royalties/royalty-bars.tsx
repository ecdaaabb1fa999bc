import type { RoyaltySum } from "@max-booster/api-contract"
import { inCount, inMoney } from "./words"

const SHOWN = 8

/** Streams and money by one thing, as bars beside their figures: most first, or in the order of months. */
export function RoyaltyBars({ of, sums, nameOf = (name) => name || "Not told" }: { of: string; sums: readonly RoyaltySum[]; nameOf?: (name: string) => string }) {
  const most = sums.reduce((high, { quantity }) => (BigInt(quantity) > high ? BigInt(quantity) : high), 1n)
  if (sums.length === 0) return <p className="text-muted">Nothing yet.</p>
  return (
    <table className="tabular w-full text-[15px]">
      <thead className="text-left text-sm text-muted"><tr><th scope="col" className="pb-2 font-semibold">{of}</th><th scope="col" className="pb-2 text-right font-semibold">Streams and sales</th><th scope="col" className="pb-2 text-right font-semibold">Money</th></tr></thead>
      <tbody>
        {sums.slice(0, SHOWN).map(({ key, name, quantity, money }) => (
          <tr key={key} className="border-t border-line align-top">
            <th scope="row" className="w-2/5 py-2 pr-4 text-left font-medium [overflow-wrap:anywhere]">{nameOf(name)}<span aria-hidden className="mt-1 block h-1.5 rounded-full bg-line/60"><span className="block h-full rounded-full bg-accent" style={{ width: `${BigInt(quantity) > 0n ? Number((BigInt(quantity) * 100n) / most) : 0}%` }} /></span></th>
            <td className="py-2 text-right">{inCount(quantity)}</td><td className="py-2 pl-3 text-right font-semibold">{inMoney(money)}</td>
          </tr>
        ))}
      </tbody>
      {sums.length > SHOWN && <caption className="caption-bottom pt-2 text-left text-sm text-muted">{`The ${SHOWN} highest of ${sums.length}.`}</caption>}
    </table>
  )
}
