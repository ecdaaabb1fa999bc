import { type OrderMoney, readOrderMoney, refundOrder, sendRefundAgain, settleRefund } from "@max-booster/api-contract"
import { formatMoney, type MoneyJson } from "@max-booster/kernel"
import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Badge, Button, Checkbox, Container, FocusModal, Heading, Input, Label, RadioGroup, Skeleton, Text, Textarea } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { type ReactNode, useState } from "react"
import { StateBadge } from "../components/state-badge"
import { majorOf, minorOf } from "../lib/amounts"
import { call } from "../lib/call"
import { OURS, useChange } from "../lib/use-change"
import { moment } from "../lib/words"

type Line = OrderMoney["lines"][number]

/** On an order's page: what its licenses cost, what was refunded, and the way to refund. Orders without licenses show nothing. */
const RefundLicenses = ({ data: order }: { data: { id: string } }) => {
  const query = useQuery({ queryKey: [OURS, "order-money", order.id], queryFn: () => call(readOrderMoney, { params: { id: order.id } }), refetchInterval: ({ state }) => (state.data?.refunds.some(isUnderWay) ? 2_000 : false) })
  if (query.isError) return null
  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <Heading level="h2">Licenses and refunds</Heading>
        {query.data && <RefundDialog orderId={order.id} lines={query.data.lines} />}
      </div>
      {query.data === undefined ? <div className="px-6 py-4"><Skeleton className="h-6 w-full" /></div> : <Overview orderId={order.id} {...query.data} />}
    </Container>
  )
}

const isUnderWay = ({ state }: OrderMoney["refunds"][number]) => ["requested", "sending", "resending"].includes(state)

function Overview({ orderId, lines, refunds }: OrderMoney & { orderId: string }) {
  return (
    <>
      <ul className="divide-y">
        {lines.map((line) => (
          <li key={line.sale_line_id} className="flex items-center justify-between gap-4 px-6 py-3">
            <div>
              <Text size="small" weight="plus">{`${line.beat_title}, ${line.label}`}</Text>
              <Text size="small" className="text-ui-fg-subtle">{line.seller}</Text>
            </div>
            <div className="text-right">
              <Amount of={line.paid} />
              {line.left.amount !== line.paid.amount && <Text size="small" className="text-ui-fg-subtle">{line.left.amount === "0" ? "Refunded" : `${formatMoney(line.left)} left`}</Text>}
            </div>
          </li>
        ))}
      </ul>
      {refunds.map((refund) => (
        <div key={refund.id} className="flex items-start justify-between gap-4 px-6 py-3">
          <div>
            <Text size="small" weight="plus">{refund.source === "dispute" ? "Lost in a dispute" : "Refund"}</Text>
            <Text size="small" className="text-ui-fg-subtle">{`${moment(refund.created_at)}: ${refund.reason}`}</Text>
            {refund.error && <Text size="small" className={refund.state === "failed" ? "text-ui-fg-error" : "text-ui-fg-subtle"}>{refund.error}</Text>}
            {refund.state === "failed" && <CameBack orderId={orderId} refundId={refund.id} />}
          </div>
          <div className="flex flex-col items-end gap-1">
            <Amount of={refund.amount} />
            <StateBadge state={refund.state} />
            {refund.license === "revoke" && <Badge size="2xsmall">Licenses ended</Badge>}
          </div>
        </div>
      ))}
    </>
  )
}

/** What can be done when the buyer's bank sent a refund back. */
function CameBack({ orderId, refundId }: { orderId: string; refundId: string }) {
  const [how, setHow] = useState("")
  const params = { id: orderId, refund_id: refundId }
  const again = useChange(() => call(sendRefundAgain, { params }), () => "The refund is on its way again")
  const settle = useChange(() => call(settleRefund, { params, body: { how } }), () => "Noted: the buyer was paid another way")
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2">
      <Button size="small" variant="secondary" isLoading={again.isPending} onClick={() => { again.mutate(undefined) }}>Try again</Button>
      <Input size="small" aria-label="How the buyer was paid" placeholder="Paid another way: how?" value={how} onChange={({ target }) => { setHow(target.value) }} />
      <Button size="small" variant="secondary" disabled={how.trim().length < 3} isLoading={settle.isPending} onClick={() => { settle.mutate(undefined) }}>Note it</Button>
    </div>
  )
}

const Amount = ({ of }: { of: MoneyJson }) => <Text size="small" className="tabular-nums">{formatMoney(of)}</Text>

/** What was typed for a line: chosen or not, and how much. */
type Choice = { isChosen: boolean; amount: string }

