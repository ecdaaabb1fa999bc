import { type DisputeRow, listDisputes, readDispute, sendEvidence } from "@max-booster/api-contract"
import { formatMoney } from "@max-booster/kernel"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ExclamationCircle } from "@medusajs/icons"
import { Button, createDataTableColumnHelper, Drawer, Skeleton, Text, Textarea, usePrompt } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "react-router-dom"
import { DataPage } from "../../components/data-page"
import { StateBadge } from "../../components/state-badge"
import { call } from "../../lib/call"
import { OURS, useChange } from "../../lib/use-change"
import { asWords, matches, moment } from "../../lib/words"

const REFRESH_MS = 5_000
const column = createDataTableColumnHelper<DisputeRow>()
const columns = [
  column.accessor("opened_at", { header: "Opened", cell: ({ getValue }) => moment(getValue()) }),
  column.accessor("order_id", { header: "Order", cell: ({ getValue }) => <Link className="text-ui-fg-interactive" to={`/orders/${getValue()}`}>See the order</Link> }),
  column.accessor("reason", { header: "Reason", cell: ({ getValue }) => asWords(getValue()) }),
  column.accessor("status", { header: "State", cell: ({ getValue }) => <StateBadge state={getValue()} /> }),
  column.accessor("evidence_due_by", { header: "Answer by", cell: ({ row: { original } }) => (original.evidence_sent_at ? "Answered" : original.evidence_due_by ? moment(original.evidence_due_by) : "–") }),
  column.accessor("amount", { header: "Amount", align: "right", cell: ({ getValue }) => <span className="tabular-nums">{formatMoney(getValue())}</span> }),
  column.display({ id: "evidence", header: "", cell: ({ row: { original } }) => <EvidenceDrawer dispute={original} /> }),
]

/** Payments that buyers' banks took back, and what speaks for the shop. */
const Disputes = () => {
  const query = useQuery({ queryKey: [OURS, "disputes"], queryFn: () => call(listDisputes), refetchInterval: REFRESH_MS })
  return (
    <DataPage
      title="Disputes" lead="A buyer’s bank holds the money while it decides. Evidence is gathered from the acceptance, the contract, the downloads and the mails."
      query={query} rowsOf={(answer) => answer.disputes} columns={columns} idOf={({ id }) => id}
      searchFor="Reason, state or order" isFound={(search, { reason, status, order_id }) => matches(search, asWords(reason), asWords(status), order_id)}
      empty={{ heading: "No disputes", description: "When a buyer’s bank takes a payment back, it appears here, with the evidence ready to send." }}
    />
  )
}

function EvidenceDrawer({ dispute }: { dispute: DisputeRow }) {
  const [isOpen, setOpen] = useState(false)
  const [note, setNote] = useState("")
  const prompt = usePrompt()
  const query = useQuery({ queryKey: [OURS, "dispute", dispute.id], queryFn: () => call(readDispute, { params: { id: dispute.id } }), enabled: isOpen })
  const change = useChange((body: unknown) => call(sendEvidence, { params: { id: dispute.id }, body }), () => "The evidence was sent to the bank")
  const isAsked = dispute.evidence_sent_at === null && dispute.status.endsWith("needs_response")
  const send = async () => {
    if (await prompt({ title: "Send the evidence?", description: "The bank takes it once; nothing can be added later.", confirmText: "Send it", cancelText: "Cancel", variant: "confirmation" })) change.mutate({ note }, { onSuccess: () => { setOpen(false) } })
  }
  return (
    <Drawer open={isOpen} onOpenChange={setOpen}>
      <Drawer.Trigger asChild><Button size="small" variant={isAsked ? "primary" : "secondary"}>{isAsked ? "Answer" : "Evidence"}</Button></Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header><Drawer.Title>{isAsked ? "Answer the dispute" : "Evidence"}</Drawer.Title></Drawer.Header>
        <Drawer.Body className="flex flex-col gap-4 overflow-y-auto">
          {query.isError && <Text role="alert" className="text-ui-fg-error">{query.error.message}</Text>}
          {query.isPending && <Skeleton className="h-40 w-full" />}
          {query.data && Object.entries(query.data.evidence).map(([name, value]) => (
            <div key={name}><Text size="small" weight="plus">{asWords(name)}</Text><Text size="small" className="whitespace-pre-wrap break-words text-ui-fg-subtle">{value || "–"}</Text></div>
          ))}
          {query.data && query.data.exhibits.length > 0 && (
            <div><Text size="small" weight="plus">Files</Text><ul className="list-disc pl-5">{query.data.exhibits.map((words) => <li key={words}><Text size="small" className="text-ui-fg-subtle">{words}</Text></li>)}</ul></div>
          )}
          {isAsked && <label className="flex flex-col gap-1"><Text size="small" weight="plus">A word of yours, put first</Text><Textarea value={note} onChange={({ target }) => { setNote(target.value) }} /></label>}
        </Drawer.Body>
        <Drawer.Footer>
          <Drawer.Close asChild><Button size="small" variant="secondary">Close</Button></Drawer.Close>
          {isAsked && <Button size="small" isLoading={change.isPending} disabled={!query.data} onClick={() => { void send() }}>Send to the bank</Button>}
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

export const config = defineRouteConfig({ label: "Disputes", icon: ExclamationCircle, rank: 6 })
export default Disputes
