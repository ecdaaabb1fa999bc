import { type ListingRow, listListings, moderateListing } from "@max-booster/api-contract"
import { genreOf } from "@max-booster/music"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { QueueList } from "@medusajs/icons"
import { Badge, createDataTableColumnHelper, Text, usePrompt } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { DataPage } from "../../components/data-page"
import { StateBadge } from "../../components/state-badge"
import { call } from "../../lib/call"
import { OURS, useChange } from "../../lib/use-change"
import { matches, moment } from "../../lib/words"

const column = createDataTableColumnHelper<ListingRow>()
type Change = { id: string; body: { featured?: boolean; state?: "published" | "withdrawn" }; done: string }

/** Beats on sale and off it, with the power to feature, withdraw and restore one. */
const Listings = () => {
  const query = useQuery({ queryKey: [OURS, "listings"], queryFn: () => call(listListings) })
  const ask = usePrompt()
  const { mutate } = useChange(({ id, body }: Change) => call(moderateListing, { params: { id }, body }), ({ done }) => done)

  const feature = ({ id, title, featured }: ListingRow) => {
    mutate({ id, body: { featured: !featured }, done: featured ? `“${title}” is no longer featured.` : `“${title}” is featured on the home page.` })
  }
  const withdraw = async ({ id, title, seller }: ListingRow) => {
    const agreed = await ask({ title: `Withdraw “${title}”?`, description: `The beat by ${seller} leaves the shop at once and cannot be bought. Licenses that were sold stay valid. You can restore it later.`, confirmText: "Withdraw", cancelText: "Cancel" })
    if (agreed) mutate({ id, body: { state: "withdrawn" }, done: `“${title}” is off sale.` })
  }
  const restore = async ({ id, title, seller }: ListingRow) => {
    const agreed = await ask({ title: `Put “${title}” on sale again?`, description: `The beat by ${seller} can be found and bought again.`, confirmText: "Restore", cancelText: "Cancel", variant: "confirmation" })
    if (agreed) mutate({ id, body: { state: "published" }, done: `“${title}” is on sale again.` })
  }
  const actionsOf = (row: ListingRow) => {
    if (row.state === "withdrawn") return [{ label: "Restore…", onClick: () => { void restore(row) } }]
    if (row.state === "draft") return []
    return [{ label: row.featured ? "Stop featuring" : "Feature", onClick: () => { feature(row) } }, { label: "Withdraw…", onClick: () => { void withdraw(row) } }]
  }

  const columns = [
    column.accessor("title", { header: "Beat", cell: ({ row: { original } }) => <Title {...original} /> }),
    column.accessor("seller", { header: "Seller" }),
    column.accessor("state", { header: "State", cell: ({ getValue }) => <StateBadge state={getValue()} /> }),
    column.accessor("genre", { header: "Genre", cell: ({ getValue }) => genreOf(getValue())?.label ?? getValue() }),
    column.accessor("bpm", { header: "BPM", align: "right", cell: ({ getValue }) => <span className="tabular-nums">{Math.round(getValue() * 10) / 10}</span> }),
    column.accessor("published_at", { header: "Published", cell: ({ getValue }) => { const at = getValue(); return at === null ? "–" : moment(at) } }),
    column.action({ actions: ({ row: { original } }) => actionsOf(original) }),
  ]
  return (
    <DataPage
      title="Listings" lead="Every beat on sale, in preparation or withdrawn. Featured beats stand on the home page."
      query={query} rowsOf={({ listings }) => listings} columns={columns} idOf={({ id }) => id}
      searchFor="Beat, seller or genre" isFound={(search, { title, seller, genre, state }) => matches(search, title, seller, genre, state)}
      empty={{ heading: "No listings yet", description: "A producer's first published beat appears here." }}
    />
  )
}

const Title = ({ title, featured, handle }: ListingRow) => (
  <div>
    <div className="flex items-center gap-x-2">
      <Text size="small" weight="plus">{title}</Text>
      {featured && <Badge size="2xsmall" color="purple">Featured</Badge>}
    </div>
    <Text size="xsmall" className="text-ui-fg-subtle">{handle}</Text>
  </div>
)

export const config = defineRouteConfig({ label: "Listings", icon: QueueList, rank: 2 })
export default Listings
