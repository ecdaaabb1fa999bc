import type { ReconciliationView } from "@max-booster/api-contract"
import { Button, Drawer, Text } from "@medusajs/ui"
import { type ReactNode } from "react"
import { Link } from "react-router-dom"
import { Amount } from "../../../components/amount"
import { StateBadge } from "../../../components/state-badge"
import { asWords } from "../../../lib/words"

const figures = { payment: "Payments", fee: "Stripe’s fees", share: "Sent to parties" } as const

/** One day's report: both sides' sums, every difference, balances that are off, and what was no order's. */
export function ReportDrawer({ report }: { report: ReconciliationView }) {
  const { day, state, error, totals, differences, faults, others } = report
  return (
    <Drawer>
      <Drawer.Trigger asChild><Button size="small" variant={state === "clean" ? "secondary" : "primary"}>See the report</Button></Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title className="flex items-center gap-x-3">{day}<StateBadge state={state} /></Drawer.Title>
          <Drawer.Description className="sr-only">What the ledger and Stripe booked on this day</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
          {error && <Text role="alert" size="small" className="text-ui-fg-error">{`${error} It is tried again by itself within a day.`}</Text>}
          <Part title="Both sides" empty="Neither side booked anything.">
            {totals.length > 0 && <Table heads={["", "Ledger", "Stripe"]} rows={totals.map((total) => [`${figures[total.figure]}, ${total.ledger.currency.toUpperCase()}`, <Amount key="ledger" of={total.ledger} />, <Amount key="stripe" of={total.stripe} />])} />}
          </Part>
          <Part title="Differences" empty="None: the ledger has what Stripe has.">
            {differences.length > 0 && (
              <Table heads={["What", "Ledger", "Stripe", "Off by"]} rows={differences.map(({ object, figure, ledger, stripe, off, order_id }) => [
                <span key="what">{figures[figure]}<br /><span className="font-mono break-all">{object}</span>{order_id && <><br /><Link className="text-ui-fg-interactive" to={`/money/ledger?order=${order_id}`}>See the order’s entries</Link></>}</span>,
                ledger ? <Amount key="ledger" of={ledger} /> : "unknown", stripe ? <Amount key="stripe" of={stripe} /> : "unknown", <Amount key="off" of={off} />,
              ])} />
            )}
          </Part>
          <Part title="Balances" empty="Every balance is what it was made from.">
            {faults.length > 0 && <Table heads={["What should hold", "Ledger", "Should be"]} rows={faults.map(({ what, reference, ledger, expected }) => [<span key="what">{what}<br /><span className="font-mono break-all">{reference}</span></span>, <Amount key="ledger" of={ledger} />, <Amount key="expected" of={expected} />])} />}
          </Part>
          {others.length > 0 && (
            <Part title="No order’s" empty="">
              <Table heads={["What", "How many", "Amount"]} rows={others.map(({ type, count, amount }) => [asWords(type), String(count), <Amount key="amount" of={amount} />])} />
            </Part>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}

const Part = ({ title, empty, children }: { title: string; empty: string; children: ReactNode }) => (
  <section>
    <Text size="small" weight="plus">{title}</Text>
    {children || <Text size="small" className="text-ui-fg-subtle">{empty}</Text>}
  </section>
)

const Table = ({ heads, rows }: { heads: string[]; rows: ReactNode[][] }) => (
  <table className="txt-compact-small mt-2 w-full">
    <thead><tr>{heads.map((head, i) => <th key={head} scope="col" className={`text-ui-fg-subtle py-1 font-normal ${i === 0 ? "text-left" : "pl-4 text-right"}`}>{head}</th>)}</tr></thead>
    <tbody>{rows.map((cells, row) => <tr key={row} className="border-t align-top">{cells.map((cell, i) => <td key={heads[i]} className={`py-2 ${i === 0 ? "text-left" : "whitespace-nowrap pl-4 text-right"}`}>{cell}</td>)}</tr>)}</tbody>
  </table>
)
