import type { BeatQuery } from "@max-booster/api-contract"

/** A browse query after parsing. */
type BeatAsk = { q?: string; genre?: string; key?: string; bpm_min?: number; bpm_max?: number; price_max?: number; producer?: string; featured?: boolean }

/** Database filters of a browse query: on sale, and whatever the buyer asks. */
export function toListingFilters(query: BeatQuery): Record<string, unknown> {
  const { q, genre, key, bpm_min, bpm_max, price_max, producer, featured } = query as BeatAsk
  return {
    state: "published",
    seller: { state: "active", ...(producer && { handle: producer }) },
    ...(genre && { genre }), ...(key && { key }), ...(featured && { featured: true }),
    ...((bpm_min !== undefined || bpm_max !== undefined) && { bpm: { ...(bpm_min !== undefined && { $gte: bpm_min }), ...(bpm_max !== undefined && { $lte: bpm_max }) } }),
    ...(price_max !== undefined && { from_price: { $lte: price_max } }),
    ...(q && { $or: matches(q) }),
  }
}

/** A search word matches title, shop, genre or description; wildcards in it are literal. */
function matches(q: string): Record<string, unknown>[] {
  const like = { $ilike: `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%` }
  return [{ title: like }, { seller: { name: like } }, { genre: like }, { description: like }]
}

/** Order of a browse query; ties by newest, then by id, so that pages do not overlap. */
export function toOrder(sort: BeatQuery["sort"] = "newest"): Record<string, "ASC" | "DESC"> {
  const last = { published_at: "DESC", id: "ASC" } as const
  switch (sort) {
    case "price": return { from_price: "ASC", ...last }
    case "-price": return { from_price: "DESC", ...last }
    case "bpm": return { bpm: "ASC", ...last }
    case "-bpm": return { bpm: "DESC", ...last }
    case "title": return { title: "ASC", ...last }
    case "newest": return last
  }
}
