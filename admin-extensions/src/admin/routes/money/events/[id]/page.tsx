import { readStripeEvent, type StripeEventView } from "@max-booster/api-contract"
import { Alert, CodeBlock, Container, Heading, Skeleton, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Link, useParams } from "react-router-dom"
import { StateBadge } from "../../../../components/state-badge"
import { call } from "../../../../lib/call"
import { OURS } from "../../../../lib/use-change"
import { moment } from "../../../../lib/words"
import { ReplayButton } from "../replay-button"

const REFRESH_MS = 3_000

/** One event of Stripe: what became of it, and everything that was sent. */
const Event = () => {
  const { id = "" } = useParams()
  const { data, error, isPending } = useQuery({ queryKey: [OURS, "event", id], queryFn: () => call(readStripeEvent, { params: { id } }), refetchInterval: REFRESH_MS })
  const event = data?.event
  return (
    <div className="flex flex-col gap-y-3">
      <Link className="text-ui-fg-interactive txt-compact-small" to="/money/events">Back to the webhook inbox</Link>
      <Container className="divide-y p-0">
        <div className="flex items-start justify-between gap-x-4 px-6 py-4">
          <div>
            <Heading>{event?.type ?? "Event"}</Heading>
            <Text size="small" className="text-ui-fg-subtle font-mono">{id}</Text>
          </div>
          {event && <ReplayButton event={event} />}
        </div>
        {isPending && <div className="px-6 py-4"><Skeleton className="h-40 w-full" /></div>}
        {error && !event && <div className="px-6 py-4"><Alert variant="error">{error.message}</Alert></div>}
        {event && <Facts event={event} />}
      </Container>
      {event && (
        <CodeBlock snippets={[{ label: "Payload", language: "json", code: JSON.stringify(event.payload, null, 2) }]}>
          <CodeBlock.Header />
          <CodeBlock.Body />
        </CodeBlock>
      )}
    </div>
  )
}

function Facts({ event }: { event: StripeEventView }) {
  const facts: [string, string][] = [
    ["Account", event.account ?? "Platform"], ["Object", event.object_id ?? "–"], ["Happened", moment(event.happened_at)], ["Received", moment(event.received_at)],
    ["Last try", event.processed_at ? moment(event.processed_at) : "None yet"], ["Attempts", String(event.attempts)], ["Replays", String(event.replays)],
  ]
  return (
    <div className="px-6 py-4">
      {event.error && <Alert variant={event.state === "failed" ? "error" : "warning"} className="mb-4">{event.state === "failed" ? event.error : `Before: ${event.error}`}</Alert>}
      <dl className="grid grid-cols-1 gap-4 md:grid-cols-3">
        <div><dt><Text size="small" className="text-ui-fg-subtle">State</Text></dt><dd><StateBadge state={event.state} /></dd></div>
        {facts.map(([name, value]) => <div key={name}><dt><Text size="small" className="text-ui-fg-subtle">{name}</Text></dt><dd className="txt-compact-small break-all">{value}</dd></div>)}
      </dl>
    </div>
  )
}

export default Event
