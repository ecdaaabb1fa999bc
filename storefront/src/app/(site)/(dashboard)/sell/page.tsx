import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { ButtonLink } from "@/components/button"
import { Message } from "@/components/field"
import { Panel } from "@/components/panel"
import { SendAgain } from "@/features/account/send-again.client"
import { OpenShopForm } from "@/features/dashboard/shop/open-shop-form.client"
import { currentAccount } from "@/lib/session"

export const metadata: Metadata = { title: "Sell your beats", description: "Open a shop: upload, set your prices, sell under contracts that hold, and keep 90% of each sale." }

const points = [
  ["Upload once", "Tempo, key, loudness, waveform, a tagged preview, MP3 and WAV are made for you."],
  ["Contracts that hold", "Every buyer reads and signs a contract in your name before paying."],
  ["You keep 90%", "Of a $50 license you get $45. Card fees are ours. Stripe pays out to your bank."],
] as const

const steps = ["Sign up, confirm your e-mail address, and open your shop: a minute.", "Drop a WAV. You watch how it is analysed, and confirm tempo and key.", "Set a price for each license and publish.", "Tell Stripe where your money goes, before or after your first sale."]

/** What a shop gives, and how to open one. */
export default async function SellPage() {
  const account = await currentAccount()
  if (account?.seller) redirect("/sell/dashboard")
  return (
    <div className="mx-auto grid max-w-5xl gap-10 px-4 py-8 md:px-6 md:py-14">
      <div className="grid gap-4"><h1 className="max-w-3xl text-4xl font-extrabold md:text-6xl">Sell your beats under contracts that hold</h1><p className="max-w-2xl text-lg text-muted">Your shop, your prices, your name in every license.</p></div>
      <ul className="grid gap-4 md:grid-cols-3">{points.map(([title, text]) => <li key={title} className="grid content-start gap-2 rounded-xl border border-line bg-surface p-5"><h2 className="text-lg font-bold">{title}</h2><p className="text-muted">{text}</p></li>)}</ul>
      {!account && (
        <section aria-labelledby="how" className="grid gap-3">
          <h2 id="how" className="text-2xl font-bold">How it goes</h2>
          <ol className="grid gap-2">{steps.map((text, index) => <li key={text} className="flex gap-3"><span aria-hidden className="tabular grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft font-bold text-accent">{index + 1}</span><span className="pt-1">{text}</span></li>)}</ol>
        </section>
      )}
      {!account && <div className="flex flex-wrap gap-3"><ButtonLink href="/sign-up?next=/sell">Open your shop</ButtonLink><ButtonLink href="/sign-in?next=/sell" tone="quiet">I have an account</ButtonLink></div>}
      {account && (
        <Panel title="Open your shop">
          {account.email_verified
            ? <OpenShopForm />
            : <Message tone="warn" title="Confirm your e-mail address first"><p className="pb-3">{`Buyers and payouts depend on it. We sent a link to ${account.email}; after that, come back to this page.`}</p><SendAgain /></Message>}
        </Panel>
      )}
    </div>
  )
}
