import { listRecordings, listSales, readBalance, readLicenseText, readPayoutAccount, type Account, type PayoutAccountView, type RecordingView } from "@max-booster/api-contract"
import type { Metadata } from "next"
import Link from "next/link"
import { ButtonLink } from "@/components/button"
import { PageHead, Panel } from "@/components/panel"
import { BeatsList } from "@/features/dashboard/beats/beats-list.client"
import { Figures } from "@/features/dashboard/overview/figures"
import { NextSteps, type Step } from "@/features/dashboard/overview/next-steps"
import { RefreshOn } from "@/features/dashboard/refresh-on.client"
import { SalesList } from "@/features/dashboard/sales/sales-list"
import { callAsProducer } from "@/features/dashboard/session"
import { formatMoney } from "@/lib/format"
import { currentAccount } from "@/lib/session"

export const metadata: Metadata = { title: "Overview" }

const SHOWN = 5
const more = "inline-flex min-h-11 items-center font-semibold underline underline-offset-2"

/** How the shop does, and what comes next. */
export default async function DashboardPage() {
  const [{ balance }, { sales }, { recordings }, { payout_account: payouts }, { license_text }, account] = await Promise.all([
    callAsProducer(readBalance, {}), callAsProducer(listSales, {}), callAsProducer(listRecordings, {}), callAsProducer(readPayoutAccount, {}), callAsProducer(readLicenseText, {}), currentAccount(),
  ])
  const inWork = recordings.filter(({ listing }) => listing.state === "draft")
  return (
    <>
      <RefreshOn kinds={["sale.made"]} />
      <PageHead title={account?.seller?.name ?? "Your shop"}><ButtonLink href="/sell/upload">Upload a beat</ButtonLink></PageHead>
      <Figures figures={[["Earned", formatMoney(balance.earned)], ["Waiting for transfer", formatMoney(balance.pending)], ["Transferred", formatMoney(balance.transferred)], ["Sales", String(balance.sales)]]} />
      <NextSteps steps={stepsOf(account, payouts, recordings, license_text.state !== "unsigned")} />
      {inWork.length > 0 && (
        <Panel title="In work" lead="Not in the shop yet." aside={inWork.length > SHOWN && <Link href="/sell/beats" className={more}>All beats</Link>}><BeatsList recordings={inWork.slice(0, SHOWN)} empty="" /></Panel>
      )}
      <Panel title="Latest sales" aside={sales.length > SHOWN && <Link href="/sell/sales" className={more}>All sales</Link>}><SalesList sales={sales.slice(0, SHOWN)} /></Panel>
    </>
  )
}

const stepsOf = (account: Account | null, payouts: PayoutAccountView, recordings: readonly RecordingView[], isSigned: boolean): Step[] => [
  { done: account?.email_verified === true, title: "Confirm your e-mail address", text: "The link is in your inbox.", href: "/account", go: "See" },
  { done: account?.legal !== null, title: "Give your legal name", text: "Contracts name you with it.", href: "/account/legal", go: "Write" },
  { done: isSigned, title: "Sign the license text", text: "Your licenses are sold under it.", href: "/sell/licenses/sign", go: "Read" },
  { done: payouts.state === "active", title: "Set up payouts", text: "Tell Stripe where your money goes. You may sell before.", href: "/sell/payouts", go: "Set up" },
  { done: recordings.some(({ state }) => state === "processing" || state === "ready"), title: "Upload a beat", text: "WAV or FLAC is best.", href: "/sell/upload", go: "Upload" },
  { done: recordings.some(({ listing }) => listing.state === "published"), title: "Put it on sale", text: "Confirm the facts, set prices, publish.", href: "/sell/beats", go: "Beats" },
]
