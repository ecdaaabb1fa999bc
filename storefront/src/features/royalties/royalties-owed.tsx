import type { RoyaltiesOwed } from "@max-booster/api-contract"
import { Panel } from "@/components/panel"
import { formatDay, formatMoney, formatMonth } from "@/lib/format"

/** What shops owe somebody of distributors' royalties, and have paid: his part only. */
export function RoyaltiesOwedPanel({ royalties: { balances, parts, payments } }: { royalties: RoyaltiesOwed }) {
  if (balances.length === 0) return null
  return (
    <Panel title="Royalties from others’ releases" lead="Distributors pay these to the shop that released it, not to the platform: the shop owes you your part, and pays it from its earnings here or another way.">
      <ul className="grid gap-2">
        {balances.map(({ shop, owed, paid, left }) => (
          <li key={`${shop} ${left.currency}`} className="tabular flex flex-wrap justify-between gap-x-6 gap-y-1 rounded-lg border border-line bg-raised px-4 py-3">
            <span className="font-semibold [overflow-wrap:anywhere]">{shop}</span><span className="text-[15px] text-muted">{`${formatMoney(owed)} in all, ${formatMoney(paid)} paid`}</span>
            <span className="font-semibold">{BigInt(left.amount) < 0n ? `${formatMoney({ ...left, amount: left.amount.slice(1) })} too much, kept from the next` : `${formatMoney(left)} owed`}</span>
          </li>
        ))}
      </ul>
      <details className="text-[15px]"><summary className="min-h-11 cursor-pointer py-2 font-semibold">By recording and statement</summary>
        <ul className="grid gap-1">{parts.map(({ id, shop, title, source, period, amount }) => <li key={id} className="tabular flex flex-wrap justify-between gap-x-6 border-t border-line py-2"><span className="[overflow-wrap:anywhere]">{`${title}, ${formatMonth(period)} (${source}, ${shop})`}</span><span className="font-semibold">{formatMoney(amount)}</span></li>)}</ul>
        {payments.length > 0 && <><h3 className="pt-4 font-bold">Paid to you</h3><ul className="grid gap-1">{payments.map(({ id, shop, words, way, paid_on, amount }) => <li key={id} className="tabular flex flex-wrap justify-between gap-x-6 border-t border-line py-2"><span className="[overflow-wrap:anywhere]">{`${formatDay(paid_on)}, ${shop}: ${way === "outside" ? `outside of the platform, as the shop says (“${words}”)` : "by the platform, into your balance"}`}</span><span className="font-semibold">{formatMoney(amount)}</span></li>)}</ul></>}
      </details>
    </Panel>
  )
}
