import { listTransfers, retryTransfer, transferStates, type TransferRow } from "@max-booster/api-contract"
import { formatMoney } from "@max-booster/kernel"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Button, createDataTableColumnHelper, Tabs, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "react-router-dom"
import { Amount } from "../../../components/amount"
import { DataPage } from "../../../components/data-page"
import { StateBadge } from "../../../components/state-badge"
import { call } from "../../../lib/call"
import { OURS, useChange } from "../../../lib/use-change"
import { asWords, matches, moment } from "../../../lib/words"

const tabs = ["all", ...transferStates] as const
type Tab = (typeof tabs)[number]
const REFRESH_MS = 5_000
const column = createDataTableColumnHelper<TransferRow>()

/** Shares on their way to sellers, with what stands in the way, and a button that tries again. */
const Transfers = () => {
  const [tab, setTab] = useState<Tab>("all")
  const query = useQuery({ queryKey: [OURS, "transfers", tab], queryFn: () => call(listTransfers, { query: tab === "all" ? {} : { state: tab } }), refetchInterval: REFRESH_MS })
  const retry = useChange(({ id }: TransferRow) => call(retryTransfer, { params: { id } }), ({ amount, name }) => `The transfer of ${formatMoney(amount)} to ${name} is tried again.`)
  const counts = query.data?.counts
  const tally = (of: Tab) => (counts ? ` (${of === "all" ? transferStates.reduce((sum, each) => sum + counts[each], 0) : counts[of]})` : "")
  const columns = [
    column.accessor("name", { header: "To", cell: ({ row: { original } }) => <Link className="text-ui-fg-interactive" to={`/money/ledger?party=${original.party}`}>{original.name}</Link> }),
    column.accessor("state", { header: "State", cell: ({ getValue }) => <StateBadge state={getValue()} /> }),
    column.accessor("amount", { header: "Amount", align: "right", cell: ({ getValue }) => <Amount of={getValue()} /> }),
    column.accessor("kind", { header: "How", cell: ({ getValue }) => (getValue() === "charge" ? "With the charge" : "Separately") }),
    column.accessor("order_id", { header: "Order", cell: ({ getValue }) => <Link className="text-ui-fg-interactive" to={`/money/ledger?order=${getValue()}`}>Ledger</Link> }),
    column.accessor("created_at", { header: "Since", cell: ({ getValue }) => moment(getValue()) }),
    column.accessor("error", { header: "At Stripe, or why not", cell: ({ row: { original } }) => <Text size="small" className="min-w-52 whitespace-normal py-2">{original.state === "sent" ? original.stripe_transfer_id : original.error ?? "–"}</Text> }),
    column.display({ id: "retry", header: "", cell: ({ row: { original } }) => original.state !== "sent" && <Button size="small" variant="secondary" isLoading={retry.isPending && retry.variables.id === original.id} onClick={() => { retry.mutate(original) }}>Try again</Button> }),
  ]
  return (
    <DataPage
      title="Transfers" lead="Each seller's share of an order. One that waits is sent by itself once the payout account can receive it."
      query={query} rowsOf={({ transfers }) => transfers} columns={columns} idOf={({ id }) => id}
      searchFor="Seller, order, transfer or reason" isFound={(search, { id, name, order_id, stripe_transfer_id, error, state }) => matches(search, id, name, order_id, stripe_transfer_id ?? "", error ?? "", state)}
      empty={{ heading: "No transfers here", description: "The first paid order brings one for each of its sellers." }}
    >
      <Tabs value={tab} onValueChange={(next) => { setTab(tabs.find((each) => each === next) ?? "all") }}>
        <Tabs.List className="flex-wrap px-6 py-3">{tabs.map((each) => <Tabs.Trigger key={each} value={each}>{`${asWords(each)}${tally(each)}`}</Tabs.Trigger>)}</Tabs.List>
      </Tabs>
    </DataPage>
  )
}

export const config = defineRouteConfig({ label: "Transfers", rank: 2 })
export default Transfers
