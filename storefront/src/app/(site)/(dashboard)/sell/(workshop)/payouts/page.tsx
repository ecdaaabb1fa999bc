import { readBalance, readPayoutAccount, type PayoutAccountView } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { Badge, type Tone } from "@/components/badge"
import { Message } from "@/components/field"
import { PageHead, Panel } from "@/components/panel"
import { RefreshWhile } from "@/features/account/refresh-while.client"
import { PayoutButtons } from "@/features/dashboard/payouts/payout-buttons.client"
import { callAsProducer } from "@/features/dashboard/session"
import { formatMoney } from "@/lib/format"

export const metadata: Metadata = { title: "Payouts" }

const states: Record<PayoutAccountView["state"], { word: string; tone: Tone; text: string }> = {
  none: { word: "Not set up", tone: "warn", text: "You may sell already. Your share waits until Stripe knows where to send it." },
  onboarding: { word: "Not finished", tone: "warn", text: "Stripe still needs something from you. What you earn waits until then." },
  restricted: { word: "Stopped", tone: "bad", text: "Stripe has stopped payouts until you give what is missing." },
  active: { word: "Active", tone: "good", text: "Your share of each sale goes to your Stripe account, and from there to your bank." },
}

/** Where the money goes. The state is Stripe's word, never the return page's. */
export default async function PayoutsPage({ searchParams }: { searchParams: Promise<{ from?: string }> }) {
  const [{ payout_account: account }, { balance }, { from }] = await Promise.all([callAsProducer(readPayoutAccount, {}), callAsProducer(readBalance, {}), searchParams])
  const { word, tone, text } = states[account.state]
  const isWaiting = from === "stripe" && account.state !== "active"
  return (
    <>
      <RefreshWhile isMaking={isWaiting} />
      <PageHead title="Payouts" />
      {from === "expired" && <Message tone="warn">That link was used or has expired. Begin once more; what you gave Stripe is kept.</Message>}
      {isWaiting && <Message tone="warn">Back from Stripe. If you gave everything, its word arrives within seconds, and this page shows it.</Message>}
      <Panel title="Stripe account" lead={text} aside={<div className="flex flex-wrap gap-2">{account.test_mode && <Badge tone="accent">Local emulator: no real money</Badge>}<Badge tone={tone}>{word}</Badge></div>}>
        {account.blocked_by.length > 0 && <Message tone="warn" title="Stripe still needs"><ul className="list-disc pl-5">{account.blocked_by.map((need) => <li key={need}>{need}</li>)}</ul></Message>}
        <PayoutButtons state={account.state} />
      </Panel>
      <Panel title="Balance">
        <dl className="tabular grid grid-cols-2 gap-3 sm:grid-cols-3">
          {([["Earned", balance.earned], ["Waiting", balance.pending], ["Transferred", balance.transferred], ...(balance.owed.amount === "0" ? [] : [["Owed from refunds", balance.owed] as const])] as const).map(([name, value]) => <div key={name}><dt className="text-sm text-muted">{name}</dt><dd className="text-xl font-bold">{formatMoney(value)}</dd></div>)}
        </dl>
      </Panel>
    </>
  )
}
