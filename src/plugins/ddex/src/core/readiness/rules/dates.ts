import { releaseTargetNames, type ReleaseDeal } from "@max-booster/api-contract"
import { daysUntil, plusDays } from "../days"
import { spanOf, spansMeet, territoriesMeet } from "../deal-span"
import type { Found, Rule } from "../rule"
import { nameOf } from "../words"

const inDeals = (look: (deal: ReleaseDeal, facts: Parameters<Rule["check"]>[0]) => { field: string; reason: string } | null): Rule["check"] => (facts) => facts.document.deals.flatMap((deal): Found[] => {
  const found = look(deal, facts)
  return found ? [{ path: `deals.${deal.id}.${found.field}`, reason: found.reason }] : []
})

/** When and where a release is offered. */
export const dateRules: readonly Rule[] = [
  { id: "release-date-missing", severity: "blocker", about: "release", title: "The release date is missing", check: ({ document }) => (document.release_date ? [] : [{ path: "release_date", reason: "Choose the day on which it comes out." }]) },
  { id: "release-date-past", severity: "warning", about: "release", title: "The release date has passed", check: ({ document: { release_date }, today }) => (release_date && release_date < today ? [{ path: "release_date", reason: `${release_date} is over: stores publish at once. Of music that was out before, keep that day as original release date and choose a new one.` }] : []) },
  {
    id: "lead-time", severity: "warning", about: "release", title: "The release date is very near",
    check: ({ document: { release_date }, today }, { id, leadDays }) => {
      if (leadDays === null || !release_date || release_date < today || daysUntil(today, release_date) >= leadDays) return []
      return [{ path: "release_date", reason: `${releaseTargetNames[id]} should have it ${leadDays} days before. Handed over today, it is safe from ${plusDays(today, leadDays)} on.` }]
    },
  },
  { id: "preorder-late", severity: "blocker", about: "release", title: "Pre-orders begin too late", check: ({ document: { preorder_date, release_date } }) => (preorder_date && release_date && preorder_date >= release_date ? [{ path: "preorder_date", reason: `Pre-orders begin on ${preorder_date}, and the release comes out on ${release_date}: choose an earlier day, or none.` }] : []) },
  { id: "preorder-without-downloads", severity: "warning", about: "release", title: "Nothing to pre-order", check: ({ document: { preorder_date, deals } }) => (preorder_date && deals.length > 0 && !deals.some(({ models }) => models.includes("download")) ? [{ path: "preorder_date", reason: "What is ordered ahead are downloads, and none are offered." }] : []) },
  {
    id: "original-date-late", severity: "blocker", about: "release", title: "First released after its release",
    check: ({ document }) => {
      const { release_date } = document
      if (!release_date) return []
      const late = (day: string | null): day is string => day !== null && day > release_date
      return [
        ...(late(document.original_release_date) ? [{ path: "original_release_date", reason: `It cannot have come out first on ${document.original_release_date}, after ${release_date}.` }] : []),
        ...document.tracks.filter((track) => late(track.original_release_date)).map((track) => ({ path: `tracks.${track.id}.original_release_date`, reason: `${nameOf(document, track)} cannot have come out first on ${track.original_release_date ?? ""}, after ${release_date}.` })),
      ]
    },
  },
  { id: "deals-missing", severity: "blocker", about: "deal", title: "Nothing is offered", fix: { id: "add-deal", label: "Offer it worldwide" }, check: ({ document: { deals } }) => (deals.length > 0 ? [] : [{ path: "deals", reason: "Say where and how people may hear it: without an offer nobody can." }]) },
  { id: "deal-without-models", severity: "blocker", about: "deal", title: "An offer of nothing", check: inDeals(({ models }) => (models.length === 0 ? { field: "models", reason: "Choose whether it is streamed, with advertisements, or sold as download." } : null)) },
  { id: "deal-without-countries", severity: "blocker", about: "deal", title: "An offer without countries", check: inDeals(({ territories: { mode, countries } }) => (mode !== "world" && countries.length === 0 ? { field: "territories", reason: mode === "only" ? "It is offered in chosen countries, and none is chosen." : "It leaves countries out, and none is named. Choose the world." } : null)) },
  { id: "deal-ends-early", severity: "blocker", about: "deal", title: "An offer ends before it begins", check: inDeals((deal, { document }) => { const { from, until } = spanOf(document, deal); return from && until && until < from ? { field: "ends_on", reason: `It begins on ${from} and ends on ${until}.` } : null }) },
  { id: "deal-over", severity: "warning", about: "deal", title: "An offer is over", check: inDeals(({ ends_on }, { today }) => (ends_on && ends_on < today ? { field: "ends_on", reason: `It ended on ${ends_on}: nobody hears it by this offer.` } : null)) },
  { id: "deal-before-release", severity: "warning", about: "deal", title: "An offer begins before the release", check: inDeals(({ starts_on }, { document: { release_date } }) => (starts_on && release_date && starts_on < release_date ? { field: "starts_on", reason: `It begins on ${starts_on}, and the release on ${release_date}: it would be out earlier than it says.` } : null)) },
  {
    id: "deals-overlap", severity: "blocker", about: "deal", title: "Two offers say different things",
    check: ({ document }) => document.deals.filter((deal, at) => document.deals.slice(0, at).some((before) => deal.models.some((model) => before.models.includes(model)) && territoriesMeet(deal.territories, before.territories) && spansMeet(document, deal, before)))
      .map(({ id }) => ({ path: `deals.${id}.territories`, reason: "Another offer is made in some of the same countries and days in the same way. Let them differ, or keep one." })),
  },
  { id: "price-tier-missing", severity: "advice", about: "deal", title: "Downloads without a price", check: inDeals(({ models, price_tier }) => (models.includes("download") && price_tier === null ? { field: "price_tier", reason: "Stores sell it at their usual price, unless you choose one." } : null)) },
]
