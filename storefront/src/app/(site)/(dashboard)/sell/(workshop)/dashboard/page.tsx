import { listRecordings, listSales, readBalance, readPayoutAccount } from "@max-booster/api-contract"
import { Check, Circle } from "lucide-react"
import type { Metadata } from "next"
import Link from "next/link"
import { ButtonLink } from "@/components/button"
import { PageHead, Panel } from "@/components/panel"
import { RefreshOn } from "@/features/dashboard/refresh-on.client"
import { SalesList } from "@/features/dashboard/sales-list"
import { callAsProducer } from "@/features/dashboard/session"
import { formatMoney } from "@/lib/format"
import { currentAccount } from "@/lib/session"

export const metadata: Metadata = { title: "Overview" }

/** How the shop does, and what comes next. */
export default async function DashboardPage() {
  const [{ balance }, { sales }, { recordings }, { payout_account: payouts }, account] = await Promise.all([
    callAsProducer(readBalance, {}), callAsProducer(listSales, {}), callAsProducer(listRecordings, {}), callAsProducer(readPayoutAccount, {}), currentAccount(),
  ])
  const steps = [
    { done: payouts.state === "active", title: "Set up payouts", text: "Tell Stripe where your money goes.", href: "/sell/payouts" },
    { done: account?.legal !== null, title: "Give your legal name", text: "Contracts name you with it.", href: "/account/legal" },
    { done: recordings.length > 0, title: "Upload a beat", text: "WAV or FLAC is best.", href: "/sell/beats" },
    { done: recordings.some(({ listing }) => listing.state === "published"), title: "Put it on sale", text: "Confirm the facts, set prices, publish.", href: "/sell/beats" },
  ]
  return (
    <>
      <RefreshOn kinds={["sale.made", "recording.ready"]} />
      <PageHead title={account?.seller?.name ?? "Your shop"}><ButtonLink href="/sell/beats">Upload a beat</ButtonLink></PageHead>
      <dl className="tabular grid grid-cols-2 gap-3 md:grid-cols-4">
        {([["Earned", formatMoney(balance.earned)], ["Waiting for transfer", formatMoney(balance.pending)], ["Transferred", formatMoney(balance.transferred)], ["Sales", String(balance.sales)]] as const).map(([name, value]) => (
          <div key={name} className="grid gap-1 rounded-xl border border-line bg-surface p-4"><dt className="text-sm text-muted">{name}</dt><dd className="font-display text-2xl font-extrabold sm:text-3xl">{value}</dd></div>
        ))}
      </dl>
      {steps.some(({ done }) => !done) && (
        <Panel title="Next steps">
          <ol className="grid gap-2">
            {steps.map(({ done, title, text, href }) => (
              <li key={title} className="flex items-center gap-3">
                {done ? <Check size={22} className="shrink-0 text-good" aria-label="Done" /> : <Circle size={22} className="shrink-0 text-muted" aria-label="To do" />}
                <span className="min-w-0 flex-1"><span className={done ? "text-muted line-through" : "font-semibold"}>{title}</span>{!done && <span className="block text-sm text-muted">{text}</span>}</span>
                {!done && <ButtonLink href={href} tone="quiet">Go</ButtonLink>}
              </li>
            ))}
          </ol>
        </Panel>
      )}
      <Panel title="Latest sales" aside={sales.length > 5 && <Link href="/sell/sales" className="font-semibold underline underline-offset-2">All sales</Link>}><SalesList sales={sales.slice(0, 5)} /></Panel>
    </>
  )
}
