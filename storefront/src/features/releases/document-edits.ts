import { releaseDealSchema, releaseTrackSchema, type Credit, type ReleaseDeal, type ReleaseDocument, type ReleasePerson, type ReleaseTrack } from "@max-booster/api-contract"

/** One edit: the document as it is next. The same document back says that nothing changed. */
export type Change = (document: ReleaseDocument) => ReleaseDocument

/** The next key with a letter: one above the highest, so that a key of something removed does not come back. */
export function freshKey(letter: string, taken: readonly { id: string }[]): string {
  const numbers = taken.map(({ id }) => Number(new RegExp(`^${letter}(\\d{1,9})$`).exec(id)?.[1] ?? 0))
  return `${letter}${Math.max(0, ...numbers) + 1}`
}

export const set = <Key extends keyof ReleaseDocument>(key: Key, value: ReleaseDocument[Key]): Change => (document) => ({ ...document, [key]: value })

const byId = <Item extends { id: string }>(items: Item[], id: string, part: Partial<Item>): Item[] => items.map((each) => (each.id === id ? { ...each, ...part } : each))

/** Tracks stand by disc; those of a disc keep their order. */
const byDisc = (tracks: ReleaseTrack[]): ReleaseTrack[] => [...tracks].sort((a, b) => a.disc - b.disc)

export const setTrack = (id: string, part: Partial<ReleaseTrack>): Change => (document) => {
  const tracks = byId(document.tracks, id, part)
  return { ...document, tracks: part.disc === undefined ? tracks : byDisc(tracks) }
}

/** Adds a track at the end of the last disc; of a recording it takes sound and title. */
export const addTrack = (recording: { id: string; title: string } | null = null): Change => (document) => {
  const track = releaseTrackSchema.parse({ id: freshKey("K", document.tracks), disc: document.tracks.at(-1)?.disc ?? 1, recording_id: recording?.id ?? null, title: recording?.title ?? "" })
  return { ...document, tracks: [...document.tracks, track] }
}

export const removeTrack = (id: string): Change => (document) => ({ ...document, tracks: document.tracks.filter((each) => each.id !== id) })

/** Moves a track by one place; over the edge of a disc it changes the disc first. */
export const moveTrack = (id: string, by: -1 | 1): Change => (document) => {
  const tracks = byDisc(document.tracks)
  const at = tracks.findIndex((each) => each.id === id)
  const [track, neighbor] = [tracks[at], tracks[at + by]]
  if (!track || !neighbor) return document
  if (neighbor.disc !== track.disc) return { ...document, tracks: byId(tracks, id, { disc: neighbor.disc }) }
  tracks[at] = neighbor
  tracks[at + by] = track
  return { ...document, tracks }
}

/** Puts a track where another one is, on that one's disc, as a drag does. */
export const placeTrack = (id: string, on: string): Change => (document) => {
  const tracks = byDisc(document.tracks)
  const [from, to] = [tracks.findIndex((each) => each.id === id), tracks.findIndex((each) => each.id === on)]
  const [track, target] = [tracks[from], tracks[to]]
  if (!track || !target || from === to) return document
  const rest = tracks.filter((each) => each !== track)
  rest.splice(to, 0, { ...track, disc: target.disc })
  return { ...document, tracks: byDisc(rest) }
}

/** The person of a name, in any case of letters; written down when there is none yet. */
export function withPerson(document: ReleaseDocument, typed: string): { document: ReleaseDocument; person: string } {
  const name = typed.trim()
  const known = document.people.find((each) => each.name.trim().toLowerCase() === name.toLowerCase())
  if (known) return { document, person: known.id }
  const person: ReleasePerson = { id: freshKey("P", document.people), name, names: [], isni: null, ipi: null, spotify_id: null, apple_id: null }
  return { document: { ...document, people: [...document.people, person] }, person: person.id }
}

export const setPerson = (id: string, part: Partial<ReleasePerson>): Change => (document) => ({ ...document, people: byId(document.people, id, part) })

/** Takes somebody out of people, credits and shares. */
export const removePerson = (id: string): Change => (document) => {
  const others = <Item extends { person: string }>(items: Item[]) => items.filter(({ person }) => person !== id)
  return {
    ...document, people: document.people.filter((each) => each.id !== id), credits: others(document.credits),
    tracks: document.tracks.map((track) => ({ ...track, credits: others(track.credits), shares: others(track.shares) })),
  }
}

/** How often somebody is named. */
export const timesNamed = ({ credits, tracks }: Pick<ReleaseDocument, "credits" | "tracks">, id: string): number => [credits, ...tracks.map((track) => track.credits), ...tracks.map((track) => track.shares)].flat().filter(({ person }) => person === id).length

const creditsOf = (document: ReleaseDocument, track: string | null): Credit[] => (track === null ? document.credits : document.tracks.find(({ id }) => id === track)?.credits ?? [])

/** Sets the credits of the release (`track` null) or of a track. */
export const setCredits = (track: string | null, credits: Credit[]): Change => (track === null ? set("credits", credits) : setTrack(track, { credits }))

/** Credits somebody by name; the same person in the same role stands once. */
export const addCredit = (track: string | null, name: string, role: Credit["role"], instrument: string | null): Change => (before) => {
  if (name.trim() === "") return before
  const { document, person } = withPerson(before, name)
  const credits = creditsOf(document, track)
  if (credits.some((each) => each.person === person && each.role === role && each.instrument === instrument)) return document
  return setCredits(track, [...credits, { person, role, instrument }])(document)
}

/** Adds a share of somebody by name: what is missing to the whole. */
export const addShare = (track: string, name: string, role: ReleaseTrack["shares"][number]["role"]): Change => (before) => {
  if (name.trim() === "") return before
  const { document, person } = withPerson(before, name)
  const shares = document.tracks.find(({ id }) => id === track)?.shares ?? []
  const missing = Math.max(0, 10_000 - shares.reduce((sum, { points }) => sum + points, 0))
  return setTrack(track, { shares: [...shares, { person, role, points: missing }] })(document)
}

export const setDeal = (id: string, part: Partial<ReleaseDeal>): Change => (document) => ({ ...document, deals: byId(document.deals, id, part) })
export const addDeal: Change = (document) => ({ ...document, deals: [...document.deals, releaseDealSchema.parse({ id: freshKey("D", document.deals) })] })
export const removeDeal = (id: string): Change => (document) => ({ ...document, deals: document.deals.filter((each) => each.id !== id) })

/** The list without its entry at a place. */
export const without = <Item>(items: readonly Item[], at: number): Item[] => items.filter((_, index) => index !== at)
/** The list with another entry at a place. */
export const replaced = <Item>(items: readonly Item[], at: number, item: Item): Item[] => items.map((each, index) => (index === at ? item : each))
/** The list with or without an entry, in the order of `all`. */
export const toggled = <Item>(items: readonly Item[], item: Item, isOn: boolean, all: readonly Item[]): Item[] => all.filter((each) => (each === item ? isOn : items.includes(each)))
