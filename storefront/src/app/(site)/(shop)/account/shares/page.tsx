import { readAccountShares } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { ButtonLink } from "@/components/button"
import { Message } from "@/components/field"
import { PageHead, Panel } from "@/components/panel"
import { SendAgain } from "@/features/account/send-again.client"
import { requireCustomer } from "@/features/account/session"
import { RoyaltiesOwedPanel } from "@/features/royalties/royalties-owed"
import { Held } from "@/features/splits/held-share"
import { Months } from "@/features/statement/months"
import { call } from "@/lib/backend"
import { formatMoney } from "@/lib/format"

export const metadata: Metadata = { title: "Shares" }

/** Shares in others' beats of somebody without a shop, and what they earned. Whoever has a shop finds them there. */
export default async function AccountSharesPage() {
  const { account, token } = await requireCustomer("/account/shares")
  if (account.seller) redirect("/sell/shares")
  if (!account.email_verified) {
    return (
      <>
        <PageHead title="Shares" lead="What others share with you of their beats." />
        <Message tone="warn" title="Confirm your address first"><p className="pb-3">{`Shares are promised to an e-mail address. We sent a link to ${account.email}: it shows us that it is yours.`}</p><SendAgain /></Message>
      </>
    )
  }
  const { shares, balance, statements, royalties } = await call(readAccountShares, { token })
  if (shares.length === 0 && statements.length === 0 && royalties.balances.length === 0) return <PageHead title="Shares" lead={`Nobody shares a beat with ${account.email} yet. When somebody does, you get a mail, and it appears here.`} />
  return (
    <>
      <PageHead title="Shares" lead="What others share with you of their beats. You see your part only, as the others see theirs." />
      <dl className="tabular grid gap-3 sm:grid-cols-3">
        {([["Earned", balance.earned], ["Waiting for you", balance.pending], ["Sent to you", balance.transferred]] as const).map(([name, amount]) => (
          <div key={name} className="grid content-between gap-1 rounded-xl border border-line bg-surface p-4"><dt className="text-sm text-muted">{name}</dt><dd className="font-display text-2xl font-extrabold sm:text-3xl">{formatMoney(amount)}</dd></div>
        ))}
      </dl>
      {balance.pending.amount !== "0" && <Message tone="warn" title={`${formatMoney(balance.pending)} waits for you`}><p className="pb-3">It is paid through a shop of yours. A shop is free and needs no beat.</p><ButtonLink href="/sell">Open a shop</ButtonLink></Message>}
      <Panel title="Your shares">{shares.length === 0 ? <p className="text-muted">None any more.</p> : <ul className="grid gap-3">{shares.map((share) => <Held key={share.id} share={share} />)}</ul>}</Panel>
      <RoyaltiesOwedPanel royalties={royalties} />
      <Panel title="Statements" lead="A month each: what you were owed, what moved, and what is left.">{statements.length === 0 ? <p className="text-muted">The first one begins with the first sale.</p> : <Months at="/account/shares" months={statements} />}</Panel>
    </>
  )
}
