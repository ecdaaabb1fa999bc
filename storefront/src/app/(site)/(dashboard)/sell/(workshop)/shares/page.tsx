import { listShares, type HeldShare } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { Badge } from "@/components/badge"
import { ButtonLink } from "@/components/button"
import { Message } from "@/components/field"
import { PageHead } from "@/components/panel"
import { callAsProducer } from "@/features/dashboard/session"
import { ClaimButton } from "@/features/splits/claim-button.client"
import { percent } from "@/features/splits/percent"
import { formatDay, stateWords } from "@/features/splits/words"

export const metadata: Metadata = { title: "Shares" }

/** What the shop holds in others' beats: shares only, never what the others earn. */
export default async function SharesPage() {
  const { shares, claimable } = await callAsProducer(listShares, {})
  return (
    <>
      <PageHead title="Shares in others’ beats" lead="What others share with you. Your part of each sale is added to your balance under Payouts." />
      {claimable && <Message tone="warn" title="Shares wait for you"><p className="pb-3">Somebody has promised shares to your address. Claim them, and they are paid to this shop.</p><ClaimButton words="Claim them" /></Message>}
      {shares.length === 0 && !claimable && <p className="text-muted">Nobody shares a beat with you yet. When somebody does, you get a mail, and it appears here. Your own beats are divided on their pages, under Splits.</p>}
      <ul className="grid gap-3">{shares.map((share) => <Held key={share.id} share={share} />)}</ul>
    </>
  )
}

function Held({ share: { title, shop, role, version, state, in_force_from, revenue_points, publishing_points, share_state, token } }: { share: HeldShare }) {
  const { word, tone } = token ? { word: "Waits for you", tone: "accent" as const } : stateWords[state]
  return (
    <li className="grid gap-3 rounded-lg border border-line bg-surface p-4 sm:flex sm:items-center sm:justify-between">
      <div className="min-w-0 [overflow-wrap:anywhere]"><p className="font-semibold">{title}</p><p className="text-sm text-muted">{`${shop} · ${role} · version ${version}${in_force_from ? `, ${state === "agreed" ? "from" : "since"} ${formatDay(in_force_from)}` : ""}`}</p></div>
      <div className="tabular flex flex-wrap items-center gap-x-4 gap-y-2 sm:justify-end">
        <p><span className="text-lg font-bold">{percent(revenue_points)}</span><span className="text-sm text-muted">{` revenue, ${percent(publishing_points)} publishing`}</span></p>
        <Badge tone={tone}>{word}</Badge>
        {token && share_state === "pending" && <ButtonLink href={`/splits/${token}`}>Read and answer</ButtonLink>}
      </div>
    </li>
  )
}
