import type { CollaboratorSumView } from "@max-booster/api-contract"
import { formatMoney } from "@/lib/format"

const SHOWN = 50

/** What each collaborator got of which beat, highest first, with a bar that compares them at a glance. */
export function CollaboratorsTable({ sums }: { sums: readonly CollaboratorSumView[] }) {
  if (sums.length === 0) return <p className="text-muted">Nobody but you had a share in what was sold in this time. Beats are divided on their pages, under Splits.</p>
  const highest = sums.reduce((most, { earned }) => (BigInt(earned.amount) > most ? BigInt(earned.amount) : most), 1n)
  return (
    <table className="tabular w-full text-[15px]">
      <thead className="text-left text-sm text-muted"><tr><th scope="col" className="pb-2 font-semibold">Collaborator</th><th scope="col" className="hidden pb-2 font-semibold sm:table-cell">Beat</th><th scope="col" className="pb-2 text-right font-semibold">Sales</th><th scope="col" className="pb-2 text-right font-semibold">Got</th></tr></thead>
      <tbody>
        {sums.slice(0, SHOWN).map(({ key, name, beat, sales, earned }) => (
          <tr key={key} className="border-t border-line align-top">
            <th scope="row" className="py-2 pr-4 text-left font-medium [overflow-wrap:anywhere]">
              {name}<span className="block text-sm font-normal text-muted sm:hidden">{beat}</span>
              <span aria-hidden className="mt-1.5 block h-1.5 max-w-56 rounded-full bg-line"><span className="block h-full rounded-full bg-accent" style={{ width: `${widthOf(BigInt(earned.amount), highest)}%` }} /></span>
            </th>
            <td className="hidden py-2 pr-4 [overflow-wrap:anywhere] sm:table-cell">{beat}</td><td className="py-2 text-right">{sales}</td><td className="py-2 pl-4 text-right font-semibold">{formatMoney(earned)}</td>
          </tr>
        ))}
      </tbody>
      {sums.length > SHOWN && <caption className="caption-bottom pt-2 text-left text-sm text-muted">{`The ${SHOWN} highest of ${sums.length}. The export has all.`}</caption>}
    </table>
  )
}

/** Percent of the highest; what refunds have taken below nothing has no bar. */
const widthOf = (amount: bigint, highest: bigint): number => (amount <= 0n ? 0 : Number((amount * 100n) / highest))
