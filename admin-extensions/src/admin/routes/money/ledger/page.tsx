import { listPostingSets, type PostingSetRow } from "@max-booster/api-contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Button, createDataTableColumnHelper, Input, Label, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { type FormEvent } from "react"
import { useSearchParams } from "react-router-dom"
import { Amount } from "../../../components/amount"
import { DataPage } from "../../../components/data-page"
import { call } from "../../../lib/call"
import { OURS } from "../../../lib/use-change"
import { matches, moment } from "../../../lib/words"
import { TrialBalance } from "./trial-balance"

const LIMIT = 100
const column = createDataTableColumnHelper<PostingSetRow>()
const columns = [
  column.accessor("created_at", { header: "When", cell: ({ getValue }) => moment(getValue()) }),
  column.accessor("kind", { header: "What", cell: ({ row: { original } }) => <Subject {...original} /> }),
  column.accessor("entries", { header: "Entries", cell: ({ getValue }) => <Entries entries={getValue()} /> }),
]

/** Posting sets with their entries, of an order, of a party, or the newest; and the trial balance. */
const Ledger = () => {
  const [asked, ask] = useSearchParams()
  const filter = { ...given("order", asked), ...given("party", asked), limit: String(LIMIT) }
  const query = useQuery({ queryKey: [OURS, "ledger", filter], queryFn: () => call(listPostingSets, { query: filter }) })
  const count = query.data?.count ?? 0
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    ask(Object.fromEntries(["order", "party"].flatMap((field) => { const value = data.get(field); return typeof value === "string" && value.trim() !== "" ? [[field, value.trim()]] : [] })))
  }
  return (
    <div className="flex flex-col gap-y-3">
      <DataPage
        title="Ledger" lead={count > LIMIT ? `The newest ${LIMIT} of ${count} posting sets. Name an order or a party to see theirs.` : "Posting sets, newest first. The entries of each sum to zero; nothing is ever changed or removed."}
        query={query} rowsOf={({ sets }) => sets} columns={columns} idOf={({ id }) => id}
        searchFor="Kind, reference or account" isFound={(search, { kind, label, reference, key, entries }) => matches(search, kind, label, reference, key, ...entries.flatMap(({ account, name }) => [account, name]))}
        empty={{ heading: "No entries", description: "An order or a party without any movement of money has none." }}
      >
        <form key={asked.toString()} onSubmit={submit} className="flex flex-wrap items-end gap-3 px-6 py-3">
          {(["order", "party"] as const).map((field) => (
            <div key={field} className="grid gap-1">
              <Label htmlFor={`ledger-${field}`} size="small">{field === "order" ? "Order (number or id)" : "Party (id)"}</Label>
              <Input id={`ledger-${field}`} name={field} size="small" defaultValue={asked.get(field) ?? ""} />
            </div>
          ))}
          <Button type="submit" size="small" variant="secondary">Show</Button>
          {asked.size > 0 && <Button type="button" size="small" variant="transparent" onClick={() => { ask({}) }}>Show all</Button>}
        </form>
      </DataPage>
      <TrialBalance />
    </div>
  )
}

const given = (field: "order" | "party", from: URLSearchParams): Record<string, string> => { const value = from.get(field); return value ? { [field]: value } : {} }

const Subject = ({ label, reference }: PostingSetRow) => (
  <div className="py-2">
    <Text size="small" weight="plus">{label}</Text>
    <Text size="xsmall" className="text-ui-fg-subtle font-mono">{reference}</Text>
  </div>
)

const Entries = ({ entries }: Pick<PostingSetRow, "entries">) => (
  <dl className="grid min-w-80 grid-cols-[1fr_auto] gap-x-6 gap-y-1 py-2">
    {entries.map(({ account, name, amount }) => <div key={account} className="contents"><dt title={account}><Text size="small">{name}</Text></dt><dd className="text-right"><Amount of={amount} /></dd></div>)}
  </dl>
)

export const config = defineRouteConfig({ label: "Ledger", rank: 1 })
export default Ledger
