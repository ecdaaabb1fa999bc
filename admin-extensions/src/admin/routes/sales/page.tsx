import { listAllSales, type SaleRow } from "@max-booster/api-contract"
import { formatMoney, fromMoneyJson, type MoneyJson } from "@max-booster/kernel"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Cash } from "@medusajs/icons"
import { createDataTableColumnHelper } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router-dom"
import { DataPage } from "../../components/data-page"
import { StateBadge } from "../../components/state-badge"
import { Totals } from "../../components/totals"
import { call } from "../../lib/call"
import { OURS } from "../../lib/use-change"
import { matches, moment } from "../../lib/words"

const column = createDataTableColumnHelper<SaleRow>()
const Amount = ({ of }: { of: MoneyJson }) => <span className="tabular-nums">{formatMoney(of)}</span>

const columns = [
  column.accessor("order_number", { header: "Order", cell: ({ row: { original } }) => <Link className="text-ui-fg-interactive tabular-nums" to={`/orders/${original.order_id}`}>{`#${original.order_number}`}</Link> }),
  column.accessor("created_at", { header: "When", cell: ({ getValue }) => moment(getValue()) }),
  column.accessor("seller", { header: "Seller" }),
  column.accessor("state", { header: "State", cell: ({ getValue }) => <StateBadge state={getValue()} /> }),
  column.accessor("amount", { header: "Paid", align: "right", cell: ({ getValue }) => <Amount of={getValue()} /> }),
  column.accessor("platform_fee", { header: "Platform fee", align: "right", cell: ({ getValue }) => <Amount of={getValue()} /> }),
  column.accessor("seller_amount", { header: "Seller's", align: "right", cell: ({ getValue }) => <Amount of={getValue()} /> }),
]

/** Sales of all sellers: one for each seller of an order. */
const Sales = () => {
  const query = useQuery({ queryKey: [OURS, "sales"], queryFn: () => call(listAllSales) })
  const { sales, totals } = query.data ?? {}
  return (
    <DataPage
      title="Sales" lead="One line for each seller of an order, as the ledger has it."
      query={query} rowsOf={(answer) => answer.sales} columns={columns} idOf={({ id }) => id}
      searchFor="Order, seller or state" isFound={(search, { order_number, seller, state }) => matches(search, `#${order_number}`, seller, state)}
      empty={{ heading: "No sales yet", description: "The first paid order appears here within seconds." }}
    >
      {!query.isError && (
        <Totals figures={[
          { label: "Sales", value: sales && String(sales.length) },
          { label: "Paid by buyers", value: totals && formatMoney(totals.amount) },
          { label: "Platform fees", value: totals && formatMoney(totals.platform_fee) },
          { label: "Sellers' part", value: totals && sellersPart(totals) },
        ]} />
      )}
    </DataPage>
  )
}

function sellersPart({ amount, platform_fee }: { amount: MoneyJson; platform_fee: MoneyJson }): string {
  const paid = fromMoneyJson(amount)
  return formatMoney({ ...paid, amount: paid.amount - fromMoneyJson(platform_fee).amount })
}

export const config = defineRouteConfig({ label: "Sales", icon: Cash, rank: 3 })
export default Sales
