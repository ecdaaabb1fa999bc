import type { ReleaseDocument } from "@max-booster/api-contract"
import { isSameName } from "@max-booster/kernel"
import { usesOf } from "../rules/rights"
import { freeKey } from "../words"
import { trackAt, withTrack, type Fix } from "./fix"

type People = ReleaseDocument["people"]
type Shares = ReleaseDocument["tracks"][number]["shares"]

/** The person of a name, added when there is none. */
function withPerson(people: People, name: string): { people: People; key: string } {
  const known = people.find((person) => isSameName(person.name, name))
  if (known) return { people, key: known.id }
  const key = freeKey(people, "P")
  return { people: [...people, { id: key, name, names: [], isni: null, ipi: null, spotify_id: null, apple_id: null }], key }
}

/** Licenses of a track's beats. */
const licensesAt: (...of: Parameters<Fix>) => ReturnType<typeof usesOf>[number]["license"][] = (document, facts, path) => usesOf({ ...facts, document }).filter(({ track }) => track.id === trackAt(document, path)?.id).map(({ license }) => license)

/** Credits each beat's producer in its track. */
export const addCredit: Fix = (document, facts, path) => licensesAt(document, facts, path).reduce((mended, { producer }) => {
  const track = trackAt(mended, path)
  const { people, key } = withPerson(mended.people, producer)
  if (!track || track.credits.some(({ person, role }) => person === key && role === "producer")) return mended
  return withTrack({ ...mended, people }, { ...track, credits: [...track.credits, { person: key, role: "producer", instrument: null }] })
}, document)

/** Gives each beat's producer the share of his license; what the others have is divided as before over the rest. */
export const addShare: Fix = (document, facts, path) => licensesAt(document, facts, path).reduce((mended, { producer, terms }) => {
  const track = trackAt(mended, path)
  const { people, key } = withPerson(mended.people, producer)
  const points = terms.producerShare * 100
  if (!track || points === 0 || track.shares.filter(({ person }) => person === key).reduce((sum, share) => sum + share.points, 0) >= points) return mended
  const others = track.shares.filter(({ person }) => person !== key)
  return withTrack({ ...mended, people }, { ...track, shares: [...scaledTo(others, 10_000 - points), { person: key, role: "composer", points }] })
}, document)

/** Shares in the proportion that they have, summing to a total: what rounding leaves goes to the first. */
function scaledTo(shares: Shares, total: number): Shares {
  const sum = shares.reduce((all, { points }) => all + points, 0)
  if (sum === 0) return shares
  const scaled = shares.map((share) => ({ ...share, points: Math.floor((share.points * total) / sum) }))
  const left = total - scaled.reduce((all, { points }) => all + points, 0)
  return scaled.map((share, at) => (at === 0 ? { ...share, points: share.points + left } : share))
}

/** Ends offers on the last day of the license that ends first. */
export const endDeals: Fix = (document, facts) => {
  const [first] = usesOf({ ...facts, document }).flatMap(({ license }) => license.ends_on ?? []).sort()
  return first === undefined ? document : { ...document, deals: document.deals.map((deal) => (deal.ends_on === null || deal.ends_on > first ? { ...deal, ends_on: first } : deal)) }
}
