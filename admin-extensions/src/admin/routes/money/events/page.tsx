import { eventStates, listStripeEvents, type StripeEventRow } from "@max-booster/api-contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { createDataTableColumnHelper, Select, Tabs, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "react-router-dom"
import { DataPage } from "../../../components/data-page"
import { StateBadge } from "../../../components/state-badge"
import { call } from "../../../lib/call"
import { OURS } from "../../../lib/use-change"
import { asWords, matches, moment } from "../../../lib/words"
import { ReplayButton } from "./replay-button"

const states = ["failed", "received", "processed", "ignored", "all"] as const
type Shown = (typeof states)[number]
const EVERY = "every type"
const LIMIT = 500
const REFRESH_MS = 5_000

const column = createDataTableColumnHelper<StripeEventRow>()
const columns = [
  column.accessor("type", { header: "Event", cell: ({ row: { original } }) => <Subject {...original} /> }),
  column.accessor("state", { header: "State", cell: ({ getValue }) => <StateBadge state={getValue()} /> }),
  column.accessor("received_at", { header: "Received", cell: ({ getValue }) => moment(getValue()) }),
  column.accessor("account", { header: "Account", cell: ({ getValue }) => <span className="font-mono text-xs">{getValue() ?? "Platform"}</span> }),
  column.accessor("attempts", { header: "Attempts", align: "right" }),
  column.accessor("error", { header: "Reason", maxSize: 420, cell: ({ getValue }) => <Text size="small" className="min-w-40 whitespace-normal py-2">{getValue() ?? "–"}</Text> }),
  column.display({ id: "replay", header: "", cell: ({ row: { original } }) => <ReplayButton event={original} size="small" /> }),
]

const empty: Record<Shown, { heading: string; description: string }> = {
  failed: { heading: "Nothing failed", description: "An event whose last try failed stays here with its reason until a try succeeds." },
  received: { heading: "Nothing waits", description: "Events that a worker will take next appear here." },
  processed: { heading: "Nothing processed yet", description: "Events that were acted on appear here." },
  ignored: { heading: "Nothing ignored", description: "Events that are about nothing of ours appear here." },
  all: { heading: "No events yet", description: "Stripe's first event appears here. If none comes, check the webhook endpoints in Stripe's dashboard." },
}

/** Stripe's events: what came, what became of it, and a button that processes one again. */
const Events = () => {
  const [state, setState] = useState<Shown>("failed")
  const [type, setType] = useState(EVERY)
  const filter = { ...(state !== "all" && { state }), ...(type !== EVERY && { type }), limit: String(LIMIT) }
  const query = useQuery({ queryKey: [OURS, "events", filter], queryFn: () => call(listStripeEvents, { query: filter }), refetchInterval: REFRESH_MS })
  const { counts, types = [], count = 0 } = query.data ?? {}
  const tally = (of: Shown) => (counts ? ` (${of === "all" ? eventStates.reduce((sum, each) => sum + counts[each], 0) : counts[of]})` : "")
  return (
    <DataPage
      title="Webhook inbox" lead={count > LIMIT ? `Every event of Stripe, once. The newest ${LIMIT} of ${count} are shown: choose a type to see less.` : "Every event of Stripe, once. An event is only a reason to look: to process one again is harmless."}
      query={query} rowsOf={({ events }) => events} columns={columns} idOf={({ id }) => id}
      searchFor="Event, object, account or reason" isFound={(search, { id, type: of, object_id, account, error }) => matches(search, id, of, object_id ?? "", account ?? "platform", error ?? "")} empty={empty[state]}
    >
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-3">
        <Tabs value={state} onValueChange={(next) => { setState(states.find((each) => each === next) ?? "failed") }}>
          <Tabs.List className="flex-wrap">{states.map((each) => <Tabs.Trigger key={each} value={each}>{`${asWords(each)}${tally(each)}`}</Tabs.Trigger>)}</Tabs.List>
        </Tabs>
        <Select size="small" value={type} onValueChange={setType}>
          <Select.Trigger className="w-64" aria-label="Type of event"><Select.Value /></Select.Trigger>
          <Select.Content>{[EVERY, ...types].map((each) => <Select.Item key={each} value={each}>{each === EVERY ? "Every type" : each}</Select.Item>)}</Select.Content>
        </Select>
      </div>
    </DataPage>
  )
}

const Subject = ({ id, type, object_id }: StripeEventRow) => (
  <div>
    <Link className="text-ui-fg-interactive txt-compact-small-plus" to={`/money/events/${id}`}>{type}</Link>
    <Text size="xsmall" title={object_id ?? id} className="text-ui-fg-subtle max-w-64 truncate font-mono">{object_id ?? id}</Text>
  </div>
)

export const config = defineRouteConfig({ label: "Webhook inbox", rank: 5 })
export default Events
