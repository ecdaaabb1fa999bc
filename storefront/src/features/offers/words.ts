import type { OfferView } from "@max-booster/api-contract"
import type { Tone } from "@/components/badge"

export type Side = "buyer" | "seller"
type Step = OfferView["steps"][number]

/** Where a negotiation stands, as one of its sides sees it. */
export function standingOf({ state, turn }: Pick<OfferView, "state" | "turn">, side: Side): { word: string; tone: Tone } {
  switch (state) {
    case "open": return turn === side ? { word: "Your answer", tone: "accent" } : { word: side === "buyer" ? "Producer’s turn" : "Buyer’s turn", tone: "quiet" }
    case "accepted": return side === "buyer" ? { word: "Accepted: pay now", tone: "good" } : { word: "Accepted, not paid yet", tone: "good" }
    case "bought": return { word: "Paid", tone: "good" }
    case "declined": return { word: "Declined", tone: "bad" }
    case "withdrawn": return { word: "Taken back", tone: "quiet" }
    case "expired": return { word: "Over", tone: "quiet" }
  }
}

const verbs: Record<Step["act"], string> = { offer: "offered", counter: "answered with", accept: "accepted", decline: "declined", withdraw: "took the offer back", expire: "ran out", buy: "paid" }

/** A step in words: "You offered $25.00". */
export function stepWords({ by, act, price }: Pick<Step, "by" | "act" | "price">, side: Side, other: string, show: (price: NonNullable<Step["price"]>) => string): string {
  if (act === "expire") return "It ran out without an answer or payment"
  const amount = price ? ` ${show(price)}` : ""
  if (by === "shop") return `Accepted at once:${amount}`
  return `${by === side ? "You" : other} ${verbs[act]}${amount}`
}
