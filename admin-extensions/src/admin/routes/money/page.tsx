import { listPartyMoney, type PartyMoneyRow } from "@max-booster/api-contract"
import { formatMoney } from "@max-booster/kernel"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CurrencyDollar } from "@medusajs/icons"
import { createDataTableColumnHelper } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router-dom"
import { Amount } from "../../components/amount"
import { DataPage } from "../../components/data-page"
import { StateBadge } from "../../components/state-badge"
import { Totals } from "../../components/totals"
import { call } from "../../lib/call"
import { OURS } from "../../lib/use-change"
import { matches } from "../../lib/words"

const column = createDataTableColumnHelper<PartyMoneyRow>()
const columns = [
  column.accessor("name", { header: "Party", cell: ({ row: { original } }) => <Link className="text-ui-fg-interactive" to={`/money/ledger?party=${original.party}`}>{original.name}</Link> }),
  column.accessor("payout_state", { header: "Payout account", cell: ({ getValue }) => <StateBadge state={getValue() === "none" ? "not_set_up" : getValue()} /> }),
  column.accessor("earned", { header: "Earned", align: "right", cell: ({ getValue }) => <Amount of={getValue()} /> }),
  column.accessor("waiting", { header: "Waiting", align: "right", cell: ({ getValue }) => <Amount of={getValue()} /> }),
  column.accessor("transferred", { header: "Transferred", align: "right", cell: ({ getValue }) => <Amount of={getValue()} /> }),
]

/** What every party earned, waits for and was sent. */
const Money = () => {
  const query = useQuery({ queryKey: [OURS, "parties"], queryFn: () => call(listPartyMoney) })
  const totals = query.data?.totals
  return (
    <DataPage
      title="Sellers' money" lead="From the ledger: earned is what waits plus what was transferred. A negative amount is owed back by the party."
      query={query} rowsOf={({ parties }) => parties} columns={columns} idOf={({ party }) => party}
      searchFor="Party or state" isFound={(search, { party, name, payout_state }) => matches(search, party, name, payout_state)}
      empty={{ heading: "No money yet", description: "The first paid order brings its sellers here." }}
    >
      {!query.isError && (
        <Totals figures={[
          { label: "Earned", value: totals && formatMoney(totals.earned) }, { label: "Waiting for transfer", value: totals && formatMoney(totals.waiting) }, { label: "Transferred", value: totals && formatMoney(totals.transferred) },
        ]} />
      )}
    </DataPage>
  )
}

export const config = defineRouteConfig({ label: "Money", icon: CurrencyDollar, rank: 4 })
export default Money
