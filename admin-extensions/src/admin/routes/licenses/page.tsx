import { listAllLicenses, type SoldLicense } from "@max-booster/api-contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { DocumentText } from "@medusajs/icons"
import { Button, Container, Heading, Input, Skeleton, Switch, Table, Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link, useSearchParams } from "react-router-dom"
import { StateBadge } from "../../components/state-badge"
import { call } from "../../lib/call"
import { OURS } from "../../lib/use-change"
import { LicenseDrawer } from "./license-drawer"

const PAGE = 20

/** Every license: found by number, beat or licensee, with its use and its history; and breaches to decide. */
const Licenses = () => {
  const [search, setSearch] = useSearchParams()
  const [q, attention] = [search.get("q") ?? "", search.get("attention") === "true"]
  const [offset, setOffset] = useState(0)
  const query = useQuery({
    queryKey: [OURS, "licenses", q, attention, offset], placeholderData: keepPreviousData,
    queryFn: () => call(listAllLicenses, { query: { offset: String(offset), limit: String(PAGE), ...(q && { q }), ...(attention && { attention: "true" }) } }),
  })
  const change = (next: { q: string; attention: boolean }) => { setOffset(0); setSearch({ ...(next.q && { q: next.q }), ...(next.attention && { attention: "true" }) }, { replace: true }) }
  const count = query.data?.count ?? 0
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading>Licenses</Heading>
        <Text size="small" className="text-ui-fg-subtle">What was sold and given, how far it is used, and what happened to it. Breaches are decided here.</Text>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-4 px-6 py-3">
        <Input type="search" aria-label="Number, beat or licensee" placeholder="Number, beat or licensee" className="w-full md:w-80" value={q} onChange={({ target }) => { change({ q: target.value, attention }) }} />
        <label className="flex items-center gap-2"><Switch checked={attention} onCheckedChange={(on) => { change({ q, attention: on }) }} /><Text size="small">Only breaches</Text></label>
      </div>
      {query.isError && query.data === undefined ? <div role="alert" className="flex flex-col items-center gap-3 px-6 py-16"><Text>{query.error.message}</Text><Button size="small" variant="secondary" onClick={() => { query.refetch() }}>Try again</Button></div>
        : query.data === undefined ? <div className="flex flex-col gap-2 px-6 py-4">{[0, 1, 2].map((n) => <Skeleton key={n} className="h-8 w-full" />)}</div>
        : count === 0 ? <Text className="px-6 py-16 text-center text-ui-fg-subtle">{q || attention ? "No license fits." : "No license was sold yet."}</Text>
        : <Rows licenses={query.data.licenses} />}
      {count > PAGE && (
        <div className="flex items-center justify-between px-6 py-3">
          <Text size="small" className="tabular-nums text-ui-fg-subtle">{`${offset + 1}–${Math.min(offset + PAGE, count)} of ${count}`}</Text>
          <div className="flex gap-2">
            <Button size="small" variant="secondary" disabled={offset === 0} onClick={() => { setOffset(Math.max(0, offset - PAGE)) }}>Previous</Button>
            <Button size="small" variant="secondary" disabled={offset + PAGE >= count} onClick={() => { setOffset(offset + PAGE) }}>Next</Button>
          </div>
        </div>
      )}
    </Container>
  )
}

const Rows = ({ licenses }: { licenses: readonly SoldLicense[] }) => (
  <div className="overflow-x-auto">
    <Table>
      <Table.Header><Table.Row>{["Number", "Beat", "Licensee", "State", ""].map((head) => <Table.HeaderCell key={head}>{head}</Table.HeaderCell>)}</Table.Row></Table.Header>
      <Table.Body>
        {licenses.map((license) => (
          <Table.Row key={license.id}>
            <Table.Cell className="whitespace-nowrap tabular-nums">{license.given ? license.number : <Link className="text-ui-fg-interactive" to={`/orders/${license.order_id}`}>{license.number}</Link>}</Table.Cell>
            <Table.Cell>{`${license.beat_title}, ${license.label}`}</Table.Cell>
            <Table.Cell>{license.licensee}</Table.Cell>
            <Table.Cell className="whitespace-nowrap"><StateBadge state={license.breach ? (license.breach.state === "reported" ? "breach_reported" : "notice_given") : license.state} /></Table.Cell>
            <Table.Cell className="text-right"><LicenseDrawer license={license} /></Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  </div>
)

export const config = defineRouteConfig({ label: "Licenses", icon: DocumentText, rank: 3 })
export default Licenses
