import { type JobRow, listJobs, retryJob } from "@max-booster/api-contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ServerStack } from "@medusajs/icons"
import { Button, createDataTableColumnHelper, Tabs, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { DataPage } from "../../components/data-page"
import { call } from "../../lib/call"
import { OURS, useChange } from "../../lib/use-change"
import { asWords, matches, moment } from "../../lib/words"
import { JobSubject } from "./job-subject"

const states = ["failed", "active", "waiting", "delayed", "completed"] as const
type State = (typeof states)[number]
const column = createDataTableColumnHelper<JobRow>()

const empty: Record<State, { heading: string; description: string }> = {
  failed: { heading: "Nothing failed", description: "A job that used up its attempts appears here with its reason." },
  active: { heading: "Nothing at work", description: "Jobs that run now appear here." },
  waiting: { heading: "Nothing waits", description: "Jobs that a worker will take next appear here." },
  delayed: { heading: "Nothing is delayed", description: "Jobs that wait for a time, or for their next attempt, appear here." },
  completed: { heading: "Nothing completed yet", description: "Jobs that ended well appear here." },
}
const REFRESH_MS = 3_000

/** Background jobs by state, the failed ones first, each with its reason and a button that runs it again. */
const Jobs = () => {
  const [state, setState] = useState<State>("failed")
  const query = useQuery({ queryKey: [OURS, "jobs", state], queryFn: () => call(listJobs, { query: { state } }), refetchInterval: REFRESH_MS })
  const retry = useChange(({ queue, id }: JobRow) => call(retryJob, { params: { queue, id } }), ({ name }) => `${asWords(name)} runs again.`)
  const counts = query.data?.counts
  const columns = [
    column.accessor("name", { header: "Job", cell: ({ row: { original } }) => <JobSubject job={original} /> }),
    column.accessor("at", { header: "When", cell: ({ getValue }) => moment(getValue()) }),
    column.accessor("attempts", { header: "Attempts", align: "right" }),
    ...(state === "failed" || state === "delayed" ? [column.accessor("reason", { header: "Reason", maxSize: 420, cell: ({ row: { original } }) => <Reason job={original} /> })] : []),
    ...(state === "active" ? [column.accessor("progress", { header: "Progress", cell: ({ getValue }) => <Progress fraction={getValue()} /> })] : []),
    ...(state === "failed" ? [column.display({
      id: "retry", header: "",
      cell: ({ row: { original } }) => (
        <Button size="small" variant="secondary" isLoading={retry.isPending && retry.variables.id === original.id} onClick={() => { retry.mutate(original) }}>Run again</Button>
      ),
    })] : []),
  ]
  return (
    <DataPage
      title="Jobs" lead="What the workers do. This list reads itself again every few seconds."
      query={query} rowsOf={({ jobs }) => jobs} columns={columns} idOf={({ queue, id }) => `${queue}/${id}`}
      searchFor="Job, queue or reason" isFound={(search, { name, queue, id, reason }) => matches(search, name, queue, id, reason ?? "")} empty={empty[state]}
    >
      <Tabs value={state} onValueChange={(next) => { setState(states.find((each) => each === next) ?? "failed") }}>
        <Tabs.List className="flex-wrap px-6 py-3">
          {states.map((each) => <Tabs.Trigger key={each} value={each}>{`${asWords(each)}${tally(counts, each)}`}</Tabs.Trigger>)}
        </Tabs.List>
      </Tabs>
    </DataPage>
  )
}

/** How many jobs of all queues are in a state, in parentheses. */
function tally(counts: Record<string, Record<string, number>> | undefined, state: State): string {
  if (!counts) return ""
  return ` (${Object.values(counts).reduce((total, queue) => total + (queue[state] ?? 0), 0)})`
}

/** Why a job failed, with what each try left behind. */
const Reason = ({ job: { reason, log } }: { job: JobRow }) => (
  <div className="min-w-72 whitespace-normal py-2">
    <Text size="small">{reason ?? "–"}</Text>
    {log.length > 0 && (
      <details>
        <summary className="txt-small cursor-pointer text-ui-fg-subtle">Log</summary>
        <pre className="txt-compact-xsmall max-h-64 max-w-xl overflow-auto whitespace-pre-wrap text-ui-fg-subtle">{log.join("\n\n")}</pre>
      </details>
    )}
  </div>
)

const Progress = ({ fraction }: { fraction: number }) => {
  const percent = Math.round(Math.min(1, Math.max(0, fraction)) * 100)
  return (
    <div className="flex items-center gap-x-2">
      <progress className="h-1.5 w-24 accent-current" value={percent} max={100} aria-label={`${percent} percent done`} />
      <span className="tabular-nums">{`${percent}%`}</span>
    </div>
  )
}

export const config = defineRouteConfig({ label: "Jobs", icon: ServerStack, rank: 9 })
export default Jobs
