import { listPayouts, readBalance, readPayoutAccount, type PayoutAccountView } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { Badge, type Tone } from "@/components/badge"
import { Message } from "@/components/field"
import { PageHead, Panel } from "@/components/panel"
import { RefreshWhile } from "@/features/account/refresh-while.client"
import { PayNow } from "@/features/dashboard/payouts/pay-now.client"
import { PayoutButtons } from "@/features/dashboard/payouts/payout-buttons.client"
import { PayoutList } from "@/features/dashboard/payouts/payout-list"
import { ScheduleForm } from "@/features/dashboard/payouts/schedule-form.client"
import { scheduleWords } from "@/features/dashboard/payouts/words"
import { callAsProducer } from "@/features/dashboard/session"
import { formatDate, formatMoney } from "@/lib/format"

export const metadata: Metadata = { title: "Payouts" }

const states: Record<PayoutAccountView["state"], { word: string; tone: Tone; text: string }> = {
  none: { word: "Not set up", tone: "warn", text: "You may sell already. Your share waits until Stripe knows where to send it." },
  onboarding: { word: "Not finished", tone: "warn", text: "Stripe still needs something from you. What you earn waits until then." },
  restricted: { word: "Stopped", tone: "bad", text: "Stripe has stopped payouts until you give what is missing." },
  active: { word: "Active", tone: "good", text: "Your share of each sale goes to your Stripe account, and from there to your bank." },
}

/** A payout younger than this may change while one looks; later ones take days. The clock belongs here: it only decides whether the page looks again by itself. */
const JUST_MS = 60_000
const formatEach = (value: Parameters<typeof formatMoney>[0]) => formatMoney(value)

/** Where the money goes, and when. The state is Stripe's word, never the return page's. */
export default async function PayoutsPage({ searchParams }: { searchParams: Promise<{ from?: string }> }) {
  const [{ payout_account: account }, { balance }, { payouts, next, at_stripe: atStripe, unreachable }, { from }] = await Promise.all([callAsProducer(readPayoutAccount, {}), callAsProducer(readBalance, {}), callAsProducer(listPayouts, {}), searchParams])
  const { word, tone, text } = states[account.state]
  const isUnderWay = payouts.some(({ state, started_at }) => (state === "pending" || state === "in_transit") && Date.now() - Date.parse(started_at) < JUST_MS)
  const isWaiting = from === "stripe" && account.state !== "active"
  return (
    <>
      <RefreshWhile isMaking={isWaiting || isUnderWay} />
      <PageHead title="Payouts" />
      {from === "expired" && <Message tone="warn">That link was used or has expired. Begin once more; what you gave Stripe is kept.</Message>}
      {isWaiting && <Message tone="warn">Back from Stripe. If you gave everything, its word arrives within seconds, and this page shows it.</Message>}
      <Panel title="Stripe account" lead={text} aside={<div className="flex flex-wrap gap-2">{account.test_mode && <Badge tone="accent">Local emulator: no real money</Badge>}<Badge tone={tone}>{word}</Badge></div>}>
        {account.blocked_by.length > 0 && <Message tone="warn" title="Stripe still needs"><ul className="list-disc pl-5">{account.blocked_by.map((need) => <li key={need}>{need}</li>)}</ul></Message>}
        <PayoutButtons state={account.state} />
      </Panel>
      {account.state !== "none" && (
        <Panel title="Next payout" lead={next ? `${formatDate(next.on)}${next.about.length > 0 ? `, about ${next.about.map(formatEach).join(" and ")}` : ". Nothing waits for it yet."}` : account.schedule?.interval === "manual" ? "Stripe sends money only when you ask." : "Payouts begin once Stripe has everything it needs."}>
          {unreachable && <Message tone="warn">Stripe does not answer right now, so what is available is not shown. Come back in a moment.</Message>}
          {atStripe && (
            <dl className="tabular grid grid-cols-2 gap-3">
              {([["Available at Stripe", atStripe.available], ["Not available yet", atStripe.pending]] as const).map(([name, amounts]) => <div key={name}><dt className="text-sm text-muted">{name}</dt><dd className="text-xl font-bold">{amounts.map(formatEach).join(", ") || formatMoney({ amount: "0", currency: balance.earned.currency })}</dd></div>)}
            </dl>
          )}
          {account.payouts_enabled && account.schedule?.interval === "manual" && atStripe && <PayNow available={atStripe.available} />}
        </Panel>
      )}
      {account.state !== "none" && <Panel title="Payout schedule" lead={account.schedule ? `${scheduleWords(account.schedule)}.` : "Stripe has not told your schedule yet."}><ScheduleForm schedule={account.schedule} /></Panel>}
      {account.state !== "none" && <Panel title="Payouts to your bank"><PayoutList payouts={payouts} /></Panel>}
      <Panel title="Balance">
        <dl className="tabular grid grid-cols-2 gap-3 sm:grid-cols-3">
          {([["Earned", balance.earned], ["Waiting", balance.pending], ["Transferred", balance.transferred], ...(balance.owed.amount === "0" ? [] : [["Owed from refunds", balance.owed] as const])] as const).map(([name, value]) => <div key={name}><dt className="text-sm text-muted">{name}</dt><dd className="text-xl font-bold">{formatMoney(value)}</dd></div>)}
        </dl>
      </Panel>
    </>
  )
}
