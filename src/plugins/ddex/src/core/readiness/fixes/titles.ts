import type { ReleaseDocument } from "@max-booster/api-contract"
import { isSameName } from "@max-booster/kernel"
import { mapTexts } from "../texts"
import { guestsIn, versionIn, withoutControl, withoutKindWord } from "../title-words"
import { freeKey } from "../words"
import { trackAt, withTrack, type Fix } from "./fix"

/** Takes signs out that nobody sees. */
export const removeControlCharacters: Fix = (document, _, path) => mapTexts(document, (text) => (text.path === path ? withoutControl(text.text, text.kind === "lyrics") : text.text))

/** Makes guests named in a title featured artists. */
export const moveFeat: Fix = (document, _, path) => {
  const track = trackAt(document, path)
  const found = guestsIn((track ?? document).title)
  if (!found) return document
  let people = document.people
  const credits = [...(track ?? document).credits]
  for (const name of found.names) {
    const known = people.find((person) => isSameName(person.name, name))
    const person = known?.id ?? freeKey(people, "P")
    if (!known) people = [...people, { id: person, name, names: [], isni: null, ipi: null, spotify_id: null, apple_id: null }]
    if (!credits.some((credit) => credit.person === person && credit.role === "featured")) credits.push({ person, role: "featured", instrument: null })
  }
  const next: ReleaseDocument = { ...document, people }
  return track ? withTrack(next, { ...track, title: found.title, credits }) : { ...next, title: found.title, credits }
}

/** Moves "(Radio Edit)" from a title to the version. */
export const moveVersion: Fix = (document, _, path) => {
  const track = trackAt(document, path)
  const found = versionIn((track ?? document).title)
  if (!found || (track ?? document).version.trim()) return document
  return track ? withTrack(document, { ...track, ...found }) : { ...document, ...found }
}

/** Takes "EP" or "Single" off the release's title. */
export const dropKindWord: Fix = (document) => ({ ...document, title: withoutKindWord(document.title) ?? document.title })

/** Gives a release of one track that track's title. */
export const matchTitle: Fix = (document) => ({ ...document, title: document.tracks[0]?.title ?? document.title })
