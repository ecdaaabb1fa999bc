import { listReceivedOffers } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { ButtonLink } from "@/components/button"
import { PageHead } from "@/components/panel"
import { RefreshOn } from "@/features/dashboard/refresh-on.client"
import { callAsProducer } from "@/features/dashboard/session"
import { OfferCard } from "@/features/offers/offer-card.client"

export const metadata: Metadata = { title: "Offers" }

/** What the shop was offered; those to answer come first. */
export default async function OffersPage() {
  const { offers } = await callAsProducer(listReceivedOffers, {})
  return (
    <>
      <RefreshOn kinds={["offer.changed"]} />
      <PageHead title="Offers" lead="What buyers would pay. You have seven days to answer; what you accept, they have seven days to pay." />
      {offers.length === 0
        ? <div className="grid justify-items-start gap-4"><p className="text-muted">None yet. Set a minimum offer under “Limits, term and offers” of a license, and buyers may ask.</p><ButtonLink href="/sell/licenses">Set a minimum offer</ButtonLink></div>
        : <ul className="grid gap-4">{offers.map((offer) => <OfferCard key={offer.id} offer={offer} side="seller" />)}</ul>}
    </>
  )
}
