import { listSellers, type SellerRow, suspendSeller } from "@max-booster/api-contract"
import { formatMoney } from "@max-booster/kernel"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { BuildingStorefront } from "@medusajs/icons"
import { createDataTableColumnHelper, Text, usePrompt } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { DataPage } from "../../components/data-page"
import { StateBadge } from "../../components/state-badge"
import { call } from "../../lib/call"
import { OURS, useChange } from "../../lib/use-change"
import { matches, moment } from "../../lib/words"

const column = createDataTableColumnHelper<SellerRow>()

/** Producers' shops, with the power to suspend one. */
const Sellers = () => {
  const query = useQuery({ queryKey: [OURS, "sellers"], queryFn: () => call(listSellers) })
  const setState = useStateOfSeller()
  const columns = [
    column.accessor("name", { header: "Shop", cell: ({ row: { original } }) => <NameAndHandle {...original} /> }),
    column.accessor("email", { header: "E-mail" }),
    column.accessor("state", { header: "State", cell: ({ getValue }) => <StateBadge state={getValue()} /> }),
    column.accessor("payout_state", { header: "Payout account", cell: ({ getValue }) => <StateBadge state={getValue() === "none" ? "not_set_up" : getValue()} /> }),
    column.accessor("listings", { header: "Beats", align: "right" }),
    column.accessor("earned", { header: "Earned", align: "right", cell: ({ getValue }) => <span className="tabular-nums">{formatMoney(getValue())}</span> }),
    column.accessor("created_at", { header: "Since", cell: ({ getValue }) => moment(getValue()) }),
    column.action({
      actions: ({ row: { original } }) => [original.state === "active"
        ? { label: "Suspend…", onClick: () => { void setState(original, "suspended") } }
        : { label: "Let it sell again…", onClick: () => { void setState(original, "active") } }],
    }),
  ]
  return (
    <DataPage
      title="Sellers" lead="Producers' shops. A suspended shop sells nothing; licenses that were sold stay valid."
      query={query} rowsOf={({ sellers }) => sellers} columns={columns} idOf={({ id }) => id}
      searchFor="Shop or e-mail" isFound={(search, { name, handle, email }) => matches(search, name, handle, email)}
      empty={{ heading: "No shops yet", description: "A producer opens one in the storefront, under “Sell”." }}
    />
  )
}

const NameAndHandle = ({ name, handle }: SellerRow) => (
  <div>
    <Text size="small" weight="plus">{name}</Text>
    <Text size="xsmall" className="text-ui-fg-subtle">{handle}</Text>
  </div>
)

function useStateOfSeller() {
  const ask = usePrompt()
  const { mutateAsync } = useChange(
    ({ id, state }: { id: string; name: string; state: SellerRow["state"] }) => call(suspendSeller, { params: { id }, body: { state } }),
    ({ name, state }) => (state === "suspended" ? `${name} is suspended.` : `${name} sells again.`),
  )
  return async ({ id, name, listings }: SellerRow, state: SellerRow["state"]) => {
    const agreed = await ask(state === "suspended"
      ? { title: `Suspend ${name}?`, description: `${beats(listings)} can no longer be bought, and the shop cannot publish. Licenses that were sold stay valid, and what was earned is still paid out.`, confirmText: "Suspend", cancelText: "Cancel" }
      : { title: `Let ${name} sell again?`, description: `${beats(listings)} can be bought again.`, confirmText: "Let it sell", cancelText: "Cancel", variant: "confirmation" })
    if (agreed) await mutateAsync({ id, name, state }).catch(() => undefined) // the toast has told it
  }
}

const beats = (count: number) => (count === 1 ? "Its one beat" : `Its ${count} beats`)

export const config = defineRouteConfig({ label: "Sellers", icon: BuildingStorefront, rank: 1 })
export default Sellers
