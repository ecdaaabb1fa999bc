import type { MedusaContainer } from "@medusajs/framework/types"
import { LIVE, MARKETPLACE, type Live, type MarketplaceDoor } from "@max-booster/extension-api"
import { formatMoney, money } from "@max-booster/kernel"
import { DEALS, type DealsService, type OfferStepRow, type OfferWithSteps, type Side } from "../../modules/deals"
import { mail, type Mail } from "../notify/mails"
import { sendMail } from "../notify/send-mail"

type Told = { to: Side; content: Mail }

/** Mails a step of a negotiation to whom it concerns, and has their open pages look again. Runs again without a second mail. */
export async function tellOffer(container: MedusaContainer, stepId: string): Promise<void> {
  const found = await container.resolve<DealsService>(DEALS).offers.step(stepId)
  if (!found) return
  const { step, offer } = found
  const [[listing], [seller]] = await Promise.all([
    container.resolve<MarketplaceDoor>(MARKETPLACE).listingsByVariant([offer.variant_id]), container.resolve<MarketplaceDoor>(MARKETPLACE).sellersByIds([offer.seller_id]),
  ])
  if (!listing || !seller) return
  const about = `the ${listing.label} license of “${listing.title}”`
  for (const { to, content } of mailsAbout(step, offer, { about, shop: seller.name })) await sendMail(container, to === "buyer" ? offer.buyer_email : seller.email, content, `offer:${step.id}:${to}`)
  const topic = { topic: `offer:${offer.id}`, kind: "offer.changed", data: { offer_id: offer.id, state: offer.state } }
  const live = container.resolve<Live>(LIVE)
  await live.publish({ audience: { actor: "seller", id: offer.seller_id }, ...topic })
  await live.publish({ audience: { actor: "customer", id: offer.customer_id }, ...topic })
}

function mailsAbout({ by, act, price, message }: OfferStepRow, offer: OfferWithSteps, { about, shop }: { about: string; shop: string }): Told[] {
  const amount = formatMoney(money(price ?? offer.price, offer.currency))
  const said = message ? [`“${message}”`] : []
  const until = `${new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(new Date(offer.expires_at))} UTC`
  const write = (to: Side, subject: string, lines: string[], label: string): Told => ({
    to, content: mail(`offer-${act}`, subject, { heading: subject, lines, action: { label, link: `${process.env["STOREFRONT_URL"] ?? ""}${to === "buyer" ? "/account/offers" : "/sell/offers"}` } }),
  })
  const pay = (lines: string[]) => write("buyer", `Accepted: ${amount} for ${about}`, [...lines, `Pay before ${until}; after that the price in the shop holds again.`], "See the offer and pay")
  const other: Side = by === "seller" ? "buyer" : "seller"
  const who = by === "seller" ? shop : offer.buyer_name
  switch (act) {
    case "offer": return [write("seller", `${who} offers ${amount} for ${about}`, [...said, `Answer before ${until}: accept, name another price, or decline.`], "Answer")]
    case "counter": return [write(other, `${who} answers with ${amount} for ${about}`, [...said, `Answer before ${until}.`], "Answer")]
    case "accept":
      if (by === "seller") return [pay(said)]
      if (by === "buyer") return [write("seller", `${who} accepts ${amount} for ${about}`, [...said, `He pays before ${until}; then the license is issued.`], "See the offer"), pay(["The price is agreed."])]
      return [pay(["The producer agrees to this price at once."]), write("seller", `Accepted by your rule: ${amount} for ${about}`, [`${offer.buyer_name} pays before ${until}; then the license is issued.`], "See the offer")]
    case "decline": return [write(other, `Declined: the offer for ${about}`, [...(said.length > 0 ? said : ["No reason was given."]), "The price in the shop holds."], "See the offer")]
    case "withdraw": return [write("seller", `Taken back: the offer for ${about}`, said, "See the offer")]
    case "expire": return [write("buyer", `Over: the offer for ${about}`, ["It was not answered or paid in time. You may make another."], "See the offer")]
    case "buy": return []
  }
}
