import { allocate } from "@max-booster/kernel"

/** A price that stands for one buyer alone, minor units: what was agreed in an offer, or what an upgrade or a renewal costs him. */
export type OwnPrice = { kind: "offer" | "upgrade" | "renewal"; id: string; price: bigint }

/** A license in a cart at its list price, minor units. */
export type ListedLine = { id: string; seller_id: string; listing_id: string; type: string; exclusive: boolean; price: bigint; own: OwnPrice | null }

/** Of every `buy` + `free` licenses of a producer the `free` cheapest are free. No types: all that are not exclusive. */
export type BulkDeal = { id: string; seller_id: string; title: string; types: readonly string[]; buy: number; free: number }

/** Beats of a producer that cost `price` together, in one license type. */
export type Bundle = { id: string; seller_id: string; title: string; type: string; listing_ids: readonly string[]; price: bigint }

/** Why a line costs what it does. */
export type LineDeal = { kind: OwnPrice["kind"] | "bulk" | "bundle"; id: string; title: string | null }
export type LinePrice = { price: bigint; deal: LineDeal | null }

type Candidate = { saving: bigint; prices: Map<string, LinePrice> }

/**
 * What each line costs, by its id. A price of the buyer's own comes first; then the deals and bundles that save most, each line in one
 * only. What a deal saves is divided over all lines of its group in proportion to their prices, so that every beat earns its part
 * and a refund of one line gives back what it cost.
 * @param step the smallest unit that can be charged
 */
export function priceLines(lines: readonly ListedLine[], deals: { bulk: readonly BulkDeal[]; bundles: readonly Bundle[] }, step: bigint): Map<string, LinePrice> {
  const prices = new Map<string, LinePrice>(lines.map(({ id, price, own }) => [id, own ? { price: own.price, deal: { kind: own.kind, id: own.id, title: null } } : { price, deal: null }]))
  let open = lines.filter(({ own }) => own === null)
  for (;;) {
    const best = [...deals.bundles.map((bundle) => asBundle(bundle, open, step)), ...deals.bulk.map((deal) => inBulk(deal, open, step))]
      .reduce<Candidate>((most, each) => (each.saving > most.saving ? each : most), { saving: 0n, prices: new Map() })
    if (best.saving === 0n) return prices
    for (const [id, price] of best.prices) prices.set(id, price)
    open = open.filter(({ id }) => !best.prices.has(id))
  }
}

const nothing: Candidate = { saving: 0n, prices: new Map() }

function asBundle({ id, seller_id, title, type, listing_ids, price }: Bundle, open: readonly ListedLine[], step: bigint): Candidate {
  const members = open.filter((line) => line.seller_id === seller_id && line.type === type && listing_ids.includes(line.listing_id))
  return members.length === listing_ids.length ? shared(members, price, { kind: "bundle", id, title }, step) : nothing
}

function inBulk(deal: BulkDeal, open: readonly ListedLine[], step: bigint): Candidate {
  const groups = groupsOf(deal, open).map((group) => {
    const paid = group.slice(0, deal.buy).reduce((sum, { price }) => sum + price, 0n)
    return shared(group, paid, { kind: "bulk", id: deal.id, title: deal.title }, step)
  })
  return { saving: groups.reduce((sum, { saving }) => sum + saving, 0n), prices: new Map(groups.flatMap(({ prices }) => [...prices])) }
}

/** Dear ones first, so that the cheapest of like ones are free and one more license never makes the others dearer. */
function groupsOf(deal: BulkDeal, open: readonly ListedLine[]): ListedLine[][] {
  const fitting = open.filter((line) => fits(deal, line)).sort((a, b) => (a.price === b.price ? 0 : a.price > b.price ? -1 : 1))
  const size = deal.buy + deal.free
  return Array.from({ length: Math.ceil(fitting.length / size) }, (_, i) => fitting.slice(i * size, (i + 1) * size))
}

/** Whether a deal counts a line. */
const fits = ({ seller_id, types }: BulkDeal, line: ListedLine) => line.seller_id === seller_id && line.price > 0n && (types.length === 0 ? !line.exclusive : types.includes(line.type))

function shared(members: readonly ListedLine[], price: bigint, deal: LineDeal, step: bigint): Candidate {
  const whole = members.reduce((sum, line) => sum + line.price, 0n)
  if (price >= whole || price < 0n) return nothing
  const parts = allocate(price, members.map((line) => line.price), step)
  return { saving: whole - price, prices: new Map(members.map(({ id }, i) => [id, { price: parts[i] ?? 0n, deal }])) }
}

/** How many more licenses at their price bring the next free one; null when a buyer has chosen none that count. 0: the next one is free. */
export function untilFree(deal: BulkDeal, lines: readonly ListedLine[]): number | null {
  const count = lines.filter((line) => line.own === null && fits(deal, line)).length
  const rest = count % (deal.buy + deal.free)
  return rest === 0 ? null : Math.max(0, deal.buy - rest)
}
