import type { CommercialModel, ReleaseDeal, Territories } from "@max-booster/api-contract"
import type { ErnDeal, ErnDealTerms, NewReleaseMessage } from "./message"
import { type Plan, UnbuildableRelease } from "./plan"
import type { Purpose } from "../delivery"
import { dealsMeet } from "./deals-meet"
import { MAIN_RELEASE, VISIBILITY } from "./releases"
import { commercialTerms, priceCodes, trainingTerms } from "./tables"

/** The day before, ISO. */
export const dayBefore = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

export const territoriesOf = ({ mode, countries }: Territories): Pick<ErnDealTerms, "TerritoryCode" | "ExcludedTerritoryCode"> => {
  const codes = [...new Set(countries.map((country) => country.toUpperCase()))].sort()
  return mode === "world" || codes.length === 0 ? { TerritoryCode: ["Worldwide"] } : mode === "only" ? { TerritoryCode: codes } : { ExcludedTerritoryCode: codes }
}

type Terms = { from: string; until: string | null }

/**
 * Who may use the release and its tracks, how, where and from when until when: a deal a model, as models differ in what they permit.
 * In a takedown the same deals have ended the day before the message was made.
 * @throws {UnbuildableRelease} without a deal or a date
 */
export function dealListOf(plan: Plan): NonNullable<NewReleaseMessage["DealList"]> {
  const { facts: { document }, tracks, profile } = plan
  if (document.deals.length === 0) throw new UnbuildableRelease("The release has no deal: say where and how it may be heard")
  const permitting = tracks.filter(({ track }) => track.ai.training === "permitted")
  const parts = profile === "SimpleAudioSingle" ? [] : permitting.map(({ release }) => release)
  const learned = [...(permitting.length === tracks.length ? [MAIN_RELEASE] : []), ...parts]
  return {
    ReleaseDeal: [
      { DealReleaseReference: [MAIN_RELEASE, ...(profile === "SimpleAudioSingle" ? [] : tracks.map(({ release }) => release))], Deal: once(document.deals.flatMap((deal) => dealsOf(plan, deal)), plan.delivery.purpose) },
      ...(learned.length > 0 ? [{ DealReleaseReference: learned, Deal: trainingDeals(plan) }] : []),
    ],
    ...(document.preorder_date && { ReleaseVisibility: [visibilityOf(document.preorder_date)] }),
  }
}

/** In a takedown deals that had not begun fall onto one day: of those that say the same the first is enough. */
function once(deals: ErnDeal[], purpose: Purpose): ErnDeal[] {
  if (purpose !== "takedown") return deals
  const model = ({ CommercialModelType, IsPreOrderDeal }: ErnDealTerms) => JSON.stringify([CommercialModelType, IsPreOrderDeal])
  const kept: ErnDealTerms[] = []
  for (const { DealTerms: terms } of deals) if (terms && !kept.some((each) => model(each) === model(terms) && dealsMeet(each, terms))) kept.push(terms)
  return kept.map((DealTerms) => ({ DealTerms }))
}

function dealsOf(plan: Plan, deal: ReleaseDeal): ErnDeal[] {
  const terms = termsOf(plan, deal)
  const ahead = plan.facts.document.preorder_date
  const models = [...new Set(deal.models)]
  return [
    // What begins after the release is no order ahead of it.
    ...(ahead && ahead < terms.from && terms.from === plan.facts.document.release_date && models.includes("download") ? [dealOf(plan, deal, "download", { from: ahead, until: dayBefore(terms.from) }, true)] : []),
    ...models.map((model) => dealOf(plan, deal, model, terms)),
  ]
}

/** Where and while it may be heard it may be learned from. Of deals that meet the first gives the right: it is not given twice, and nowhere else. */
function trainingDeals(plan: Plan): ErnDeal[] {
  const given: ErnDealTerms[] = []
  for (const deal of plan.facts.document.deals) {
    const terms: ErnDealTerms = { ...territoriesOf(deal.territories), ValidityPeriod: [validity(plan, termsOf(plan, deal))], CommercialModelType: [{ "#": "UserDefined", "@Namespace": plan.namespace, "@UserDefinedValue": trainingTerms.model }], UseType: [...trainingTerms.uses] }
    if (!given.some((each) => dealsMeet(each, terms))) given.push(terms)
  }
  return given.map((DealTerms) => ({ DealTerms }))
}

function dealOf(plan: Plan, deal: ReleaseDeal, model: CommercialModel, terms: Terms, isAhead = false): ErnDeal {
  return {
    DealTerms: {
      ...territoriesOf(deal.territories), ValidityPeriod: [validity(plan, terms)], CommercialModelType: [commercialTerms[model].model], UseType: [...commercialTerms[model].uses],
      PriceInformation: model === "download" && deal.price_tier ? [{ PriceCode: { "#": priceCodes[deal.price_tier], "@Namespace": plan.namespace } }] : undefined,
      IsPreOrderDeal: isAhead ? "true" : undefined,
    },
  }
}

function termsOf({ facts: { document } }: Plan, { starts_on, ends_on }: ReleaseDeal): Terms {
  const from = starts_on ?? document.release_date
  if (!from) throw new UnbuildableRelease("A deal begins on no day: give it one, or the release a date")
  return { from, until: ends_on }
}

function validity({ delivery: { purpose, createdAt } }: Plan, { from, until }: Terms) {
  if (purpose !== "takedown") return { StartDate: from, EndDate: until ?? undefined }
  const yesterday = dayBefore(createdAt.slice(0, 10))
  const end = until !== null && until < yesterday ? until : yesterday
  return { StartDate: from < end ? from : end, EndDate: end }
}

/** All four, as the standard asks when one is given (DDEX ERN Part 1, Pre-orders). */
const visibilityOf = (day: string) => ({ VisibilityReference: VISIBILITY, TerritoryCode: ["Worldwide"], ReleaseDisplayStartDateTime: `${day}T00:00:00`, CoverArtPreviewStartDateTime: `${day}T00:00:00`, FullTrackListingPreviewStartDateTime: `${day}T00:00:00`, ClipPreviewStartDateTime: `${day}T00:00:00` })
