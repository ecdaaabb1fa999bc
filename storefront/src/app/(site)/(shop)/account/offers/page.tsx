import { listOffers } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { ButtonLink } from "@/components/button"
import { PageHead } from "@/components/panel"
import { requireCustomer } from "@/features/account/session"
import { OfferCard } from "@/features/offers/offer-card.client"
import { call } from "@/lib/backend"

export const metadata: Metadata = { title: "Offers" }

/** What the buyer has offered. */
export default async function AccountOffersPage() {
  const { token } = await requireCustomer("/account/offers")
  const { offers } = await call(listOffers, { token })
  return (
    <>
      <PageHead title="Offers" lead="Prices that you asked producers for. What is accepted stays yours for seven days." />
      {offers.length === 0
        ? <div className="grid justify-items-start gap-4"><p className="text-muted">None yet. Where a producer takes offers, “Make an offer” stands below the price.</p><ButtonLink href="/beats">Browse beats</ButtonLink></div>
        : <ul className="grid gap-4">{offers.map((offer) => <OfferCard key={offer.id} offer={offer} side="buyer" />)}</ul>}
    </>
  )
}
