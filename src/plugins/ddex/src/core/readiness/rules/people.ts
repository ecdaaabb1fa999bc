import { isSameName } from "@max-booster/kernel"
import { parseIpi, parseIsni } from "../../identifiers"
import type { Rule } from "../rule"
import { isNobody, isSeveral } from "../title-words"
import { listed, mainArtistsOf, nameOf, namesIn, personOf } from "../words"

/** Every place that names a person by its key. */
const namings = ({ document }: Parameters<Rule["check"]>[0]) => [
  ...document.credits.map(({ person }) => ({ path: "credits", person, where: "The release" })),
  ...document.tracks.flatMap((track) => [...track.credits.map(({ person }) => ({ path: `tracks.${track.id}.credits`, person, where: nameOf(document, track) })), ...track.shares.map(({ person }) => ({ path: `tracks.${track.id}.shares`, person, where: nameOf(document, track) }))]),
]

/** Who is named, and as what. */
export const peopleRules: readonly Rule[] = [
  { id: "person-unnamed", severity: "blocker", about: "person", title: "Somebody without a name", check: (facts) => facts.document.people.filter(({ id, name }) => !name.trim() && namings(facts).some(({ person }) => person === id)).map(({ id }) => ({ path: `people.${id}.name`, reason: "Credits name somebody whose name is empty. Write it, or take the credit out." })) },
  { id: "person-unknown", severity: "blocker", about: "person", title: "A credit of nobody", check: (facts) => namings(facts).filter(({ person }) => !personOf(facts.document, person)).map(({ path, where }) => ({ path, reason: `${where} credits somebody who is not among the people of this release. Choose again.` })) },
  { id: "person-twice", severity: "warning", about: "person", title: "Somebody is there twice", check: ({ document: { people } }) => people.filter(({ name }, at) => name.trim() && people.slice(0, at).some((before) => isSameName(before.name, name))).map(({ id, name }) => ({ path: `people.${id}.name`, reason: `${name} is in the list twice: stores may make two artists of it. Keep one.` })) },
  { id: "person-several", severity: "warning", about: "person", title: "Several names in one field", check: ({ document: { people } }) => people.filter(({ name }) => isSeveral(name)).map(({ id, name }) => ({ path: `people.${id}.name`, reason: `“${name}” looks like several artists. Stores want each in a field of its own, else they make a new artist of the whole line.` })) },
  { id: "person-nobody", severity: "blocker", about: "person", title: "A name that is nobody's", check: ({ document: { people } }) => people.filter(({ name }) => isNobody(name)).map(({ id, name }) => ({ path: `people.${id}.name`, reason: `“${name}” is no artist. Credit the artists of each track; stores call a compilation's artist “Various Artists” themselves.` })) },
  { id: "isni-wrong", severity: "blocker", about: "person", title: "An ISNI is wrong", check: ({ document: { people } }) => people.flatMap(({ id, isni }) => { const read = isni ? parseIsni(isni) : null; return read && !read.ok ? [{ path: `people.${id}.isni`, reason: read.error.message }] : [] }) },
  { id: "ipi-wrong", severity: "blocker", about: "person", title: "An IPI number is wrong", check: ({ document: { people } }) => people.flatMap(({ id, ipi }) => { const read = ipi ? parseIpi(ipi) : null; return read && !read.ok ? [{ path: `people.${id}.ipi`, reason: read.error.message }] : [] }) },
  {
    id: "main-artist-missing", severity: "blocker", about: "track", title: "The main artist is missing",
    check: ({ document }) => [
      ...(namesIn(document, document.credits, "main").length === 0 && document.kind !== "compilation" ? [{ path: "credits", reason: "The release has no main artist." }] : []),
      ...document.tracks.filter((track) => mainArtistsOf(document, track).length === 0).map((track) => ({ path: `tracks.${track.id}.credits`, reason: `${nameOf(document, track)} has no main artist.` })),
    ],
  },
  {
    id: "main-artists-many", severity: "warning", about: "release", title: "Many main artists",
    check: ({ document }, { mostMainArtists }) => { const names = namesIn(document, document.credits, "main"); return mostMainArtists !== null && names.length > mostMainArtists ? [{ path: "credits", reason: `${names.length} main artists: from four on, stores show “Various Artists” and list the release under “Appears on”. Make some of them featured.` }] : [] },
  },
  { id: "main-and-featured", severity: "warning", about: "track", title: "Main artist and guest at once", check: ({ document }) => document.tracks.flatMap((track) => namesIn(document, track.credits, "featured").filter((name) => mainArtistsOf(document, track).some((main) => isSameName(main, name))).map((name) => ({ path: `tracks.${track.id}.credits`, reason: `${name} is main artist and guest of ${nameOf(document, track)}. Choose one (Apple's Music Style Guide, 2.13).` }))) },
  { id: "composer-missing", severity: "blocker", about: "track", title: "The composer is missing", check: ({ document }) => document.tracks.filter(({ credits }) => namesIn(document, credits, "composer").length === 0).map((track) => ({ path: `tracks.${track.id}.credits`, reason: `Nobody is named as composer of ${nameOf(document, track)}. Write the name that stands in the passport: societies pay by it.` })) },
  { id: "lyricist-missing", severity: "warning", about: "track", title: "The lyricist is missing", check: ({ document }) => document.tracks.filter(({ credits, lyrics, language }) => lyrics.trim() && language !== "zxx" && namesIn(document, credits, "lyricist").length === 0).map((track) => ({ path: `tracks.${track.id}.credits`, reason: `${nameOf(document, track)} has lyrics, and nobody who wrote them.` })) },
  {
    id: "credits-of-apple", severity: "warning", about: "track", title: "Apple asks who played and who produced",
    check: ({ document }, { id }) => (id === "apple-music" ? document.tracks : []).flatMap((track) => {
      const lacking = [...(namesIn(document, track.credits, "performer", "vocalist").length === 0 ? ["a performer or vocalist"] : []), ...(namesIn(document, track.credits, "producer", "mixing-engineer", "mastering-engineer").length === 0 ? ["a producer or engineer"] : [])]
      return lacking.length > 0 ? [{ path: `tracks.${track.id}.credits`, reason: `${nameOf(document, track)} lacks ${listed(lacking)}: Apple Music wants at least one credit in each of writing, performing and producing.` }] : []
    }),
  },
  { id: "instrument-missing", severity: "advice", about: "track", title: "What did they play?", check: ({ document }) => document.tracks.flatMap((track) => track.credits.filter(({ role, instrument }) => role === "performer" && !instrument?.trim()).map(({ person }) => ({ path: `tracks.${track.id}.credits`, reason: `${personOf(document, person)?.name ?? "Somebody"} performs in ${nameOf(document, track)}: say on which instrument.` }))) },
  {
    id: "shares-sum", severity: "blocker", about: "track", title: "Publishing shares do not make a whole",
    check: ({ document }) => document.tracks.flatMap((track) => { const sum = track.shares.reduce((total, { points }) => total + points, 0); return track.shares.length > 0 && sum !== 10_000 ? [{ path: `tracks.${track.id}.shares`, reason: `The shares of ${nameOf(document, track)} sum to ${sum / 100} %, not to 100 %.` }] : [] }),
  },
  { id: "shares-missing", severity: "advice", about: "track", title: "Publishing shares are open", check: ({ document }) => document.tracks.filter(({ shares }) => shares.length === 0).map((track) => ({ path: `tracks.${track.id}.shares`, reason: `Who holds how much of the composition of ${nameOf(document, track)} is not written down. Stores do not ask; societies will.` })) },
]
