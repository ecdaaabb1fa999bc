import { listShares, readRoyalties } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { Message } from "@/components/field"
import { PageHead } from "@/components/panel"
import { callAsProducer } from "@/features/dashboard/session"
import { RoyaltiesOwedPanel } from "@/features/royalties/royalties-owed"
import { ClaimButton } from "@/features/splits/claim-button.client"
import { Held } from "@/features/splits/held-share"

export const metadata: Metadata = { title: "Shares" }

/** What the shop holds in others' beats: shares only, never what the others earn. */
export default async function SharesPage() {
  const [{ shares, claimable }, { mine }] = await Promise.all([callAsProducer(listShares, {}), callAsProducer(readRoyalties, {})])
  return (
    <>
      <PageHead title="Shares in others’ beats" lead="What others share with you. Your part of each sale is added to your balance under Payouts, and told in your statements." />
      {claimable && <Message tone="warn" title="Shares wait for you"><p className="pb-3">Somebody has promised shares to your address. Claim them, and they are paid to this shop.</p><ClaimButton words="Claim them" /></Message>}
      {shares.length === 0 && !claimable && <p className="text-muted">Nobody shares a beat with you yet. When somebody does, you get a mail, and it appears here. Your own beats are divided on their pages, under Splits.</p>}
      <ul className="grid gap-3">{shares.map((share) => <Held key={share.id} share={share} />)}</ul>
      <RoyaltiesOwedPanel royalties={mine} />
    </>
  )
}
