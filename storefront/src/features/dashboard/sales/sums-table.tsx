import type { SalesSumView } from "@max-booster/api-contract"
import { formatMoney } from "@/lib/format"

const SHOWN = 50

/** What was sold, summed up by beat or by tier, highest first. */
export function SumsTable({ of, sums }: { of: string; sums: readonly SalesSumView[] }) {
  if (sums.length === 0) return <p className="text-muted">Nothing was sold in this time.</p>
  return (
    <table className="tabular w-full text-[15px]">
      <thead className="text-left text-sm text-muted"><tr><th scope="col" className="pb-2 font-semibold">{of}</th><th scope="col" className="pb-2 text-right font-semibold">Sales</th><th scope="col" className="pb-2 text-right font-semibold">Yours</th></tr></thead>
      <tbody>
        {sums.slice(0, SHOWN).map(({ key, name, sales, earned }) => (
          <tr key={key} className="border-t border-line"><th scope="row" className="py-2 pr-4 text-left font-medium break-words">{name}</th><td className="py-2 text-right">{sales}</td><td className="py-2 text-right font-semibold">{formatMoney(earned)}</td></tr>
        ))}
      </tbody>
      {sums.length > SHOWN && <caption className="caption-bottom pt-2 text-left text-sm text-muted">{`The ${SHOWN} highest of ${sums.length}. The export has all.`}</caption>}
    </table>
  )
}
