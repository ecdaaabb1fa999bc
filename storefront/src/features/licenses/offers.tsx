import type { LicenseOffer, LicenseOffers } from "@max-booster/api-contract"
import { Panel } from "@/components/panel"
import { capWords, fileWords } from "@/features/shop/words"
import { formatMoney, formatPrice } from "@/lib/format"
import { TakeOffer } from "./take-offer.client"

/** Higher licenses, each at the difference. */
export function Upgrades({ id, offers }: { id: string; offers: LicenseOffers }) {
  return (
    <div id="upgrade" className="scroll-mt-24">
      <Panel title="Upgrade" lead="You pay the difference to what you have paid. This license is superseded when the new one is paid.">
        {offers.upgrades.length === 0 ? <p className="text-muted">{offers.no_upgrade}</p> : <ul className="grid gap-3">{offers.upgrades.map((offer) => <Upgrade key={offer.type} id={id} offer={offer} />)}</ul>}
      </Panel>
    </div>
  )
}

function Upgrade({ id, offer: { type, label, summary, delivers, caps, list_price, credit, price } }: { id: string; offer: LicenseOffer }) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-4 rounded-lg border border-line bg-raised p-4">
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="font-bold">{label}</h3>
        <p className="text-[15px] text-muted">{summary}</p>
        <p className="pt-1 text-[15px]">{`${fileWords(delivers)}. ${capWords(caps).filter(({ granted }) => granted).slice(0, 3).map(({ words }) => words).join(", ")}.`}</p>
      </div>
      <div className="grid justify-items-end gap-2">
        <p className="tabular text-right"><strong className="text-xl">{formatPrice(price)}</strong><span className="block text-sm text-muted">{`${formatMoney(list_price)} less ${formatMoney(credit)}`}</span></p>
        <TakeOffer id={id} kind="upgrade" type={type} words="Upgrade" label={`Upgrade to ${label} for ${formatPrice(price)}`} />
      </div>
    </li>
  )
}

/** The same license again, for the time after its end. */
export function Renewal({ id, offers: { renewal, no_renewal } }: { id: string; offers: LicenseOffers }) {
  return (
    <div id="renew" className="scroll-mt-24">
      <Panel title="Renew" lead="At today’s price and terms. The new license starts the day after this one ends, or with your payment when that is later.">
        {renewal
          ? <div className="flex flex-wrap items-center justify-between gap-4"><p className="tabular text-xl font-bold">{formatPrice(renewal.price)}</p><TakeOffer id={id} kind="renewal" type={renewal.type} words="Renew" label={`Renew the ${renewal.label} license for ${formatPrice(renewal.price)}`} /></div>
          : <p className="text-muted">{no_renewal}</p>}
      </Panel>
    </div>
  )
}
