import type { TierView } from "@max-booster/api-contract"
import { Check, Minus } from "lucide-react"
import { AddButton } from "@/features/cart/add-button.client"
import { MakeOffer } from "@/features/offers/make-offer.client"
import { formatPrice } from "@/lib/format"
import { FreeForm } from "./free-form.client"
import { capWords, fileWords, termWords } from "./words"

/** A license tier: price, what it permits, what it delivers, and the way to it. */
export function TierCard({ tier, beat, inCart, replaces, isSignedIn }: { tier: TierView; beat: { handle: string; producer: string }; inCart: boolean; replaces: string | null; isSignedIn: boolean }) {
  const { details } = tier
  return (
    <article className="grid grid-rows-[auto_1fr_auto] gap-5 rounded-xl border border-line bg-surface p-5 shadow-card">
      <div className="grid gap-1">
        <h3 className="text-lg font-bold">{tier.label}</h3>
        <p className="tabular font-display text-3xl font-extrabold">{formatPrice(tier.price)}</p>
        <p className="text-sm text-muted">{tier.summary}</p>
      </div>
      <div className="grid content-start gap-4 text-[15px]">
        <p><span className="text-muted">You get </span><strong>{fileWords(tier.delivers)}</strong>{details && details.terms.years !== null && <span className="text-muted">{` for ${termWords(details.terms.years)}`}</span>}</p>
        <ul className="grid gap-2">
          {capWords(tier.caps).map(({ words, granted }) => (
            <li key={words} className="flex items-start gap-2">{granted ? <Check size={18} aria-hidden className="mt-0.5 shrink-0 text-good" /> : <Minus size={18} aria-hidden className="mt-0.5 shrink-0 text-muted" />}<span className={granted ? "" : "text-muted"}>{words}</span></li>
          ))}
        </ul>
      </div>
      {details?.for_contact ? <FreeForm {...beat} /> : (
        <div className="grid gap-2">
          <AddButton variantId={tier.variant_id} label={tier.label} inCart={inCart} replaces={replaces} />
          {details?.minimum_offer && <MakeOffer variantId={tier.variant_id} label={tier.label} minimum={details.minimum_offer} signInTo={isSignedIn ? null : `/beats/${beat.handle}#licenses`} />}
        </div>
      )}
    </article>
  )
}
