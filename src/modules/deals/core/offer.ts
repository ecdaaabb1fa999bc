import { formatMoney, money, ok, refuse, type Result } from "@max-booster/kernel"

export type OfferState = "open" | "accepted" | "declined" | "withdrawn" | "expired" | "bought"
/** Who negotiates; an offer begins with the buyer's word, and then it is the seller's turn. */
export type Side = "seller" | "buyer"
/** Where a negotiation stands. `price` is the newest that was named, minor units. */
export type Negotiation = { state: OfferState; turn: Side; price: bigint; expires_at: Date }
/** What a producer takes for a license, minor units: its price, the lowest offer that he looks at (null: none), and from which on he agrees at once (null: never). */
export type OfferRules = { label: string; list: bigint; minimum: bigint | null; acceptFrom: bigint | null; currency: string; step: bigint }
export type Answer = { act: "counter"; price: bigint } | { act: "accept" | "decline" | "withdraw" }

/** Days for an answer, and days to pay after it was agreed. */
export const OFFER_DAYS = 7
/** A negotiation ends somewhere. */
const MOST_STEPS = 20

const later = (now: Date) => new Date(now.getTime() + OFFER_DAYS * 86_400_000)
const agreedAt = (price: bigint, turn: Side, now: Date): Negotiation => ({ state: "accepted", turn, price, expires_at: later(now) })

/** A buyer's first word. An offer that the producer agrees to from the start is accepted at once. */
export function beginOffer(price: bigint, rules: OfferRules, now: Date): Result<Negotiation> {
  const fault = faultOfBuyersPrice(price, rules)
  if (fault) return refuse("offer_refused", fault)
  return ok(isEnough(price, rules) ? agreedAt(price, "buyer", now) : { state: "open", turn: "seller", price, expires_at: later(now) })
}

/**
 * What an answer makes of a negotiation. Whose turn it is answers; only the buyer may take his offer back at any time.
 * @param steps how many there were so far
 */
export function answerOffer(offer: Negotiation, by: Side, answer: Answer, rules: OfferRules, { now, steps }: { now: Date; steps: number }): Result<Negotiation> {
  if (offer.state !== "open") return refuse("offer_over", `This offer is ${words[offer.state]}; it cannot be answered any more.`)
  if (offer.expires_at <= now) return refuse("offer_over", "This offer has run out without an answer. Make a new one.")
  if (answer.act === "withdraw") return by === "buyer" ? ok({ ...offer, state: "withdrawn" }) : refuse("not_your_turn", "Only the buyer can take his offer back. Decline it instead.")
  if (offer.turn !== by) return refuse("not_your_turn", `It is the ${offer.turn === "buyer" ? "buyer" : "producer"}’s turn to answer.`)
  switch (answer.act) {
    case "accept": return ok(agreedAt(offer.price, "buyer", now))
    case "decline": return ok({ ...offer, state: "declined" })
    case "counter": {
      if (steps >= MOST_STEPS) return refuse("offer_refused", `After ${MOST_STEPS} steps an offer is accepted or declined.`)
      return by === "seller" ? sellerCounters(offer, answer.price, rules, now) : buyerCounters(offer, answer.price, rules, now)
    }
  }
}

function sellerCounters(offer: Negotiation, price: bigint, rules: OfferRules, now: Date): Result<Negotiation> {
  const show = showing(rules)
  if (price <= offer.price) return refuse("offer_refused", `The buyer offers ${show(offer.price)}: name a higher price, or accept.`)
  if (price > rules.list) return refuse("offer_refused", `The license costs ${show(rules.list)} in your shop: name no more than that.`)
  if (price % rules.step !== 0n) return refuse("offer_refused", stepWords(rules))
  return ok({ state: "open", turn: "buyer", price, expires_at: later(now) })
}

function buyerCounters(offer: Negotiation, price: bigint, rules: OfferRules, now: Date): Result<Negotiation> {
  if (price >= offer.price) return refuse("offer_refused", `The producer asks ${showing(rules)(offer.price)}: accept that, or name a lower price.`)
  return beginOffer(price, rules, now)
}

function faultOfBuyersPrice(price: bigint, rules: OfferRules): string | null {
  const { label, list, minimum, step } = rules
  const show = showing(rules)
  if (minimum === null) return `The producer takes no offers for the ${label} license.`
  if (price < minimum) return `Offers for the ${label} license start at ${show(minimum)}.`
  if (price >= list) return `The ${label} license costs ${show(list)}: put it in the cart instead.`
  return price % step === 0n ? null : stepWords(rules)
}

const isEnough = (price: bigint, { acceptFrom }: OfferRules) => acceptFrom !== null && price >= acceptFrom
const showing = ({ currency }: OfferRules) => (amount: bigint) => formatMoney(money(amount, currency))
const stepWords = ({ currency, step }: OfferRules) => `In ${currency.toUpperCase()} prices are multiples of ${formatMoney(money(step, currency))}.`
const words: Record<Exclude<OfferState, "open">, string> = { accepted: "accepted", declined: "declined", withdrawn: "withdrawn", expired: "over", bought: "paid" }
