import type { Beat } from "@max-booster/api-contract"

/** A beat for search engines (schema.org Product with one Offer a tier). */
export function JsonLd({ beat }: { beat: Beat }) {
  const data = {
    "@context": "https://schema.org", "@type": "Product", name: beat.title, brand: { "@type": "Brand", name: beat.producer.name }, ...(beat.artwork_url && { image: beat.artwork_url }),
    offers: beat.tiers.map((tier) => ({ "@type": "Offer", name: `${tier.label} license`, price: Number(tier.price.amount) / 100, priceCurrency: tier.price.currency.toUpperCase(), availability: "https://schema.org/InStock" })),
  }
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll("<", "\\u003c") }} />
}
