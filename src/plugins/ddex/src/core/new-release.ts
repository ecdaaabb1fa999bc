import { releaseDocumentSchema, type Credit, type ReleaseDocument, type ReleasePerson } from "@max-booster/api-contract"
import type { ReleaseRecording } from "@max-booster/extension-api"
import { isSameName } from "@max-booster/kernel"
import { creditsOfRole, shareRoleOf } from "./writer-role"

/** What a new release is made of. `owner` is who wrote a recording without a split sheet, by his legal name. */
export type NewRelease = { recordings: readonly ReleaseRecording[]; shop: string; owner: string; year: number }

/** Where most releases go; others are a choice. */
const TARGETS = ["spotify", "apple-music"] as const

/** The document of a release that begins with these recordings, in this order: the shop as artist and label, credits and shares from split sheets, offered everywhere. */
export function newDocument({ recordings, shop, owner, year }: NewRelease): ReleaseDocument {
  const people = new People()
  const main: Credit = { person: people.keyOf(shop), role: "main", instrument: null }
  const line = { year, owner: shop }
  const tracks = recordings.map(({ id, title, writers }, at) => ({ id: `t${at + 1}`, recording_id: id, title, ...creditedTo(writers.length > 0 ? writers : [{ name: owner, role: "producer", points: 10_000 }], people, main) }))
  return releaseDocumentSchema.parse({
    kind: kindOf(recordings.length), title: recordings.length === 1 ? recordings[0]?.title : "",
    credits: [main], label: shop, p_line: line, c_line: line, genre: recordings.find(({ genre }) => genre !== null)?.genre ?? null,
    deals: [{ id: "d1" }], targets: [...TARGETS], tracks, people: people.all,
  })
}

/** By number of tracks, as stores count them; their length may make another of it. */
const kindOf = (tracks: number): ReleaseDocument["kind"] => (tracks <= 3 ? "single" : tracks <= 6 ? "ep" : "album")

function creditedTo(writers: ReleaseRecording["writers"], people: People, main: Credit) {
  const credits = writers.flatMap(({ name, role, points }) => creditsOfRole(role, points > 0).map((each): Credit => ({ person: people.keyOf(name), role: each, instrument: null })))
  const shares = writers.filter(({ points }) => points > 0).map(({ name, role, points }) => ({ person: people.keyOf(name), role: shareRoleOf(role), points }))
  return { credits: [main, ...credits], shares }
}

/** People of a release, each written down once. */
class People {
  readonly all: ReleasePerson[] = []

  keyOf(name: string): string {
    const known = this.all.find((person) => isSameName(person.name, name))
    if (known) return known.id
    const id = `p${this.all.length + 1}`
    this.all.push({ id, name, names: [], isni: null, ipi: null, spotify_id: null, apple_id: null })
    return id
  }
}
