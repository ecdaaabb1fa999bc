import { type AnalysesView, readAnalyses, renewAnalyses } from "@max-booster/api-contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ChartBar } from "@medusajs/icons"
import { Button, Container, Heading, Skeleton, StatusBadge, Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { call } from "../../lib/call"
import { OURS, useChange } from "../../lib/use-change"
import { moment } from "../../lib/words"

const REFRESH_MS = 3_000

/** Which engines heard the recordings, a button that has the others heard again, and what changed. */
const AnalysesPage = () => {
  const query = useQuery({ queryKey: [OURS, "analyses"], queryFn: () => call(readAnalyses), refetchInterval: REFRESH_MS })
  const renew = useChange((_: null) => call(renewAnalyses), () => "They are heard again, after everything that producers wait for.")
  if (query.isError) return <Container><Heading>Analyses could not be read</Heading><Text size="small">{query.error.message}</Text><Button className="mt-3" size="small" variant="secondary" onClick={() => { query.refetch() }}>Try again</Button></Container>
  if (!query.data) return <Container><Skeleton className="h-40 w-full" /></Container>
  const { groups, changed, engines_here } = query.data
  const total = groups.reduce((sum, { recordings }) => sum + recordings, 0)
  const current = groups.find(({ engines }) => engines === engines_here)?.recordings ?? 0
  return (
    <>
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-start justify-between gap-4 px-6 py-4">
          <div>
            <Heading>Analyses</Heading>
            <Text size="small" className="text-ui-fg-subtle">{`Tempo and key are heard by ${engines_here}. A producer’s own word stays, whatever is heard again.`}</Text>
          </div>
          <Button size="small" variant="secondary" isLoading={renew.isPending} disabled={current === total} onClick={() => { renew.mutate(null) }}>Analyse again</Button>
        </div>
        <div className="flex items-center gap-3 px-6 py-4">
          <progress className="h-1.5 w-40 accent-current" value={current} max={Math.max(1, total)} aria-label="Recordings heard by today's engines" />
          <Text size="small" className="tabular-nums">{total === 0 ? "No recordings yet" : `${current} of ${total} recordings heard by today’s engines`}</Text>
        </div>
        {groups.length > 0 && <Groups groups={groups} current={engines_here} />}
      </Container>
      <Container className="p-0">
        <div className="px-6 py-4"><Heading level="h2">What changed</Heading></div>
        {changed.length === 0 ? <Text size="small" className="px-6 pb-6 text-ui-fg-subtle">Nothing: whatever was heard again sounded the same.</Text> : <Changes changed={changed} />}
      </Container>
    </>
  )
}

const Groups = ({ groups, current }: { groups: AnalysesView["groups"]; current: string }) => (
  <div className="overflow-x-auto">
    <Table>
      <Table.Header><Table.Row><Table.HeaderCell>Engines</Table.HeaderCell><Table.HeaderCell>Recordings</Table.HeaderCell><Table.HeaderCell>From</Table.HeaderCell><Table.HeaderCell>To</Table.HeaderCell></Table.Row></Table.Header>
      <Table.Body>
        {groups.map(({ engines, recordings, first_at, last_at }) => (
          <Table.Row key={engines}>
            <Table.Cell><span className="mr-2">{engines}</span>{engines === current && <StatusBadge color="green">Now</StatusBadge>}</Table.Cell>
            <Table.Cell className="tabular-nums">{recordings}</Table.Cell><Table.Cell>{first_at ? moment(first_at) : "–"}</Table.Cell><Table.Cell>{last_at ? moment(last_at) : "–"}</Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  </div>
)

const Changes = ({ changed }: { changed: AnalysesView["changed"] }) => (
  <div className="overflow-x-auto">
    <Table>
      <Table.Header><Table.Row><Table.HeaderCell>Recording</Table.HeaderCell><Table.HeaderCell>Tempo</Table.HeaderCell><Table.HeaderCell>Key</Table.HeaderCell><Table.HeaderCell>Producer’s word</Table.HeaderCell></Table.Row></Table.Header>
      <Table.Body>
        {changed.map(({ recording_id, title, before, bpm, key, is_confirmed }) => (
          <Table.Row key={recording_id}>
            <Table.Cell>{title}</Table.Cell><Table.Cell>{turn(before.bpm, bpm)}</Table.Cell><Table.Cell>{turn(before.key, key)}</Table.Cell><Table.Cell>{is_confirmed ? "Given, and kept" : "Not given"}</Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  </div>
)

const turn = (before: number | string | null, now: number | string | null) => (before === now ? String(now ?? "–") : `${before ?? "–"} → ${now ?? "–"}`)

export const config = defineRouteConfig({ label: "Analyses", icon: ChartBar, rank: 9 })
export default AnalysesPage
