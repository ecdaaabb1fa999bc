import { listAllPayouts, type PayoutRow } from "@max-booster/api-contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { createDataTableColumnHelper, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Amount } from "../../../components/amount"
import { DataPage } from "../../../components/data-page"
import { StateBadge } from "../../../components/state-badge"
import { call } from "../../../lib/call"
import { OURS } from "../../../lib/use-change"
import { matches, moment } from "../../../lib/words"

const column = createDataTableColumnHelper<PayoutRow>()
const columns = [
  column.accessor("name", { header: "Seller" }),
  column.accessor("state", { header: "State", cell: ({ getValue }) => <StateBadge state={getValue()} /> }),
  column.accessor("amount", { header: "Amount", align: "right", cell: ({ getValue }) => <Amount of={getValue()} /> }),
  column.accessor("automatic", { header: "How", cell: ({ getValue }) => (getValue() ? "By schedule" : "Asked for") }),
  column.accessor("started_at", { header: "Begun", cell: ({ getValue }) => moment(getValue()) }),
  column.accessor("arrival_date", { header: "Arrival", cell: ({ getValue }) => moment(getValue()) }),
  column.accessor("failure", { header: "Reason", cell: ({ getValue }) => <Text size="small" className="min-w-52 whitespace-normal py-2">{getValue()?.message ?? "–"}</Text> }),
]

/** Money on its way from sellers' Stripe balances to their banks. */
const Payouts = () => {
  const query = useQuery({ queryKey: [OURS, "payouts"], queryFn: () => call(listAllPayouts) })
  return (
    <DataPage
      title="Payouts" lead="From sellers' Stripe balances to their banks, as Stripe last said. A failed one is told to its seller with what to do."
      query={query} rowsOf={({ payouts }) => payouts} columns={columns} idOf={({ id }) => id}
      searchFor="Seller, state or payout" isFound={(search, { id, name, state, failure }) => matches(search, id, name, state, failure?.message ?? "")}
      empty={{ heading: "No payouts yet", description: "The first payout of a seller appears here." }}
    />
  )
}

export const config = defineRouteConfig({ label: "Payouts", rank: 3 })
export default Payouts
