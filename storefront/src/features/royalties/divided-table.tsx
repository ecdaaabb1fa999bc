import type { DividedRoyaltyView } from "@max-booster/api-contract"
import { formatMoney, formatMonth } from "@/lib/format"

const SHOWN = 300

/** What each recording got, and whose it is. */
export function DividedTable({ divided }: { divided: readonly DividedRoyaltyView[] }) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Whose the money is">
      <table className="tabular w-full text-[15px]">
        <thead className="text-left text-sm text-muted"><tr><th scope="col" className="pb-2 font-semibold">Recording and month</th><th scope="col" className="pb-2 text-right font-semibold">Amount</th><th scope="col" className="pb-2 pl-4 font-semibold">Whose it is</th></tr></thead>
        <tbody>
          {divided.slice(0, SHOWN).map(({ recording_id, title, period, amount, sheet_version, shares }) => (
            <tr key={`${recording_id ?? ""} ${period} ${amount.currency}`} className="border-t border-line align-top">
              <th scope="row" className="py-2 pr-4 text-left font-medium [overflow-wrap:anywhere]">{title}<span className="block text-sm font-normal text-muted">{`${formatMonth(period)}${sheet_version === null ? (recording_id === null ? ", not matched" : ", no split sheet held then") : `, split sheet ${sheet_version}`}`}</span></th>
              <td className="py-2 text-right font-semibold">{formatMoney(amount)}</td>
              <td className="py-2 pl-4"><ul>{shares.map(({ party_id, name, own, kind, amount: part }) => <li key={`${party_id} ${kind}`} className="[overflow-wrap:anywhere]">{`${own ? "You" : name}${kind === "recoup" ? " (advance)" : ""}: ${formatMoney(part)}`}</li>)}</ul></td>
            </tr>
          ))}
        </tbody>
        {divided.length > SHOWN && <caption className="caption-bottom pt-2 text-left text-sm text-muted">{`The first ${SHOWN} of ${divided.length}.`}</caption>}
      </table>
    </div>
  )
}
