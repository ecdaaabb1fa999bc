import { dealsMeet, periodsOf, placesOf, textOf } from "./deals-meet"
import type { ErnDealTerms, NewReleaseMessage } from "./message"
import type { MessageProblem } from "./rules"

const problem = (words: string): MessageProblem => ({ rule: "deal", words })

/** Each release has deals, each deal ends after it begins, and no two say different things of one place, model and time. */
export function dealProblems({ DealList, ReleaseList: { Release, TrackRelease = [] } }: NewReleaseMessage): MessageProblem[] {
  const byRelease = new Map<string, ErnDealTerms[]>()
  for (const { DealReleaseReference = [], Deal = [] } of DealList?.ReleaseDeal ?? [])
    for (const reference of DealReleaseReference) byRelease.set(reference, [...(byRelease.get(reference) ?? []), ...Deal.flatMap(({ DealTerms }) => DealTerms ?? [])])
  const sold = [...(Release ? [Release] : []), ...TrackRelease].map(({ ReleaseReference }) => ReleaseReference)
  // Tracks mostly share their deals: each set is looked at once.
  const sets = [...new Map([...byRelease].map(([reference, terms]) => [terms.map((each) => keyOf(each)).join("|"), { reference, terms }])).values()]
  return [
    ...sold.filter((reference) => !byRelease.get(reference)?.length).map((reference) => problem(`${reference} has no deal`)),
    ...sets.flatMap(({ reference, terms }) => [...terms.flatMap((each) => periodsOf(each).filter(({ from, until }) => until < from).map(({ from, until }) => problem(`A deal of ${reference} ends on ${until}, before it begins on ${from}`))), ...overlaps(reference, terms)]),
  ]
}

const keyOf = (terms: ErnDealTerms) => JSON.stringify(terms)

/** Deals of one model and use, both or neither for ordering ahead, that meet in a place and a time. */
function overlaps(reference: string, terms: readonly ErnDealTerms[]): MessageProblem[] {
  const alike = new Map<string, ErnDealTerms[]>()
  for (const each of terms) for (const model of each.CommercialModelType ?? []) for (const use of each.UseType ?? []) {
    const key = `${textOf(model)} ${textOf(use)}${each.IsPreOrderDeal === "true" ? " ahead" : ""}`
    alike.set(key, [...(alike.get(key) ?? []), each])
  }
  const words = [...alike].flatMap(([key, each]) => pairs(each).filter(([a, b]) => dealsMeet(a, b)).map(() => `Two deals of ${reference} for ${key} hold in one place at one time`))
  return [...new Set(words)].map(problem)
}

/** Pairs that can meet; of deals for single places only those of the same place are compared, as there may be hundreds. */
function pairs(terms: readonly ErnDealTerms[]): [ErnDealTerms, ErnDealTerms][] {
  const byPlace = new Map<string, number[]>()
  const wide: number[] = []
  terms.forEach((each, at) => { const codes = placesOf(each); if (codes === null || codes.has("Worldwide")) wide.push(at); else for (const code of codes) byPlace.set(code, [...(byPlace.get(code) ?? []), at]) })
  const found = new Set<string>()
  for (const group of byPlace.values()) for (let i = 0; i < group.length; i++) for (let j = i + 1; j < group.length; j++) found.add(`${group[i]} ${group[j]}`)
  for (const at of wide) terms.forEach((_, other) => { if (other !== at) found.add(`${Math.min(at, other)} ${Math.max(at, other)}`) })
  return [...found].flatMap((pair): [ErnDealTerms, ErnDealTerms][] => { const [a, b] = pair.split(" ").map((at) => terms[Number(at)]); return a && b ? [[a, b]] : [] })
}