function RefundDialog({ orderId, lines }: { orderId: string; lines: Line[] }) {
  const open = lines.filter(({ left }) => left.amount !== "0")
  const [isOpen, setOpen] = useState(false)
  const [choices, setChoices] = useState<Record<string, Choice>>({})
  const [license, setLicense] = useState<"revoke" | "keep">("revoke")
  const [reason, setReason] = useState("")
  const change = useChange((body: unknown) => call(refundOrder, { params: { id: orderId }, body }), () => "The refund is on its way")
  const choiceOf = (line: Line): Choice => choices[line.sale_line_id] ?? { isChosen: false, amount: majorOf(line.left) }
  const chosen = open.filter((line) => choiceOf(line).isChosen).map((line) => ({ line, minor: minorOf(choiceOf(line).amount, line.left.currency) }))
  const wrong = chosen.find(({ line, minor }) => minor === null || BigInt(minor) > BigInt(line.left.amount))
  const total = chosen.reduce((sum, { minor }) => sum + BigInt(minor ?? 0), 0n)
  const send = () => {
    change.mutate({ lines: chosen.map(({ line, minor }) => ({ sale_line_id: line.sale_line_id, amount: minor })), license, reason }, { onSuccess: () => { setOpen(false); setChoices({}); setReason("") } })
  }
  const currency = open[0]?.left.currency ?? "usd"
  return (
    <FocusModal open={isOpen} onOpenChange={setOpen}>
      <FocusModal.Trigger asChild><Button size="small" variant="secondary" disabled={open.length === 0}>Refund licenses</Button></FocusModal.Trigger>
      <FocusModal.Content>
        <FocusModal.Header />
        <FocusModal.Body className="flex justify-center overflow-y-auto p-6">
          <div className="flex w-full max-w-xl flex-col gap-6">
            <div>
              <FocusModal.Title asChild><Heading>Refund licenses</Heading></FocusModal.Title>
              <FocusModal.Description asChild><Text size="small" className="text-ui-fg-subtle">The platform’s fee and every party’s share go back in proportion. Stripe keeps its own fee.</Text></FocusModal.Description>
            </div>
            <ul className="flex flex-col gap-3">
              {open.map((line) => (
                <li key={line.sale_line_id} className="flex items-center gap-3">
                  <Checkbox id={line.sale_line_id} checked={choiceOf(line).isChosen} onCheckedChange={(on) => { setChoices({ ...choices, [line.sale_line_id]: { ...choiceOf(line), isChosen: on === true } }) }} />
                  <Label htmlFor={line.sale_line_id} className="flex-1">{`${line.beat_title}, ${line.label} (${formatMoney(line.left)} left)`}</Label>
                  <Input aria-label={`Amount for ${line.beat_title}`} className="w-28 text-right tabular-nums" inputMode="decimal" disabled={!choiceOf(line).isChosen} value={choiceOf(line).amount} onChange={({ target }) => { setChoices({ ...choices, [line.sale_line_id]: { isChosen: true, amount: target.value } }) }} />
                </li>
              ))}
            </ul>
            <Part label="The licenses">
              <RadioGroup value={license} onValueChange={(value) => { setLicense(value === "keep" ? "keep" : "revoke") }}>
                <RadioGroup.ChoiceBox value="revoke" label="End" description="The buyer may no longer use the beats, and gets no files any more." />
                <RadioGroup.ChoiceBox value="keep" label="Keep" description="The buyer keeps his licenses, for example after a partial refund." />
              </RadioGroup>
            </Part>
            <Part label="Reason, shown to the seller"><Textarea aria-label="Reason" value={reason} onChange={({ target }) => { setReason(target.value) }} /></Part>
            {wrong && <Text role="alert" size="small" className="text-ui-fg-error">{`The amount for “${wrong.line.beat_title}” must be above zero and at most ${formatMoney(wrong.line.left)}.`}</Text>}
          </div>
        </FocusModal.Body>
        <FocusModal.Footer>
          <FocusModal.Close asChild><Button size="small" variant="secondary">Cancel</Button></FocusModal.Close>
          <Button size="small" variant="danger" isLoading={change.isPending} disabled={chosen.length === 0 || wrong !== undefined || reason.trim().length < 3} onClick={send}>{`Refund ${formatMoney({ amount: total.toString(), currency })}`}</Button>
        </FocusModal.Footer>
      </FocusModal.Content>
    </FocusModal>
  )
}

const Part = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex flex-col gap-2"><Text size="small" weight="plus">{label}</Text>{children}</div>
)

export const config = defineWidgetConfig({ zone: "order.details.after" })
export default RefundLicenses
