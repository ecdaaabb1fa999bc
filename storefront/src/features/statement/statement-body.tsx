import type { StatementView } from "@max-booster/api-contract"
import { Download } from "lucide-react"
import { Message } from "@/components/field"
import { Panel } from "@/components/panel"
import { formatDate, formatMoney } from "@/lib/format"

const file = "inline-flex min-h-11 items-center gap-2 font-semibold underline underline-offset-2"
const cell = "py-2 align-top"

/** A month: opening balance, sums, every movement, closing balance. `files`: the address of its PDF and CSV, without their ending. */
export function StatementBody({ statement, files }: { statement: StatementView; files: string }) {
  const { currency, opening, closing, totals, movements, final } = statement
  return (
    <>
      {!final && <Message tone="warn">This month is not over: more may follow.</Message>}
      <Panel title="Summary" aside={<div className="flex flex-wrap gap-x-6">{(["pdf", "csv"] as const).map((kind) => <a key={kind} className={file} href={`${files}/${kind}?currency=${currency}`} download><Download size={18} aria-hidden />{kind.toUpperCase()}</a>)}</div>}>
        <dl className="tabular grid gap-2">
          <div className="flex justify-between gap-4"><dt>Opening balance</dt><dd>{formatMoney(opening)}</dd></div>
          {totals.map(({ label, amount, count }) => <div key={label} className="flex justify-between gap-4 border-t border-line pt-2"><dt>{`${label} (${count})`}</dt><dd>{formatMoney(amount)}</dd></div>)}
          <div className="flex justify-between gap-4 border-t border-line-strong pt-2 text-lg font-bold"><dt>Closing balance</dt><dd>{formatMoney(closing)}</dd></div>
        </dl>
      </Panel>
      <Panel title="Movements">
        {movements.length === 0 ? <p className="text-muted">Nothing moved in this month.</p> : (
          <table className="tabular w-full text-[15px]">
            <thead className="text-left text-sm text-muted"><tr><th scope="col" className="pb-2">Day</th><th scope="col" className="pb-2">What</th><th scope="col" className="hidden pb-2 sm:table-cell">Reference</th><th scope="col" className="pb-2 text-right">Amount</th></tr></thead>
            <tbody>
              {movements.map(({ at, label, reference, amount }, i) => (
                <tr key={i} className="border-t border-line">
                  <td className={`${cell} pr-3 whitespace-nowrap`}>{formatDate(at)}</td>
                  <td className={`${cell} pr-3`}>{label}<span className="block text-sm text-muted [overflow-wrap:anywhere] sm:hidden">{reference}</span></td>
                  <td className={`${cell} hidden pr-3 [overflow-wrap:anywhere] sm:table-cell`}>{reference}</td>
                  <td className={`${cell} text-right font-semibold`}>{formatMoney(amount)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
    </>
  )
}
