import { listReconciliations, type ReconciliationView, runReconciliation } from "@max-booster/api-contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Button, createDataTableColumnHelper, Input, Label, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { type FormEvent } from "react"
import { DataPage } from "../../../components/data-page"
import { StateBadge } from "../../../components/state-badge"
import { call } from "../../../lib/call"
import { OURS, useChange } from "../../../lib/use-change"
import { matches, moment } from "../../../lib/words"
import { ReportDrawer } from "./report-drawer"

const REFRESH_MS = 5_000
const column = createDataTableColumnHelper<ReconciliationView>()
const columns = [
  column.accessor("day", { header: "Day (UTC)", cell: ({ getValue }) => <time dateTime={getValue()}>{getValue()}</time> }),
  column.accessor("state", { header: "State", cell: ({ getValue }) => <StateBadge state={getValue()} /> }),
  column.accessor("differences", { header: "What was found", cell: ({ row: { original } }) => <Text size="small" className="min-w-52 whitespace-normal py-2">{inShort(original)}</Text> }),
  column.accessor("checked_at", { header: "Compared", cell: ({ getValue }) => moment(getValue()) }),
  column.display({ id: "report", header: "", cell: ({ row: { original } }) => <ReportDrawer report={original} /> }),
]

/** The ledger against what Stripe booked, a report a day. */
const Reconciliation = () => {
  const query = useQuery({ queryKey: [OURS, "reconciliations"], queryFn: () => call(listReconciliations), refetchInterval: REFRESH_MS })
  return (
    <DataPage
      title="Reconciliation" lead="Every night the day that has ended is compared with what Stripe booked, object by object, and every balance with what it was made from."
      query={query} rowsOf={({ reports }) => reports} columns={columns} idOf={({ day }) => day}
      searchFor="Day, state or object" isFound={(search, { day, state, differences }) => matches(search, day, state, ...differences.flatMap(({ object, order_id }) => [object, order_id ?? ""]))}
      empty={{ heading: "Nothing compared yet", description: "The first report comes an hour after the first day of sales has ended (UTC), or when you compare a day yourself." }}
    >
      <CompareADay />
    </DataPage>
  )
}

function CompareADay() {
  const run = useChange((day: string) => call(runReconciliation, { body: { day } }), (day) => `${day} is being compared. Its report appears here.`)
  const today = new Date().toISOString().slice(0, 10)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const day = new FormData(event.currentTarget).get("day")
    if (typeof day === "string" && day !== "") run.mutate(day)
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-3 px-6 py-3">
      <div className="grid gap-1">
        <Label htmlFor="reconcile-day" size="small">Day</Label>
        <Input id="reconcile-day" name="day" type="date" size="small" defaultValue={today} max={today} required />
      </div>
      <Button type="submit" size="small" variant="secondary" isLoading={run.isPending}>Compare now</Button>
      <Text size="xsmall" className="text-ui-fg-subtle">A day that is not over may show what is still on its way.</Text>
    </form>
  )
}

const inShort = ({ state, error, compared, differences, faults }: ReconciliationView): string => {
  if (state === "failed") return error ?? "It could not be done."
  const found = [count(differences.length, "difference"), ...(faults.length > 0 ? [count(faults.length, "balance that is off", "balances that are off")] : [])]
  return `${count(compared, "object")} at Stripe, ${found.join(", ")}`
}

const count = (n: number, one: string, many = `${one}s`): string => (n === 0 ? `no ${many}` : `${n} ${n === 1 ? one : many}`)

export const config = defineRouteConfig({ label: "Reconciliation", rank: 5 })
export default Reconciliation
